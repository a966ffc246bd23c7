import type { Range } from '../../adr/model';
import { type AdrRecord, read } from '../../adr/read';
import { nameKey } from '../../adr/words/names';
import type { Changed } from './change';
import { matrixChanges } from './matrixChanges';

/** A text of a record, and where it lay. */
export interface Version {
  readonly path: string;
  readonly text: string;
}

/** What happened to a decision between two versions of its text, in its own terms. */
export function changesBetween(before: Version | null, after: Version | null): readonly Changed[] {
  if (!before || !after) return cameOrWent(before, after);
  const moved: Changed[] =
    before.path === after.path ? [] : [{ what: 'file', name: null, from: before.path, to: after.path }];
  if (before.text === after.text) return moved;
  if (plainEnds(before.text) === plainEnds(after.text)) return [...moved, changed('line ends', null, null)];
  const found = recordChanges(read(before.text, { path: before.path }), read(after.text, { path: after.path }));
  return [...moved, ...(found.length > 0 ? found : [changed('other words', null, null)])];
}

/** A new record says what it began as. */
function cameOrWent(before: Version | null, after: Version | null): readonly Changed[] {
  if (!after) return before ? [changed('record', before.path, null)] : [];
  const { status, chosen } = read(after.text, { path: after.path });
  return [
    changed('record', null, after.path),
    ...said('status', null, status?.value),
    ...said('chosen', null, chosen?.value),
  ];
}

function recordChanges(old: AdrRecord, now: AdrRecord): Changed[] {
  const options = optionChanges(old, now);
  const matrices = Array.from({ length: Math.max(old.matrices.length, now.matrices.length) }, (_, index) => {
    const of = (record: AdrRecord) => {
      const found = record.matrices[index];
      return found ? { read: found, text: record.text } : null;
    };
    return matrixChanges(of(old), of(now));
  }).flat();
  // An option that is scored is told of by its table, which knows a new name from a new option.
  const known = new Set(matrices.flatMap(({ what, from, to }) => (what === 'option' ? [from, to] : [])).map(keyOf));
  const fresh = options.filter(({ name }) => !known.has(keyOf(name)));
  const named = new Set([...known, ...fresh.map(({ name }) => keyOf(name))]);
  return [
    ...said('title', old.title?.value, now.title?.value),
    ...said('status', statusText(old), statusText(now)),
    ...said('date', old.date?.iso ?? old.date?.raw, now.date?.iso ?? now.date?.raw),
    ...said('chosen', old.chosen?.value, now.chosen?.value),
    ...relationChanges(old, now),
    ...fresh,
    ...matrices,
    ...sectionChanges(old, now, named),
  ];
}

function changed(what: Changed['what'], from: string | null, to: string | null, name: string | null = null): Changed {
  return { what, name, from, to };
}

function said(what: Changed['what'], from: string | null = null, to: string | null = null): Changed[] {
  return from === to ? [] : [changed(what, from, to)];
}

function statusText({ status }: AdrRecord): string | null {
  return status?.value ?? null;
}

function keyOf(name: string | null): string {
  return nameKey(name ?? '');
}

function optionChanges(old: AdrRecord, now: AdrRecord): Changed[] {
  const names = (record: AdrRecord) => new Map(record.options.map(({ name }) => [nameKey(name), name]));
  const [before, after] = [names(old), names(now)];
  return [
    ...[...after].flatMap(([key, name]) => (before.has(key) ? [] : [changed('option', null, name, name)])),
    ...[...before].flatMap(([key, name]) => (after.has(key) ? [] : [changed('option', name, null, name)])),
  ];
}

function relationChanges(old: AdrRecord, now: AdrRecord): Changed[] {
  const all = (record: AdrRecord) =>
    new Map(
      record.links.flatMap(({ relation, target }) =>
        relation ? [[`${relation} ${target}`, { relation, target }] as const] : [],
      ),
    );
  const [before, after] = [all(old), all(now)];
  return [
    ...[...after].flatMap(([key, { relation, target }]) =>
      before.has(key) ? [] : [changed('relation', null, target, relation)],
    ),
    ...[...before].flatMap(([key, { relation, target }]) =>
      after.has(key) ? [] : [changed('relation', target, null, relation)],
    ),
  ];
}

/** Sections by their headings; what the other changes tell of already is left out of the comparison. */
function sectionChanges(old: AdrRecord, now: AdrRecord, named: ReadonlySet<string>): Changed[] {
  const [before, after] = [sectionTexts(old), sectionTexts(now)];
  const found: Changed[] = [];
  for (const [key, { name, text }] of after) {
    const then = before.get(key);
    if (named.has(keyOf(name))) continue;
    if (!then) found.push(changed('section', null, text, name));
    else if (then.text !== text) found.push(changed('section', then.text, text, name));
  }
  for (const [key, { name, text }] of before)
    if (!after.has(key) && !named.has(keyOf(name))) found.push(changed('section', text, null, name));
  return found;
}

function sectionTexts(record: AdrRecord): ReadonlyMap<string, { readonly name: string; readonly text: string }> {
  const { sections, text, heading, status, date, chosen, confidence, matrices } = record;
  const told = [
    ...(status?.all ?? []).map(({ range }) => range),
    ...[date?.range, chosen?.range, confidence?.range],
    ...matrices.map(({ range }) => range),
    ...matrices.flatMap(({ parts }) => parts.map(({ range }) => range)),
  ].filter((range): range is Range => range !== undefined);
  const texts = new Map<string, { name: string; text: string }>();
  for (const [index, { role, heading: title, body }] of sections.entries()) {
    if (role === 'status' || title.range.start === heading?.start) continue;
    const end = Math.min(body.end, sections[index + 1]?.heading.range.start ?? text.length);
    const name = title.value;
    // Two sections of one name, such as `Good` of each option, are one after the other.
    let key = name.toLowerCase();
    while (texts.has(key)) key += ' ';
    texts.set(key, { name, text: without(text, { start: body.start, end }, told) });
  }
  return texts;
}

function without(text: string, { start, end }: Range, parts: readonly Range[]): string {
  let rest = '';
  let at = start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    if (part.end <= at || part.start >= end) continue;
    rest += text.slice(at, Math.max(at, part.start));
    at = Math.min(end, part.end);
  }
  return (rest + text.slice(at, end)).replace(/\s+/g, ' ').trim();
}

function plainEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
