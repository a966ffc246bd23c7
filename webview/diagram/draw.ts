import type { Mermaid, MermaidConfig } from 'mermaid';
import { drawnAs, type Picture, readPicture } from './clean';
import { withoutLoading } from './css';
import { longest, type Problem, problemOf, tooLong } from './problem';
import type { Theme } from './theme';

export type Drawn = { readonly picture: Picture } | { readonly problem: Problem };

/** What a record cannot change by a directive or front matter: what is safe, and what follows the editor's theme. */
const settled = [
  'secure securityLevel startOnLoad maxTextSize suppressErrorRendering maxEdges dompurifyConfig logLevel htmlLabels',
  'theme themeVariables themeCSS darkMode fontFamily altFontFamily arrowMarkerAbsolute deterministicIds',
].flatMap(names => names.split(' '));

/** Draws with Mermaid, which is loaded for the first picture and not before. */
export class Pen {
  #loading: Promise<Mermaid> | null = null;
  #place: HTMLElement | null = null;
  #settings: { readonly fingerprint: string } | null = null;
  /** The newest pictures, by theme and source: undoing, reordering and switching themes back draw nothing anew. */
  readonly #kept = new Map<string, Drawn>();

  /** Begins to load Mermaid; harmless to call again. */
  warm(): Promise<Mermaid> {
    this.#loading ??= import('mermaid').then(module => module.default);
    return this.#loading;
  }

  kept(source: string, theme: Theme): Drawn | undefined {
    return this.#kept.get(keyOf(source, theme));
  }

  /** Nothing comes back when the result is no longer wanted. */
  async draw(source: string, theme: Theme, wanted: () => boolean): Promise<Drawn | null> {
    const refused = tooLong(source);
    if (refused) return { problem: refused };
    const mermaid = await this.warm().catch(() => null);
    if (!wanted()) return null;
    if (!mermaid)
      return { problem: { message: 'Mermaid could not be loaded. Close this pane and open it again.', line: null } };
    if (this.#settings?.fingerprint !== theme.fingerprint) {
      mermaid.initialize(settings(theme));
      this.#settings = theme;
    }
    const drawn = await this.#drawSafely(mermaid, withoutLoading(source));
    this.#keep(keyOf(source, theme), drawn);
    return drawn;
  }

  async #drawSafely(mermaid: Mermaid, source: string): Promise<Drawn> {
    try {
      // It parses before it draws, and with `suppressErrorRendering` a source that does not parse leaves nothing behind;
      // to ask `parse` first would read every source twice.
      const { svg } = await mermaid.render(drawnAs, source, this.#paper());
      const picture = readPicture(svg);
      return picture ? { picture } : { problem: { message: 'Mermaid drew nothing for this diagram.', line: null } };
    } catch (error) {
      return { problem: problemOf(error, source) };
    } finally {
      this.#place?.replaceChildren();
    }
  }

  /** Mermaid measures text in the page, so it draws in it: out of sight, and without moving what is in sight. */
  #paper(): HTMLElement {
    if (!this.#place?.isConnected) {
      this.#place = document.createElement('div');
      this.#place.className = 'paper';
      this.#place.setAttribute('aria-hidden', 'true');
      this.#place.inert = true;
      document.body.append(this.#place);
    }
    return this.#place;
  }

  #keep(key: string, drawn: Drawn): void {
    this.#kept.delete(key);
    this.#kept.set(key, drawn);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > 60 && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf(source: string, theme: Theme): string {
  return `${theme.fingerprint}\n${source}`;
}

function settings({ variables, font, css }: Theme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: settled,
    maxTextSize: longest,
    suppressErrorRendering: true,
    logLevel: 'fatal',
    htmlLabels: false,
    deterministicIds: true,
    deterministicIDSeed: drawnAs,
    theme: 'base',
    themeVariables: variables,
    themeCSS: css,
    fontFamily: font.family,
    darkMode: variables['darkMode'] === true,
  };
}
