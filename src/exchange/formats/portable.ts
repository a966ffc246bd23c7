import type { SectionRole } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { fieldsOf } from '../../adr/read/fields';
import { plain } from '../../adr/text/inline';
import { type FieldName, fieldNamed } from '../../adr/words/labels';
import { shifted } from './headings';

/** A section of a record, its text as written; headings in it begin at the third level. */
export interface Unit {
  readonly role: SectionRole;
  /** As written, with its links and emphasis. */
  readonly heading: string;
  readonly body: string;
}

/** A record taken apart so that it can be put together again in another form, with nothing left over. */
export interface Portable {
  readonly number: string | null;
  readonly title: string;
  /** As written: `Superseded by [2. B](0002-b.md)`. */
  readonly status: string | null;
  /** What else stands under the heading of the status. */
  readonly statusNotes: string;
  /** `notes`: as boxes to tick or a badge among them; `section`: before them; `head`: elsewhere. */
  readonly statusPlace: 'notes' | 'section' | 'head';
  readonly date: string | null;
  readonly people: Readonly<Record<'deciders' | 'consulted' | 'informed' | 'authors', readonly string[]>>;
  /** The names of the options, for a form that lists them where the record does not. */
  readonly options: readonly string[];
  /** What was chosen, where the form has to say it in a sentence of its own. */
  readonly chosen?: string;
  /** What the front matter says of relations, one line each: `Supersedes: 0002`. */
  readonly relations: readonly string[];
  /** The other lines of the front matter. */
  readonly front: string;
  /** What stands between the title and the first section. */
  readonly preamble: string;
  readonly units: readonly Unit[];
}

const HEAD = new Set<FieldName>(['status', 'date', 'title', 'number', 'deciders', 'consulted', 'informed', 'authors']);

export function portableOf(record: AdrRecord): Portable {
  const { text, people, heading, document, sections } = record;
  const names = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  const title = sections.find(
    section => heading && section.heading.range.start <= heading.start && heading.end <= section.heading.range.end,
  );
  const others = sections.filter(section => section !== title);
  const top = Math.min(...others.map(({ level }) => level));
  const main = others.filter(({ level }) => level === top);
  const from = title?.body.start ?? document.front?.range.end ?? 0;
  const first = main[0];
  const end = first ? document.lines.start(first.line) : text.length;
  // A comment for a linter, say, before the title.
  const start = document.front?.range.end ?? 0;
  const lead = title ? text.slice(start, Math.min(document.lines.start(title.line), end)) : '';
  const units = main.flatMap(section => [
    ...unitsOf({
      role: section.role,
      heading: text.slice(section.heading.range.start, section.heading.range.end).replace(/\s+/g, ' ').trim(),
      body: shifted(text.slice(section.body.start, section.body.end), 2 - top).trim(),
    }),
  ]);
  const own = units.find(({ role }) => role === 'status');
  const inSection = record.status?.all.some(({ notation }) => notation === 'section') ?? false;
  const ticked = !inSection && ['task', 'badge'].includes(record.status?.notation ?? '');
  const relations = (document.front?.entries ?? []).filter(
    ({ key, values }) => values.length > 0 && isRelation(fieldNamed(key)),
  );
  return {
    number: record.number?.value ?? null,
    title: record.title?.value ?? (heading ? plain(text.slice(heading.start, heading.end)) : ''),
    status: record.status?.raw ?? null,
    statusNotes: own && record.status ? (ticked ? own.body : withoutFirst(own.body, record.status.raw)) : '',
    statusPlace: own && ticked ? 'notes' : own && inSection ? 'section' : 'head',
    date: record.date?.iso ?? null,
    people: {
      ...{ deciders: names(people.deciders), consulted: names(people.consulted) },
      ...{ informed: names(people.informed), authors: names(people.authors) },
    },
    options: record.options.map(({ name }) => name),
    relations: relations.map(
      ({ key, values }) =>
        `${key.charAt(0).toUpperCase()}${key.slice(1)}: ${values.map(({ value }) => value).join(', ')}`,
    ),
    front: frontOf(record),
    preamble: [preambleOf(record, lead, start), preambleOf(record, text.slice(from, end), from)].join('\n\n').trim(),
    units: units.filter(unit => unit !== own || !record.status),
  };
}

