import type { Relation } from '../adr/model';
import { fromTemplate } from '../adr/templates/index';
import { slug } from '../log/fileName';
import { RELATION_WORDS, RELATIONS } from '../log/relate/words';
import type { JsonAdr } from './jsonShape';

/** What a JSON-ADR record is called until it gets its place in a log. */
export function jsonFileName({ number, title }: JsonAdr): string {
  return `${String(number).padStart(4, '0')}-${slug(title)}.md`;
}

/** A JSON-ADR record as Markdown: MADR where options were considered, else Nygard. Nothing of it is left out. */
export function jsonRecord(adr: JsonAdr, all: ReadonlyMap<number, JsonAdr>): string {
  const consequences = Array.isArray(adr.consequences) ? { positive: adr.consequences } : (adr.consequences ?? {});
  const madr = (adr.considered_options ?? []).length > 0;
  const text = fromTemplate(madr ? 'madr' : 'nygard', {
    title: oneLine(adr.title),
    number: String(adr.number),
    date: adr.date,
    status: oneLine(adr.status) || 'proposed',
    context: adr.context ?? '',
    chosen: null,
    decision: adr.decision ?? '',
    options: (adr.considered_options ?? []).map(({ name, description, pros, cons }) => ({
      name: oneLine(name),
      ...(description ? { description } : {}),
      ...(pros ? { pros } : {}),
      ...(cons ? { cons } : {}),
    })),
    ...(adr.deciders ? { deciders: adr.deciders.map(oneLine) } : {}),
    ...(adr.consulted ? { consulted: adr.consulted.map(oneLine) } : {}),
    ...(adr.informed ? { informed: adr.informed.map(oneLine) } : {}),
    ...('positive' in consequences && consequences.positive ? { positive: consequences.positive } : {}),
    ...('negative' in consequences && consequences.negative ? { negative: consequences.negative } : {}),
    ...('risks' in consequences && consequences.risks ? { mitigations: consequences.risks } : {}),
  });
  const more: [string, string][] = [
    ...(adr.decision_drivers ? [['Decision Drivers', bullets(adr.decision_drivers)] as [string, string]] : []),
    ...(adr.confirmation ? [['Confirmation', adr.confirmation] as [string, string]] : []),
    ...Object.entries(adr.custom_sections ?? {}),
    ...(adr.tags ? [['Tags', bullets(adr.tags)] as [string, string]] : []),
    ...(adr.links ? [['Links', linksOf(adr.links, all)] as [string, string]] : []),
  ];
  const sections = more
    .filter(([, body]) => body.trim() !== '')
    .map(([name, body]) => `## ${oneLine(name)}\n\n${body}\n`);
  return [`${text.trimEnd()}\n`, ...sections].join('\n');
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
