import { button } from './controls';

/** A button that does not shout: for what is there beside the one thing a page is about. */
export function quietButton(label: string, onClick: () => void, name = label): HTMLElement {
  const made = button(label, onClick);
  // The toolkit calls an icon button "Icon Button" where it has no name yet.
  made.setAttribute('aria-label', name);
  made.setAttribute('appearance', 'icon');
  made.classList.add('quiet');
  return made;
}

export function relabel(made: HTMLElement, label: string): void {
  if (made.textContent === label) return;
  made.textContent = label;
  made.setAttribute('aria-label', label);
}

/** The toolkit hands these on to the button inside when they are set as properties, and not as attributes. */
interface States {
  readonly ariaPressed?: 'true' | 'false';
  readonly ariaExpanded?: 'true' | 'false';
  readonly ariaHaspopup?: 'menu';
}

export function setStates(made: HTMLElement, states: States): void {
  Object.assign(made, states);
}

export function enable(made: HTMLElement, enabled: boolean): void {
  if (made.hasAttribute('disabled') === enabled) made.toggleAttribute('disabled', !enabled);
}