/** Consequences that stand under the decision, as MADR has them, are a section of their own. */
function unitsOf(unit: Unit): Unit[] {
  if (unit.role !== 'decision') return [unit];
  const parts = unit.body.split(/^(?=### )/m);
  const own = (part: string) =>
    /^### (?:Consequences|(?:Positive|Negative)(?: Consequences)?|Mitigations)\s*$/im.test(
      part.split('\n', 1)[0] ?? '',
    );
  // A fence may hold such a line: then the section stays in one piece.
  if (parts.some(part => (part.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1)) return [unit];
  return [
    {
      ...unit,
      body: parts
        .filter(part => !own(part))
        .join('')
        .trim(),
    },
    ...parts.filter(own).map(part => {
      const [line = '', ...rest] = part.split('\n');
      const heading = line.replace(/^### /, '').trim();
      const role = /^positive/i.test(heading)
        ? 'positive'
        : /^negative/i.test(heading)
          ? 'negative'
          : /^mit/i.test(heading)
            ? 'mitigations'
            : 'consequences';
      return { role, heading, body: shifted(rest.join('\n'), -1).trim() } as const;
    }),
  ];
}

function isRelation(name: FieldName | null): boolean {
  return name !== null && !HEAD.has(name) && name !== 'created';
}

function frontOf(record: AdrRecord): string {
  const { document, text } = record;
  const { front, lines } = document;
  if (front?.kind !== 'yaml') return front ? text.slice(front.range.start, front.range.end) : '';
  const taken = new Set<number>();
  for (const { key, values, line, endLine } of front.entries) {
    const name = fieldNamed(key);
    if (name === null || name === 'created' || !saysAgain(record, name, values)) continue;
    for (let at = line; at < endLine; at++) taken.add(at);
  }
  const kept: string[] = [];
  for (let line = front.line + 1; line < front.endLine - 1; line++) if (!taken.has(line)) kept.push(lines.of(line));
  return kept.join('\n').trim();
}

/** Whether the head of every form says it: not a row of names that could not be read, or a title other than the heading. */
function saysAgain(
  { status, date, people, title }: AdrRecord,
  name: FieldName,
  values: readonly { readonly value: string }[],
): boolean {
  const said = values.some(({ value }) => value.trim() !== '');
  switch (name) {
    case 'status':
      return !said || status !== null;
    case 'date':
      return !said || date !== null;
    case 'title':
      return values.every(({ value }) => value === title?.value);
    case 'deciders':
    case 'consulted':
    case 'informed':
    case 'authors':
      return !said || people[name].length > 0;
    default:
      return true;
  }
}

/** Without the lines that only say what the head of every form says; a line that says more stays whole. */
function preambleOf(record: AdrRecord, before: string, from: number): string {
  const { lines } = record.document;
  const gone = new Set<number>();
  for (const { name, notation, values } of fieldsOf(record.document)) {
    if (notation !== 'line' || !HEAD.has(name) || values.length !== 1) continue;
    const line = lines.at(values[0]?.range.start ?? 0);
    if (!/[|·•]/.test(lines.of(line))) gone.add(line);
  }
  const first = lines.at(from);
  return before
    .split(/\r\n|\r|\n/)
    .filter((_, at) => !gone.has(first + at))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutFirst(body: string, raw: string): string {
  const at = body.indexOf(raw);
  return (at < 0 ? body : `${body.slice(0, at)}${body.slice(at + raw.length)}`).replace(/^[\s.*_]+/, '').trim();
}
