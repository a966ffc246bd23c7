import { read } from '../adr/read';
import { relationsFrom, relationsOf } from '../log/relate/relations';
import type { Exported } from './html/page';

export interface CrateSource {
  readonly name: string;
  /** `2026-11-20` */
  readonly date: string;
  readonly records: readonly Exported[];
  /** Files that go with the records: provenance, assessments. */
  readonly others: readonly { readonly path: string; readonly size: number }[];
  /** The path of the licence within the crate, or its address; `null` where the workspace states none. */
  readonly licence: string | null;
}

type Entity = Readonly<Record<string, unknown>>;

/** Dublin Core has the words for what records are to each other, which schema.org does not. */
const TERMS = {
  replaces: 'http://purl.org/dc/terms/replaces',
  isReplacedBy: 'http://purl.org/dc/terms/isReplacedBy',
  requires: 'http://purl.org/dc/terms/requires',
  isRequiredBy: 'http://purl.org/dc/terms/isRequiredBy',
  relation: 'http://purl.org/dc/terms/relation',
} as const;

/** The metadata of an RO-Crate 1.3 of a log: `ro-crate-metadata.json`. */
export function crateOf(source: CrateSource): string {
  const { name, date, records, others, licence } = source;
  const relations = relationsOf(records.map(({ entry }) => entry));
  const files = records.map(record => recordEntity(record, relations));
  const more = others.map(({ path, size }) => ({
    '@id': idOf(path),
    '@type': 'File',
    name: path,
    encodingFormat: formatOf(path),
    contentSize: String(size),
  }));
  const people = new Map(files.flatMap(({ people }) => people).map(person => [person['@id'], person]));
  const parts = [...files.map(({ entity }) => entity), ...more];
  const root = {
    '@id': './',
    '@type': 'Dataset',
    name: `Decision log of ${name}`,
    description: `${records.length} architecture decision records of ${name}, with their provenance.`,
    datePublished: date,
    license: licence === null ? { '@id': '#no-licence' } : { '@id': licence },
    hasPart: parts.map(part => ({ '@id': part['@id'] })),
  };
  const graph: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.3' },
      about: { '@id': './' },
    },
    root,
    ...parts,
    ...people.values(),
    ...licenceEntity(licence, parts),
  ];
  const document = { '@context': ['https://w3id.org/ro/crate/1.3/context', TERMS], '@graph': graph };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function recordEntity({ entry, text }: Exported, relations: ReturnType<typeof relationsOf>) {
  const { path, number, title, status, date } = entry;
  const record = read(text, { path });
  const people = [...record.people.deciders, ...record.people.authors].slice(0, 50).map(({ value }) => ({
    '@id': `#${encodeURIComponent(value)}`,
    '@type': 'Person',
    name: value,
  }));
  const ids = (...names: string[]) =>
    relationsFrom(relations, path)
      .filter(({ relation }) => names.includes(relation))
      .map(({ path: other }) => ({ '@id': idOf(other) }));
  const links = {
    replaces: ids('supersedes'),
    isReplacedBy: ids('superseded-by'),
    requires: ids('depends-on'),
    isRequiredBy: ids('required-by'),
    relation: ids('amends', 'amended-by', 'relates-to', 'refines', 'refined-by', 'conflicts-with'),
  };
  const entity: Entity = {
    '@id': idOf(path),
    '@type': 'File',
    name: title?.value ?? path,
    encodingFormat: formatOf(path),
    ...(number ? { identifier: `ADR-${number.value}` } : {}),
    ...(status ? { creativeWorkStatus: status.value } : {}),
    ...(date?.iso ? { dateCreated: date.iso } : {}),
    ...(people.length > 0 ? { author: people.map(person => ({ '@id': person['@id'] })) } : {}),
    ...Object.fromEntries(Object.entries(links).filter(([, targets]) => targets.length > 0)),
  };
  return { entity, people };
}

/** A path within the crate as an address: what addresses use for themselves, and all but ASCII, is written as its bytes. */
function idOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function licenceEntity(licence: string | null, parts: readonly Entity[]): Entity[] {
  if (licence === null)
    return [{ '@id': '#no-licence', '@type': 'CreativeWork', name: 'No licence is stated: ask the authors.' }];
  return parts.some(part => part['@id'] === licence)
    ? []
    : [{ '@id': licence, '@type': 'CreativeWork', name: 'Licence' }];
}

function formatOf(path: string): string {
  if (/\.(?:md|markdown|mdx)$/i.test(path)) return 'text/markdown';
  if (/\.ya?ml$/i.test(path)) return 'application/yaml';
  if (/\.json$/i.test(path)) return 'application/json';
  return /\.(?:adoc|asciidoc)$/i.test(path) ? 'text/asciidoc' : 'text/plain';
}
