import { escapeInline } from '../adr/edit/escape';
import type { Relation, SectionRole } from '../adr/model';
import { roleOf } from '../adr/words/roles';
import { slug } from '../log/fileName';
import { RELATION_WORDS, RELATIONS } from '../log/relate/words';
import type { Portable, Unit } from './formats/portable';
import { written } from './formats/write';
import type { JsonAdr } from './jsonShape';

/** What a JSON-ADR record is called until it gets its place in a log. */
export function jsonFileName({ number, title }: JsonAdr): string {
  return `${String(number).padStart(4, '0')}-${slug(title)}.md`;
}

/** A JSON-ADR record as Markdown: MADR where options were considered, else Nygard. Nothing of it is left out. */
export function jsonRecord(adr: JsonAdr, all: ReadonlyMap<number, JsonAdr>): string {
  const custom = Object.entries(adr.custom_sections ?? {}).map(([heading, body]) => unit(heading, body));
  const has = (...roles: SectionRole[]) => custom.some(({ role }) => roles.includes(role));
  const options = adr.considered_options ?? [];
  const described = options.some(({ description, pros, cons }) => description || pros?.length || cons?.length);
  const units: readonly (Unit | null)[] = [
    adr.context ? { role: 'context', heading: 'Context', body: adr.context } : null,
    adr.decision_drivers ? { role: 'drivers', heading: 'Decision Drivers', body: bullets(adr.decision_drivers) } : null,
    adr.decision ? { role: 'decision', heading: 'Decision', body: adr.decision } : null,
    ...consequences(adr),
    // Where the sections hold the options as they were written, what was made of them says nothing more.
    described && !has('options', 'alternatives')
      ? { role: 'alternatives', heading: 'Alternatives Considered', body: options.map(optionOf).join('\n\n') }
      : null,
    ...custom,
    adr.confirmation ? unit('Confirmation', adr.confirmation) : null,
    adr.tags ? unit('Tags', bullets(adr.tags)) : null,
    adr.links ? unit('Links', linksOf(adr.links, all)) : null,
  ];
  const record: Portable = {
    ...{
      number: String(adr.number),
      title: oneLine(adr.title),
      status: oneLine(adr.status) || 'proposed',
      date: adr.date,
    },
    people: {
      deciders: (adr.deciders ?? []).map(oneLine),
      consulted: (adr.consulted ?? []).map(oneLine),
      informed: (adr.informed ?? []).map(oneLine),
      authors: [],
    },
    options: has('options') ? [] : options.map(({ name }) => oneLine(name)),
    ...{ statusNotes: '', statusPlace: 'head', relations: [], front: '', preamble: '' },
    units: units.filter(each => each !== null && each.body.trim() !== '').map(each => each ?? unit('', '')),
  };
  return written(record, options.length > 0 ? 'madr' : 'nygard');
}

function unit(heading: string, body: string): Unit {
  return { role: roleOf(oneLine(heading)), heading: oneLine(heading), body };
}

function consequences({ consequences = [] }: JsonAdr): Unit[] {
  if (Array.isArray(consequences)) {
    const [only, ...more] = consequences;
    // One that has lines is a text, not the item of a list.
    const body = only !== undefined && more.length === 0 && /\n/.test(only) ? only : bullets(consequences);
    return [{ role: 'consequences', heading: 'Consequences', body }];
  }
  const { positive = [], negative = [], risks = [] } = consequences;
  const parts = [
    ['Positive', positive],
    ['Negative', negative],
    ['Mitigations', risks],
  ] as const;
  const body = parts
    .flatMap(([name, list]) => (list.length > 0 ? [`### ${name}\n\n${bullets(list)}`] : []))
    .join('\n\n');
  return [{ role: 'consequences', heading: 'Consequences', body }];
}

function optionOf({
  name,
  description,
  pros = [],
  cons = [],
}: NonNullable<JsonAdr['considered_options']>[number]): string {
  const lines = [
    ...pros.map(text => `* Good, because ${oneLine(text)}`),
    ...cons.map(text => `* Bad, because ${oneLine(text)}`),
  ];
  return [`### ${escapeInline(oneLine(name))}`, description ?? '', lines.join('\n')]
    .filter(part => part !== '')
    .join('\n\n');
}

function linksOf(links: NonNullable<JsonAdr['links']>, all: ReadonlyMap<number, JsonAdr>): string {
  return bullets(
    links.map(({ type, target, description }) => {
      const relation: Relation | undefined = RELATIONS.find(
        known => known === type.toLowerCase().replace(/[\s_]+/g, '-'),
      );
      const other = all.get(target);
      const name = other ? `[${target}. ${oneLine(other.title)}](${jsonFileName(other)})` : `ADR-${target}`;
      return `${relation ? RELATION_WORDS[relation] : oneLine(type)} ${name}${description ? ` - ${oneLine(description)}` : ''}`;
    }),
  );
}

function bullets(items: readonly string[]): string {
  return items.map(item => `- ${oneLine(item)}`).join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
