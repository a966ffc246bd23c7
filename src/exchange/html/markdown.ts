import MarkdownIt from 'markdown-it';
import { escapeHtml } from './escape';

/** Where a link of a record leads within the page: an anchor, or `null` where the page does not hold it. */
export type Anchor = (target: string) => string | null;

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 30 });

// What a record writes as HTML is shown as it is written; comments are for authors.
markdown.renderer.rules['html_block'] = (tokens, at) => shown(tokens[at]?.content ?? '', 'p');
markdown.renderer.rules['html_inline'] = (tokens, at) => shown(tokens[at]?.content ?? '', 'span');
// Nothing is loaded, from anywhere.
markdown.renderer.rules['image'] = (tokens, at) =>
  `<span class="image">[${escapeHtml(tokens[at]?.content || 'picture')}]</span>`;
markdown.renderer.rules['fence'] = (tokens, at) => source(tokens[at]?.content ?? '', tokens[at]?.info.trim() ?? '');
markdown.renderer.rules['code_block'] = (tokens, at) => source(tokens[at]?.content ?? '', '');
markdown.renderer.rules['table_open'] = () =>
  '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';

function shown(content: string, tag: 'p' | 'span'): string {
  const bare = content.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
  return bare === '' ? '' : `<${tag} class="markup">${escapeHtml(bare)}</${tag}>`;
}

/** A diagram is its source: drawing it would take a script of megabytes. */
function source(content: string, info: string): string {
  const language = /^[\w+#.-]{1,30}/.exec(info)?.[0] ?? '';
  const label = language === '' ? 'Code' : `Source of ${language === 'mermaid' ? 'a diagram, Mermaid' : language}`;
  return `<figure><figcaption>${escapeHtml(label)}</figcaption><pre tabindex="0"><code>${escapeHtml(content)}</code></pre></figure>\n`;
}

/** A record's Markdown as HTML that executes nothing and loads nothing. `base` is the level of the heading above it. */
export function htmlOf(text: string, anchor: Anchor, base: number): string {
  const tokens = markdown.parse(text, {});
  levelled(tokens, base);
  for (const token of tokens) {
    safe(token, anchor);
    for (const child of token.children ?? []) safe(child, anchor);
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Levels go down one by one, as readers by ear need it: a record may jump from its title to the third. */
function levelled(tokens: readonly Token[], base: number): void {
  const open: { was: number; now: number }[] = [];
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    const was = Number(token.tag.slice(1));
    if (token.type === 'heading_open') {
      while ((open.at(-1)?.was ?? 0) >= was) open.pop();
      open.push({ was, now: Math.min(6, (open.at(-1)?.now ?? base) + 1) });
    }
    token.tag = `h${open.at(-1)?.now ?? 6}`;
  }
}

function safe(token: Token, anchor: Anchor): void {
  if (token.type === 'link_open') {
    const href = linkOf(String(token.attrGet('href') ?? ''), anchor);
    token.attrs = href === null ? [] : [['href', href], ...(href.startsWith('#') ? [] : [REL])];
    return;
  }
  const align = /text-align:\s*(left|right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  const start = token.type === 'ordered_list_open' ? token.attrGet('start') : null;
  token.attrs = align ? [['class', align]] : start ? [['start', String(Number(start))]] : null;
  if (token.type === 'th_open') token.attrs = [...(token.attrs ?? []), ['scope', 'col']];
}

const REL: [string, string] = ['rel', 'noopener noreferrer nofollow'];

function linkOf(target: string, anchor: Anchor): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(target)) return target;
  return anchor(target);
}
