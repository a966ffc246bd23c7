import type { DiagramMessage } from '../../src/protocol/diagramPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { describeButton } from '../ui/iconButton';
import { copyFor, type Picture } from './clean';
import { describeDiagram } from './describe';
import type { Drawn, Pen } from './draw';
import { pngOf, svgText } from './exportPicture';
import type { Problem } from './problem';
import type { Job } from './queue';
import type { Theme } from './theme';
import { type Tool, toolbar } from './tools';
import { Viewport } from './viewport';
import { zoomIn, zoomOut } from './zoom';

/** What happens in a figure that the host is to know. */
export interface Teller {
  reveal(line: number | null): void;
  copySource(): void;
  export(format: 'svg' | 'png', data: string): void;
}

interface Shown {
  readonly picture: Picture;
  readonly theme: Theme;
  readonly description: string;
}

/** One diagram: its caption, tools, picture, and what is wrong with its source. */
export class Figure implements Job {
  readonly #heading = element('h2', '');
  readonly #tools = toolbar(tool => this.#use(tool));
  readonly #problem = element('div', 'problem');
  readonly #viewport = new Viewport(() => this.#teller.reveal(null));
  readonly #words = element('p', '');
  readonly #status = element('p', 'status-line');
  readonly element: HTMLElement;
  #diagram: DiagramMessage | null = null;
  #shown: Shown | null = null;
  #wrong: Problem | null = null;
  /** The source and theme of the last answer, be it a picture or a problem. */
  #answered: { readonly source: string; readonly fingerprint: string } | null = null;
  #draws = 0;
  readonly #place: string;
  readonly #pen: Pen;
  readonly #theme: () => Theme;
  readonly #teller: Teller;

  /** Ids in the figure begin with its place. */
  constructor(place: string, pen: Pen, theme: () => Theme, teller: Teller) {
    this.#place = place;
    this.#pen = pen;
    this.#theme = theme;
    this.#teller = teller;
    this.#heading.id = `${place}caption`;
    this.#status.setAttribute('role', 'status');
    this.#problem.hidden = true;
    this.element = element(
      'figure',
      '',
      element('figcaption', '', this.#heading),
      this.#tools.element,
      this.#problem,
      this.#viewport.element,
      element('details', 'words', element('summary', '', 'Describe'), this.#words),
      this.#status,
    );
    this.element.setAttribute('aria-labelledby', this.#heading.id);
    this.#state('waiting');
  }

  /** The figure is in the page already. */
  update(diagram: DiagramMessage): void {
    const before = this.#diagram;
    this.#diagram = diagram;
    if (before?.caption !== diagram.caption) {
      this.#heading.textContent = diagram.caption;
      this.#tools.element.setAttribute('aria-label', diagram.caption);
      for (const tool of this.#tools.buttons) describeButton(tool, diagram.caption);
    }
    if (before?.source !== diagram.source && !this.#shown) this.#describe(describeDiagram(diagram.source));
    if (before?.line !== diagram.line && this.#wrong && !this.stale) this.#showProblem(this.#wrong);
  }

  get source(): string | undefined {
    return this.#diagram?.source;
  }

  /** Whether what is shown is not yet what the text and the theme ask for. */
  get stale(): boolean {
    const { source } = this.#diagram ?? {};
    return this.#answered?.source !== source || this.#answered?.fingerprint !== this.#theme().fingerprint;
  }

  async draw(): Promise<void> {
    const diagram = this.#diagram;
    const theme = this.#theme();
    if (!diagram || !this.stale) return;
    const { source } = diagram;
    const wanted = () =>
      this.element.isConnected && this.#diagram?.source === source && this.#theme().fingerprint === theme.fingerprint;
    const drawn = this.#pen.kept(source, theme) ?? (await this.#drawAnew(source, theme, wanted));
    if (!drawn || !wanted()) return;
    this.#answered = { source, fingerprint: theme.fingerprint };
    if ('picture' in drawn) this.#showPicture(drawn.picture, source, theme);
    else this.#showProblem(drawn.problem);
  }

  #drawAnew(source: string, theme: Theme, wanted: () => boolean): Promise<Drawn | null> {
    this.#draws += 1;
    this.element.dataset['draws'] = String(this.#draws);
    return this.#pen.draw(source, theme, wanted);
  }

  /**
   * Brings the figure into sight, and leaves the focus where it is. Only a short way is shown as a movement: on a long
   * one the figures that are passed get drawn and change their height, and the movement would end at the wrong place.
   */
  show(): void {
    const { top, bottom } = this.element.getBoundingClientRect();
    const far = top > 2 * innerHeight || bottom < -innerHeight;
    const still = far || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.element.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
  }

  #showPicture(picture: Picture, source: string, theme: Theme): void {
    const description = describeDiagram(source);
    this.#shown = { picture, theme, description };
    this.#wrong = null;
    this.#viewport.put(copyFor(this.#place, picture), picture);
    this.#describe(description);
    this.#problem.hidden = true;
    this.#problem.replaceChildren();
    this.#state('drawn');
  }

  /** The last good picture stays. */
  #showProblem(problem: Problem): void {
    this.#wrong = problem;
    const { message, line } = problem;
    const inFile = this.#diagram?.line ?? null;
    const where =
      line === null
        ? 'This diagram cannot be drawn.'
        : `Line ${line + 1} of the diagram${inFile === null ? '' : `, line ${inFile + line + 1} of the file`}:`;
    const head = element('div', 'where', element('strong', '', where));
    if (line !== null && inFile !== null) {
      const goTo = button('Go to line', () => this.#teller.reveal(line));
      goTo.setAttribute('appearance', 'secondary');
      head.append(goTo);
    }
    this.#problem.replaceChildren(head, element('pre', '', message));
    if (this.#shown) this.#problem.append(element('p', '', 'Below is the last picture that could be drawn.'));
    this.#problem.hidden = false;
    this.#state('broken');
  }

  #state(state: 'waiting' | 'drawn' | 'broken'): void {
    this.element.dataset['state'] = state;
    this.#viewport.element.hidden = state === 'broken' && !this.#shown;
  }

  #describe(description: string): void {
    this.#viewport.describe(description);
    this.#words.textContent = description;
  }

  #use(tool: Tool): void {
    this.#status.textContent = '';
    const uses: Record<Tool, () => void> = {
      'Zoom in': () => this.#viewport.zoom(zoomIn),
      'Zoom out': () => this.#viewport.zoom(zoomOut),
      Reset: () => this.#viewport.reset(),
      'Export SVG': () => this.#export('svg'),
      'Export PNG': () => this.#export('png'),
      'Copy source': () => this.#teller.copySource(),
      'Go to source': () => this.#teller.reveal(null),
    };
    uses[tool]();
  }

  async #export(format: 'svg' | 'png'): Promise<void> {
    if (!this.#shown) return this.#say('There is no picture to export yet.');
    const { picture, theme, description } = this.#shown;
    const title = this.#diagram?.caption ?? '';
    const svg = svgText(picture, { background: theme.background, title, description });
    if (format === 'svg') return this.#teller.export('svg', svg);
    const png = await pngOf(svg, picture);
    this.#teller.export('png', png.data);
    if (png.reduced)
      this.#say(`The PNG is smaller than usual, ${png.width} by ${png.height} pixels: no larger one can be drawn.`);
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }
}
