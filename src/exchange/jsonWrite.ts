import type { SectionRole } from '../adr/model';
import { type AdrRecord, read } from '../adr/read';
import { plain } from '../adr/text/inline';
import { identityOf } from '../log/numbers';
import { relationsFrom, relationsOf } from '../log/relate/relations';
import { type Portable, portableOf } from './formats/portable';
import type { Exported } from './html/page';
import type { JsonAdr } from './jsonShape';
import { itemsOf } from './wording';

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

/**
 * What the form has a field for stands there; every other section, and each that a field would only hold in part, stands
 * among the sections of its own, as it was written.
 */
function adrOf(record: AdrRecord, path: string, number: number, links: JsonAdr['links'] & object): JsonAdr {
  const portable = portableOf(record);
  const rest = new Set(portable.units);
  const names = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  /** The text of the first section of a role. */
  const body = (role: SectionRole) => {
    const unit = portable.units.find(each => each.role === role && rest.has(each) && each.body !== '');
    if (unit) rest.delete(unit);
    return unit?.body ?? '';
  };
  /** The same where it is a list of lines and nothing else; else it stays whole. */
  const items = (role: SectionRole) => {
    const unit = portable.units.find(each => each.role === role && rest.has(each));
    const found = unit ? itemsOf(unit.body) : [];
    if (
      unit &&
      found.length > 0 &&
      found.map(item => `- ${item}`).join('\n') === unit.body.replace(/^[*+](?=\s)/gm, '-')
    )
      rest.delete(unit);
    else return [];
    return found;
  };
  const sides = { positive: items('positive'), negative: items('negative'), risks: items('mitigations') };
  const all = items('consequences');
  const split = splitConsequences(portable, rest);
  const consequences = Object.values(sides).some(list => list.length > 0)
    ? {
        consequences: {
          ...filled('positive', sides.positive),
          ...filled('negative', sides.negative),
          ...filled('risks', sides.risks),
        },
      }
    : (split ?? (all.length > 0 ? { consequences: all } : said('consequences', body('consequences'))));
  return {
    number,
    title: record.title?.value ?? path,
    status: record.status?.value ?? 'proposed',
    date: record.date?.iso ?? '',
    ...filled('deciders', portable.people.deciders),
    ...filled('consulted', portable.people.consulted),
    ...filled('informed', portable.people.informed),
    ...text('context', body('context')),
    ...filled('decision_drivers', items('drivers')),
    ...filled(
      'considered_options',
      record.options.map(({ name, pros, cons }) => ({
        name,
        ...filled('pros', names(pros)),
        ...filled('cons', names(cons)),
      })),
    ),
    ...text('decision', body('decision')),
    ...consequences,
    ...filled('links', links),
    ...customs(portable, [...rest], links.length),
    path,
  };
}

/** `### Positive` and its siblings under one heading, where that is all there is. */
function splitConsequences(
  portable: Portable,
  rest: Set<Portable['units'][number]>,
): Pick<JsonAdr, 'consequences'> | null {
  const unit = portable.units.find(each => each.role === 'consequences' && rest.has(each));
  if (!unit || !/^### /.test(unit.body)) return null;
  const sides: { positive?: string[]; negative?: string[]; risks?: string[] } = {};
  for (const part of unit.body.split(/^### /m).slice(1)) {
    const [heading = '', ...lines] = part.split('\n');
    const key = ({ positive: 'positive', negative: 'negative', mitigations: 'risks', risks: 'risks' } as const)[
      heading
        .trim()
        .toLowerCase()
        .replace(/ consequences$/, '') as 'positive'
    ];
    const list = lines.join('\n').trim();
    const found = itemsOf(list);
    if (!key || sides[key] || found.length === 0 || found.map(item => `- ${item}`).join('\n') !== list) return null;
    sides[key] = found;
  }
  rest.delete(unit);
  return { consequences: sides };
}

function customs(portable: Portable, rest: Portable['units'], links: number): Pick<JsonAdr, 'custom_sections'> {
  const found = new Map<string, string>();
  const add = (name: string, body: string) => {
    if (body.trim() === '') return;
    let own = name === '' ? 'More' : name;
    for (let count = 2; found.has(own); count++) own = `${name} (${count})`;
    found.set(own, body.trim());
  };
  add('Preamble', [portable.preamble, ...portable.relations].filter(part => part !== '').join('\n\n'));
  for (const { heading, body } of rest) add(plain(heading), body);
  // What relates records stands among the links; words beside them do not.
  if (
    portable.statusNotes !== '' &&
    (links === 0 || portable.statusNotes.split('\n').filter(line => line.trim() !== '').length > links)
  )
    add('Notes on the status', portable.statusNotes);
  if (portable.people.authors.length > 0) add('Authors', portable.people.authors.map(name => `- ${name}`).join('\n'));
  if (portable.front !== '') add('Front Matter', `\`\`\`yaml\n${portable.front}\n\`\`\``);
  return found.size > 0 ? { custom_sections: Object.fromEntries(found) } : {};
}

function filled<K extends string, T>(key: K, list: readonly T[]): { [key in K]?: T[] } {
  return list.length > 0 ? ({ [key]: [...list] } as { [key in K]?: T[] }) : {};
}

function text<K extends string>(key: K, text: string): { [key in K]?: string } {
  return text === '' ? {} : ({ [key]: text } as { [key in K]?: string });
}

function said(key: 'consequences', text: string): Pick<JsonAdr, 'consequences'> {
  return text === '' ? {} : { [key]: [text] };
}
