import { button } from './controls';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A small button that shows a drawing (path data in a square of 16) or a short word; its name is read out and its tip. */
export function iconButton(name: string, looks: { path: string } | { word: string }, onClick: () => void): HTMLElement {
  const made = button(name, onClick);
  made.setAttribute('aria-label', name);
  made.setAttribute('appearance', 'icon');
  made.title = name;
  made.replaceChildren('path' in looks ? icon(looks.path) : looks.word);
  return made;
}

/** A button of which the word changes, and with it the name. */
export function renameButton(button: HTMLElement, word: string): void {
  // The toolkit hears of a property that changes, and not of an attribute.
  button.ariaLabel = word;
  button.title = word;
  button.textContent = word;
}

/**
 * Says in words what a button of the toolkit acts on. Its real button is in a shadow tree, from which the id of another
 * element would not be found; so it is told the words. Only once it is in the page.
 */
export function describeButton(button: HTMLElement, words: string): void {
  button.shadowRoot?.querySelector('button')?.setAttribute('aria-description', words);
}

function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value);
  const line = document.createElementNS(svgNamespace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
