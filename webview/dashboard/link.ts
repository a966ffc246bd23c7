import { element } from '../ui/dom';

/** Looks like a link and opens a record: it leads nowhere that a page could go. */
export function link(text: string, path: string, open: (path: string) => void, key: string): HTMLButtonElement {
  const made = element('button', 'link', text);
  made.type = 'button';
  made.dataset['key'] = key;
  made.addEventListener('click', () => open(path));
  return made;
}
