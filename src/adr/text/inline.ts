import { remembered } from './memo';

/*
 * Inline Markdown as plain text. Deliberately small: names, statuses and titles hold emphasis, code, links and
 * comments, and nothing that would need a full inline parser.
 */

/** `**[Redis](x.md)** <!-- or not -->` -> `Redis`. */
export function plain(source: string): string {
  if (!/[*_`~[\]<\\&]|\s\s/.test(source)) return source.trim();
  let text = source;
  // Each sign is looked for before the patterns that need it: this is the function that is called most.
  if (text.includes('<')) text = text.replace(/(?<!\\)<!--[\s\S]*?(?:-->|$)/g, ' ');
  if (text.includes('[')) {
    text = text
      .replace(/(?<!\\)!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(?<!\\)\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/(?<!\\)\[([^\]]+)\]\[[^\]]*\]/g, '$1');
  }
  if (text.includes('<')) {
    text = text
      .replace(/(?<!\\)<br\s*\/?>/gi, ' ')
      .replace(/(?<!\\)<((?:https?|mailto):[^>\s]+)>/g, '$1')
      .replace(HTML, '');
  }
  if (text.includes('`')) text = text.replace(/(?<![\\`])(`+)(?!`)\s?(.+?)\s?(?<!`)\1(?!`)/g, '$2');
  if (text.includes('~~')) text = text.replaceAll('~~', '');
  if (text.includes('*')) text = text.replace(/(?<!\\)\*+/g, '');
  if (text.includes('_')) text = text.replace(/(?<![\p{L}\p{N}\\])_+(?=\S)|(?<=\S)(?<!\\)_+(?![\p{L}\p{N}])/gu, '');
  if (text.includes('&'))
    text = text.replace(/(?<!\\)&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES.get(name) ?? ' ');
  if (text.includes('\\')) text = text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return text.replace(/\s+/g, ' ').trim();
}

/** Tags people use in text. Anything else in angle brackets is a placeholder or a type: `Lease<T>`, `<concise decision>`. */
const HTML =
  /(?<!\\)<\/?(?:a|abbr|b|big|center|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strike|strong|sub|summary|sup|u|ul|ol|li|wbr)(?:\s[^<>]*)?\/?>/gi;

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
]);

/** A text as a key to compare by: no case, no marks, no punctuation, single blanks. Letters of every script stay. */
export const keyOf = remembered(text => {
  const lower = plain(text).toLowerCase();
  // Nearly every name is ASCII, where a class of ranges is many times as quick as one of properties.
  if (/^[ -~]*$/.test(lower)) return lower.replace(/[^a-z0-9+#%]+/g, ' ').trim();
  return lower
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[^\p{L}\p{N}+#%]+/gu, ' ')
    .trim();
});

/** HTML comments as blanks of the same length, so that offsets stay. */
export function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(/<!--[\s\S]*?(?:-->|$)/g, found => found.replace(/[^\r\n]/g, ' ')) : text;
}

/** Struck text as blanks of the same length: `~~Proposed~~ Accepted` is accepted. */
export function withoutStruck(text: string): string {
  if (!/~~|<(?:del|s|strike)\b/i.test(text)) return text;
  return text.replace(/~~(?=\S)[^~\n]*~~|<(del|s|strike)\b[^>]*>[^<\n]*<\/\1>/gi, found => ' '.repeat(found.length));
}
