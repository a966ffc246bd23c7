import { element } from './dom';
import { quietButton, setStates } from './quiet';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

/** A button and the menu below it: arrows walk, Enter chooses, Escape and leaving close it. */
export function menuButton(label: string, items: readonly MenuItem[]): HTMLElement {
  const menu = element('div', 'menu');
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  menu.hidden = true;
  const opener = quietButton(`${label} ▾`, () => show(menu.hidden === true), label);
  setStates(opener, { ariaHaspopup: 'menu', ariaExpanded: 'false' });
  const entries = items.map(item => {
    const entry = element('button', '', item.label);
    entry.type = 'button';
    entry.tabIndex = -1;
    entry.setAttribute('role', 'menuitem');
    entry.addEventListener('click', () => {
      show(false);
      opener.focus();
      item.run();
    });
    return entry;
  });
  menu.append(...entries);

  const show = (open: boolean) => {
    menu.hidden = !open;
    setStates(opener, { ariaExpanded: open ? 'true' : 'false' });
    if (open) entries[0]?.focus();
  };
  const walk = (to: number) => entries.at(to % entries.length)?.focus();
  const host = element('div', 'menu-host', opener, menu);
  host.addEventListener('keydown', event => {
    const at = entries.findIndex(entry => entry.matches(':focus'));
    if (event.key === 'ArrowDown') menu.hidden ? show(true) : walk(at + 1);
    else if (menu.hidden) return;
    else if (event.key === 'ArrowUp') walk(at - 1);
    else if (event.key === 'Home') walk(0);
    else if (event.key === 'End') walk(-1);
    else if (event.key === 'Escape') {
      show(false);
      opener.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) show(false);
  });
  return host;
}
