import { escapeHtml } from './escape';

/** A block of code. A diagram is its source until it is drawn; `caption` is `null` where nothing will be. */
export function sourceFigure(content: string, info: string, caption: string | null): string {
  const language = /^[\w+#.-]{1,30}/.exec(info)?.[0] ?? '';
  if (language === 'mermaid' && caption !== null)
    return diagramFigure(caption === '' ? 'Diagram' : caption, content, true);
  const label = language === '' ? 'Code' : `Source of ${language === 'mermaid' ? 'a diagram, Mermaid' : language}`;
  return `<figure><figcaption>${escapeHtml(label)}</figcaption>${code(content)}</figure>\n`;
}

/** What the script of the page draws, with its source folded under it; without the script the source is what there is. */
export function diagramFigure(caption: string, source: string, open: boolean): string {
  return `<figure data-diagram><figcaption>${escapeHtml(caption)}</figcaption><details${open ? ' open' : ''}><summary>Source of this diagram, Mermaid</summary>${code(source)}</details></figure>\n`;
}

function code(content: string): string {
  return `<pre tabindex="0"><code>${escapeHtml(content)}</code></pre>`;
}
