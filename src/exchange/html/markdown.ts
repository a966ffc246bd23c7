import MarkdownIt from 'markdown-it';
import { escapeHtml } from './escape';
import { sourceFigure } from './figure';
import type { Remarks } from './matrix';

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
markdown.renderer.rules['fence'] = (tokens, at) => {
  const { content = '', info = '', meta } = tokens[at] ?? {};
  return sourceFigure(content, info.trim(), drawnIn(meta));
};
markdown.renderer.rules['code_block'] = (tokens, at) => sourceFigure(tokens[at]?.content ?? '', '', null);
markdown.renderer.rules['table_open'] = () =>
  '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>\n';
markdown.renderer.rules['table_close'] = (tokens, at) => {
  const { rows, after } = addedTo(tokens[at]?.meta);
  return `${rows}</table></div>\n${after}`;
};
markdown.renderer.rules['tr_close'] = (tokens, at) => `${addedTo(tokens[at]?.meta).rows}</tr>\n`;

function shown(content: string, tag: 'p' | 'span'): string {
  const bare = content.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
  return bare === '' ? '' : `<${tag} class="markup">${escapeHtml(bare)}</${tag}>`;
}

export interface Shown {
  /** The level of the heading above the text. */
  readonly base: number;
  /** Whether the page draws diagrams. */
  readonly drawn: boolean;
  /** What code has to say to the tables; lines are those of the text. */
  readonly remarks: Remarks | null;
}

/** A record's Markdown as HTML that executes nothing and loads nothing. */
export function htmlOf(text: string, anchor: Anchor, { base, drawn, remarks }: Shown): string {
  const tokens = markdown.parse(text, {});
  levelled(tokens, base);
  for (const token of tokens) {
    safe(token, anchor);
    for (const child of token.children ?? []) safe(child, anchor);
  }
  if (drawn) captioned(tokens);
  if (remarks) remarked(tokens, remarks);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Each fence with the heading that it stands under. */
function captioned(tokens: readonly Token[]): void {
  let heading = '';
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') heading = plain(tokens[at + 1]);
    if (token.type === 'fence') token.meta = { caption: heading };
  }
}

function plain(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) => (/^(?:text|code_inline)$/.test(type) ? content : ''))
    .join('');
}

/** Walks the tables with the lines of the text: a table is its header, a line of dashes, and a line for each row. */
function remarked(tokens: readonly Token[], { shades, ends, rows, after }: Remarks): void {
  let header = -1;
  let line = -1;
  let column = 0;
  for (const token of tokens) {
    if (token.type === 'table_open') [header, line] = [token.map?.[0] ?? -1, -1];
    else if (token.type === 'tr_open') [line, column] = [line < 0 ? header : Math.max(line + 1, header + 2), 0];
    else if (token.type === 'td_open' || token.type === 'th_open') {
      const shade = shades.get(`${line}:${column++}`);
      if (shade) token.attrJoin('class', shade);
    } else if (token.type === 'tr_close') token.meta = { rows: ends.get(line) ?? '' };
    else if (token.type === 'table_close')
      token.meta = { rows: rows.get(header) ?? '', after: after.get(header) ?? '' };
  }
}

function drawnIn(meta: unknown): string | null {
  const caption = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'caption') : null;
  return typeof caption === 'string' ? caption : null;
}

function addedTo(meta: unknown): { rows: string; after: string } {
  const of = (key: string) => {
    const value: unknown = typeof meta === 'object' && meta !== null ? Reflect.get(meta, key) : '';
    return typeof value === 'string' ? value : '';
  };
  return { rows: of('rows'), after: of('after') };
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
