import { element } from '../ui/dom';
import { copyFor, type Picture } from './clean';
import { describeDiagram } from './describe';
import type { Pen } from './draw';
import type { pageTheme } from './pageTheme';
import type { Problem } from './problem';
import type { Job } from './queue';

/** Wider than this it is scrolled: made to fit, its words could not be read. */
const wide = 1600;

/** A diagram of the exported page: its picture, or what is wrong with it, before its source, which is in the page. */
export class PageFigure implements Job {
  readonly element: HTMLElement;
  readonly #pen: Pen;
  readonly #theme: () => ReturnType<typeof pageTheme>;
  readonly #place: string;
  readonly #source: string;
  readonly #details: HTMLDetailsElement | null;
  #shown: HTMLElement | null = null;
  #fingerprint = '';

  constructor(figure: HTMLElement, place: string, pen: Pen, theme: () => ReturnType<typeof pageTheme>) {
    this.element = figure;
    this.#place = place;
    this.#pen = pen;
    this.#theme = theme;
    this.#details = figure.querySelector('details');
    this.#source = this.#details?.querySelector('code')?.textContent ?? '';
  }

  get stale(): boolean {
    return this.#fingerprint !== this.#theme().fingerprint;
  }

  async draw(): Promise<void> {
    if (!this.stale) return;
    const theme = this.#theme();
    const drawn = this.#pen.kept(this.#source, theme) ?? (await this.#pen.draw(this.#source, theme, () => true));
    if (!drawn || this.#theme().fingerprint !== theme.fingerprint) return;
    this.#fingerprint = theme.fingerprint;
    const shown = 'picture' in drawn ? this.#picture(drawn.picture) : problemIn(drawn.problem);
    this.element.dataset['state'] = 'picture' in drawn ? 'drawn' : 'broken';
    // On paper, which is light, a picture for a dark page is turned round.
    this.element.toggleAttribute('data-dark', theme.dark);
    if (this.#shown) this.#shown.replaceWith(shown);
    else {
      this.#details?.before(shown);
      if (this.#details) this.#details.open = !('picture' in drawn);
    }
    this.#shown = shown;
  }

  #picture(picture: Picture): HTMLElement {
    const svg = copyFor(this.#place, picture);
    svg.setAttribute('width', String(Math.ceil(picture.width)));
    svg.setAttribute('height', String(Math.ceil(picture.height)));
    const image = element('div', 'picture', svg);
    image.setAttribute('role', 'img');
    image.setAttribute('aria-label', describeDiagram(this.#source));
    if (picture.width <= wide) return image;
    const scrolled = element('div', 'wide large', image);
    scrolled.tabIndex = 0;
    scrolled.setAttribute('role', 'group');
    scrolled.setAttribute('aria-label', 'A wide diagram: it scrolls');
    return scrolled;
  }
}

function problemIn({ message, line }: Problem): HTMLElement {
  const where = line === null ? 'This diagram cannot be drawn:' : `Line ${line + 1} of the diagram:`;
  const said = element('pre', '', message);
  said.tabIndex = 0;
  return element('div', 'problem', element('p', '', where), said);
}
