import type { Section } from '../adr/model';
import { type AdrRecord, read } from '../adr/read';
import { identityOf } from '../log/numbers';
import { relationsFrom, relationsOf } from '../log/relate/relations';
import type { Exported } from './html/page';
import type { JsonAdr } from './jsonShape';

export interface JsonLog {
  /** The whole log in one file. */
  readonly text: string;
  /** Each record in a file of its own, by its path. */
  readonly single: ReadonlyMap<string, string>;
  /** Records without a date, which the form demands, and which nobody may make up. */
  readonly leftOut: readonly string[];
}

/** A log as JSON-ADR. A record without a number, as in logs of dates, gets one after the highest: only here. */
export function jsonOf(records: readonly Exported[], tool: { name: string; version: string }, now: string): JsonLog {
  const fit = records.filter(({ entry }) => entry.date?.iso);
  const numbers = numbersOf(fit);
  const relations = relationsOf(records.map(({ entry }) => entry));
  const adrs = fit.map(({ entry, text }): JsonAdr => {
    const links = relationsFrom(relations, entry.path).flatMap(({ relation, path }) => {
      const target = numbers.get(path);
      return target === undefined ? [] : [{ type: relation, target }];
    });
    return adrOf(read(text, { path: entry.path }), entry.path, numbers.get(entry.path) ?? 1, links);
  });
  const document = { version: '1.0.0', generated_at: now, tool, adrs };
  return {
    text: `${JSON.stringify(document, null, 2)}\n`,
    single: new Map(
      adrs.map(adr => [adr.path ?? '', `${JSON.stringify({ version: '1.0.0', adr }, null, 2)}\n`] as const),
    ),
    leftOut: records.filter(({ entry }) => !entry.date?.iso).map(({ entry }) => entry.path),
  };
}

function numbersOf(records: readonly Exported[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  for (const { entry } of records) {
    const number = Number(/\d+/.exec(identityOf(entry.path, entry.number?.value ?? null) ?? '')?.[0]);
    if (!(number > 0 && number <= 999_999) || taken.has(number)) continue;
    taken.add(number);
    numbers.set(entry.path, number);
  }
  let next = Math.max(0, ...taken);
  for (const { entry } of records) if (!numbers.has(entry.path)) numbers.set(entry.path, ++next);
  return numbers;
}

const KNOWN = new Set(['status', 'context', 'drivers', 'options', 'decision', 'consequences', 'alternatives']);

function adrOf(record: AdrRecord, path: string, number: number, links: JsonAdr['links'] & object): JsonAdr {
  const { people, options, sections } = record;
  const body = (role: Section['role']) => {
    const section = sections.find(each => each.role === role);
    return section ? textOf(record, section) : '';
  };
  const names = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  const customs = sections
    .filter(({ level, role }) => level === 2 && !KNOWN.has(role))
    .map(section => [section.heading.value, textOf(record, section)] as const)
    .filter(([name, text]) => name !== '' && text !== '');
  return {
    number,
    title: record.title?.value ?? path,
    status: record.status?.value ?? 'proposed',
    date: record.date?.iso ?? '',
    ...filled('deciders', names(people.deciders)),
    ...filled('consulted', names(people.consulted)),
    ...filled('informed', names(people.informed)),
    ...said('context', body('context')),
    ...filled('decision_drivers', itemsOf(body('drivers'))),
    ...filled(
      'considered_options',
      options.map(({ name, pros, cons }) => ({
        name,
        ...filled('pros', names(pros)),
        ...filled('cons', names(cons)),
      })),
    ),
    ...said('decision', body('decision')),
    ...consequencesOf(body),
    ...filled('links', links),
    ...(customs.length > 0 ? { custom_sections: Object.fromEntries(customs) } : {}),
    path,
  };
}

function consequencesOf(body: (role: Section['role']) => string): Pick<JsonAdr, 'consequences'> {
  const [positive, negative] = [itemsOf(body('positive')), itemsOf(body('negative'))];
  if (positive.length > 0 || negative.length > 0)
    return { consequences: { ...filled('positive', positive), ...filled('negative', negative) } };
  const all = body('consequences');
  return all === '' ? {} : { consequences: itemsOf(all).length > 0 ? itemsOf(all) : [all] };
}

function textOf({ text }: AdrRecord, { body }: Section): string {
  return text.slice(body.start, body.end).trim();
}

/** The items of a list; nothing where it is not only a list. */
function itemsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  return lines.every(line => /^(?:[-*+]\s|\s+\S)/.test(line))
    ? lines.reduce<string[]>((items, line) => {
        const item = /^[-*+]\s+(.*)$/.exec(line)?.[1];
        if (item !== undefined) items.push(item);
        else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
        return items;
      }, [])
    : [];
}

function filled<K extends string, T>(key: K, list: readonly T[]): { [key in K]?: T[] } {
  return list.length > 0 ? ({ [key]: [...list] } as { [key in K]?: T[] }) : {};
}

function said<K extends string>(key: K, text: string): { [key in K]?: string } {
  return text === '' ? {} : ({ [key]: text } as { [key in K]?: string });
}
