import type { DiagramMessage, DiagramSnapshot, FromDiagramPane } from '../../src/protocol/diagramPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import type { Host } from '../ui/host';
import { iconButton, renameButton } from '../ui/iconButton';
import { recordHeader } from '../ui/record';
import { Pen } from './draw';
import { Figure } from './figure';
import { Queue } from './queue';
import { readTheme, type Theme, watchTheme } from './theme';

/** All diagrams of a record. Figures are kept by the id of their diagram, so that each keeps its picture and view. */
export class Page {
  readonly #host: Host<FromDiagramPane>;
  readonly #pen = new Pen();
  readonly #queue = new Queue();
  readonly #figures = new Map<string, Figure>();
  /** Figures in sight, or nearly: only these are drawn. */
  readonly #near = new Set<Element>();
  readonly #sight = new IntersectionObserver(entries => this.#seen(entries), { rootMargin: '600px 0px' });
  readonly #pin = iconButton('Pin', { word: 'Pin' }, () => this.#host.send({ type: 'pin', pinned: !this.#pinned }));
  readonly #head = element('div', 'head');
  readonly #notice = element('div', 'notice');
  readonly #main = element('main', '');
  #headKey = '';
  #uri: string | null = null;
  #pinned = false;
  #made = 0;
  #theme: Theme | null = null;

  constructor(host: Host<FromDiagramPane>) {
    this.#host = host;
    watchTheme(() => this.#themeMayHaveChanged());
  }

  show(snapshot: DiagramSnapshot): void {
    if (snapshot.diagrams.length > 0) this.#pen.warm().catch(() => undefined);
    if (!this.#main.isConnected) document.body.replaceChildren(this.#head, this.#main);
    // Another record: its diagrams have the same ids, and must not inherit pictures and views.
    if (snapshot.uri !== this.#uri) for (const [id, figure] of this.#figures) this.#remove(id, figure);
    this.#uri = snapshot.uri;
    this.#showHead(snapshot);
    this.#showNotice(snapshot);
    this.#showFigures(snapshot.diagrams);
  }

  /** The cursor of the text is at this diagram. */
  scrollTo(id: string): void {
    for (const [own, figure] of this.#figures) figure.element.toggleAttribute('data-current', own === id);
    this.#figures.get(id)?.show();
  }

  #showHead({ record, pinned }: DiagramSnapshot): void {
    const key = JSON.stringify(record);
    if (key !== this.#headKey) {
      this.#headKey = key;
      this.#head.replaceChildren(...(record ? [recordHeader(record)] : []));
      this.#head.firstElementChild?.append(this.#pin);
    }
    this.#pinned = pinned;
    renameButton(this.#pin, pinned ? 'Unpin' : 'Pin');
    this.#pin.ariaPressed = String(pinned);
  }

  #showNotice({ record, notice, diagrams }: DiagramSnapshot): void {
    const words = notice ?? (diagrams.length > 0 ? null : emptyWords(record !== null));
    const shown = this.#notice.firstElementChild?.textContent ?? null;
    if (words === shown && this.#notice.isConnected === (words !== null)) return;
    this.#notice.remove();
    if (words === null) return;
    this.#notice.replaceChildren(element('p', '', words));
    if (!record) this.#notice.append(button('Open record', () => this.#host.send({ type: 'openRecord' })));
    this.#main.prepend(this.#notice);
  }

  #showFigures(diagrams: readonly DiagramMessage[]): void {
    const ids = new Set(diagrams.map(({ id }) => id));
    for (const [id, figure] of this.#figures) if (!ids.has(id)) this.#remove(id, figure);
    let place: ChildNode | null =
      this.#notice.parentNode === this.#main ? this.#notice.nextSibling : this.#main.firstChild;
    for (const diagram of diagrams) {
      const figure = this.#figures.get(diagram.id) ?? this.#add(diagram.id);
      if (figure.element === place) place = place.nextSibling;
      else this.#main.insertBefore(figure.element, place);
      figure.update(diagram);
      this.#wish(figure);
    }
  }

  #add(id: string): Figure {
    this.#made += 1;
    const figure = new Figure(`d${this.#made}-`, this.#pen, () => this.#currentTheme(), {
      reveal: line => this.#host.send({ type: 'reveal', id, line }),
      copySource: () => this.#host.send({ type: 'copySource', id }),
      export: (format, data) => this.#host.send({ type: 'export', id, format, data }),
    });
    this.#figures.set(id, figure);
    this.#sight.observe(figure.element);
    // The first is in sight: it need not wait to be told so.
    if (this.#figures.size === 1) this.#near.add(figure.element);
    return figure;
  }

  #remove(id: string, figure: Figure): void {
    this.#figures.delete(id);
    this.#near.delete(figure.element);
    this.#sight.unobserve(figure.element);
    this.#queue.drop(figure);
    figure.element.remove();
  }

  #wish(figure: Figure): void {
    if (figure.stale && this.#near.has(figure.element)) this.#queue.add(figure);
    else this.#queue.drop(figure);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    for (const figure of this.#figures.values()) this.#wish(figure);
  }

  #currentTheme(): Theme {
    this.#theme ??= readTheme();
    return this.#theme;
  }

  #themeMayHaveChanged(): void {
    const before = this.#theme;
    if (!before) return;
    const now = readTheme();
    if (now.fingerprint === before.fingerprint) return;
    this.#theme = now;
    for (const figure of this.#figures.values()) this.#wish(figure);
  }
}

function emptyWords(hasRecord: boolean): string {
  return hasRecord
    ? 'This record has no diagram. A code block that begins with ```mermaid is drawn here as it is typed.'
    : 'Open a decision record to see its diagrams here.';
}
