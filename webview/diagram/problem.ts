/** Why a diagram cannot be drawn, and the line of its source that is to blame (from 0), where the parser names one. */
export interface Problem {
  readonly message: string;
  readonly line: number | null;
}

export const longest = 50_000;

export function tooLong(source: string): Problem | null {
  if (source.length <= longest) return null;
  const count = (length: number) => length.toLocaleString('en');
  return {
    message: `A diagram may have ${count(longest)} characters; this one has ${count(source.length)}.`,
    line: null,
  };
}

/**
 * What Mermaid rejects with, made readable. Grammars of its older kind reject with a plain object
 * `{ str, message, hash }`, the newer kind with an Error that names `line: 3` somewhere in its message.
 */
export function problemOf(error: unknown, source: string): Problem {
  const message = messageOf(error).trim();
  if (/^(?:UnknownDiagramError: )?No diagram type detected/.test(message)) {
    const line = source.split('\n').findIndex(line => line.trim() !== '');
    const word = source.split('\n')[line]?.trim().slice(0, 60) ?? '';
    return {
      message: word
        ? `No diagram type detected: Mermaid knows no kind of diagram that begins with "${word}".`
        : 'No diagram type detected: the block is empty.',
      line: Math.max(0, line),
    };
  }
  const named = message.match(/\bline:?\s+(\d{1,6})\b/i);
  const counted = named ? Number(named[1]) - 1 : lineOfHash(error);
  if (counted === null) return { message: bounded(message), line: null };
  const line = lineInSource(source, counted);
  const corrected = named ? message.replace(named[0], named[0].replace(/\d+$/, String(line + 1))) : message;
  return { message: bounded(corrected), line };
}

function bounded(message: string): string {
  return message.length > 1000 ? `${message.slice(0, 1000)}…` : message;
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null) {
    if ('str' in error && typeof error.str === 'string') return error.str;
    if ('message' in error && typeof error.message === 'string') return error.message;
  }
  return 'Mermaid could not read this diagram.';
}

/** `{ hash: { loc: { first_line: 3 } } }` */
function lineOfHash(error: unknown): number | null {
  const loc = field(field(error, 'hash'), 'loc');
  const first = field(loc, 'first_line');
  return typeof first === 'number' && first > 0 ? first - 1 : null;
}

function field(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
}

/**
 * Mermaid takes comments, directives and front matter out before it parses, and counts what is left. A line of what is
 * left is found again among the lines of the source, in order.
 */
export function lineInSource(source: string, counted: number): number {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const left = whatMermaidReads(source).split('\n', counted + 1);
  let at = -1;
  for (const [index, line] of left.entries()) {
    const same = (candidate: string) =>
      // `%%{init: ...}%% flowchart LR` -> `flowchart LR`
      candidate.trim() === line.trim() || (index === 0 && candidate.trim().endsWith(line.trim()));
    let place = at + 1;
    while (place < lines.length && !same(lines[place] ?? '')) place += 1;
    at = place < lines.length ? place : Math.min(at + 1, lines.length - 1);
  }
  return Math.max(0, at);
}

function whatMermaidReads(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replace(/^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s, '')
    .replace(/%%\{(?:(?!%%\{)[\s\S])*?\}%%/g, '')
    .replace(/^\s*%%(?!\{)[^\n]+\n?/gm, '')
    .trimStart();
}
