import type { AdrRecord } from '../read';
import type { FrontEntry } from '../text/front';
import { insert, replace, type TextEdit } from './text';

/** A value of the front matter, or a list; `null` takes the key out. The key is made where there is none. */
export function setFront(record: AdrRecord, key: string, value: string | readonly string[] | null): TextEdit[] {
  const { text, document } = record;
  const { lines, front } = document;
  const entry = front?.entries.find(candidate => candidate.key.toLowerCase() === key.toLowerCase());
  if (value === null) {
    if (!entry) return [];
    return [{ start: lines.start(entry.line), end: lines.start(entry.endLine), newText: '' }];
  }
  const sign = front?.kind === 'toml' ? ' = ' : ': ';
  const eol = lines.breakAfter(front?.line ?? 0);
  if (front && entry)
    return typeof value === 'string'
      ? setScalar(text, entry, value, front.kind)
      : setList(record, entry, value, front.kind, eol);
  const line = `${key}${sign}${typeof value === 'string' ? scalar(value, front?.kind ?? 'yaml') : flow(value, front?.kind ?? 'yaml')}`;
  if (front) return [insert(lines.start(front.endLine - 1), `${line}${eol}`)];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return [insert(start, `---${eol}${line}${eol}---${eol}${text.length > start ? eol : ''}`)];
}

/** In the quotes it had, where the new value can stand in them. */
function setScalar(text: string, entry: FrontEntry, value: string, kind: 'yaml' | 'toml'): TextEdit[] {
  const [first] = entry.values;
  if (entry.values.length === 1 && first && first.value === value) return [];
  if (entry.values.length !== 1 || !first)
    return replace(text, entry.raw.start, entry.raw.end, `${kind === 'toml' ? ' ' : ' '}${scalar(value, kind)}`);
  const quote = text.charAt(first.range.start - 1);
  const quoted = (quote === '"' || quote === "'") && text.charAt(first.range.end) === quote;
  if (quoted && !value.includes(quote) && !value.includes('\\') && !/[\r\n]/.test(value))
    return replace(text, first.range.start, first.range.end, value);
  if (quoted) return replace(text, first.range.start - 1, first.range.end + 1, scalar(value, kind));
  return replace(text, first.range.start, first.range.end, scalar(value, kind));
}

function setList(
  record: AdrRecord,
  entry: FrontEntry,
  values: readonly string[],
  kind: 'yaml' | 'toml',
  eol: string,
): TextEdit[] {
  const { text } = record;
  if (entry.values.length === values.length && entry.values.every(({ value }, index) => value === values[index]))
    return [];
  const raw = text.slice(entry.raw.start, entry.raw.end);
  const item = /[\r\n]([ \t]*-[ \t]+)/.exec(raw)?.[1];
  if (item !== undefined)
    return replace(
      text,
      entry.raw.start,
      entry.raw.end,
      values.map(value => `${eol}${item}${scalar(value, kind)}`).join(''),
    );
  return replace(text, entry.raw.start, entry.raw.end, ` ${flow(values, kind)}`);
}

function flow(values: readonly string[], kind: 'yaml' | 'toml'): string {
  return `[${values.map(value => (/[,[\]{}]/.test(value) ? quoted(value) : scalar(value, kind))).join(', ')}]`;
}

/** Plain where YAML takes it for the text it is; else in double quotes. */
function scalar(value: string, kind: 'yaml' | 'toml'): string {
  if (kind === 'toml') return quoted(value);
  if (value === '' || /^[\s\-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#|\s$|[\r\n]/.test(value))
    return /^-\S/.test(value) ? value : quoted(value);
  return /^(?:true|false|yes|no|on|off|null|~)$/i.test(value) ? quoted(value) : value;
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/\r?\n/g, ' ')}"`;
}
