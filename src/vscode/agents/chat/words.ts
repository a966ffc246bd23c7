import { type Mention, mentionsIn } from '../../../log/mentions';

/* Words from records, files and models are text: in a chat they never become a link, a picture, HTML or a command. */

const LONGEST = 20_000;

/** Text as Markdown that shows just it. */
export function escaped(text: string): string {
  return (
    text
      .slice(0, LONGEST)
      .replace(/\s+/g, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/[\\`*_{}[\]()#+!~>|$^=-]/g, '\\$&')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
      // Addresses become links by themselves.
      .replace(/:(?=\/\/|\w)/g, '&#58;')
      .replaceAll('@', '&#64;')
      .replace(/www\./gi, found => `${found.slice(0, 3)}&#46;`)
  );
}

/** A part of what a model said: Markdown that is safe, or a record that it names. */
export type Piece = string | Mention;

/** Paragraphs, lists, bold and code of a model's answer stay; everything else of Markdown is shown as it was written. */
export function piecesOf(answer: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const line of answer.slice(0, LONGEST).split(/\r?\n/)) {
    const [, indent = '', mark = '', rest = ''] = /^(\s*)(?:([-*+]|\d{1,3}[.)])\s+)?(.*)$/.exec(line) ?? [];
    text += mark === '' ? '' : `${' '.repeat(Math.min(indent.length, 6))}${/\d/.test(mark) ? mark : '-'} `;
    for (const part of rest.replace(/^#{1,6}\s+/, '').split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
      const isCode = /^`[^`]+`$/.test(part);
      if (isCode && mentionsIn(part).length === 0) {
        text += part;
        continue;
      }
      const isBold = /^\*\*[^*]+\*\*$/.test(part);
      const bare = isCode ? part.slice(1, -1) : isBold ? part.slice(2, -2) : part;
      const mentions = mentionsIn(bare);
      if (mentions.length === 0) {
        text += isBold && bare.trim() !== '' ? `**${escaped(bare.trim())}**` : escaped(bare);
        continue;
      }
      let at = 0;
      for (const mention of mentions) {
        pieces.push(text + escaped(bare.slice(at, mention.start)), mention);
        text = '';
        at = mention.end;
      }
      text = escaped(bare.slice(at));
    }
    text += '\n';
  }
  return [...pieces, text].filter(piece => piece !== '');
}

/** For the title of a link, which some versions of VS Code read as Markdown or as icons. */
export function titled(text: string): string {
  return text
    .replace(/[[\]()<>`*_\\!|$~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
