/** The web extension: nothing here needs Node yet, so it is wired as on the desktop. */
export { activate } from './extension';
