import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crateOf } from '../../../src/exchange/crate';
import { entryOf } from '../../../src/log/entries';

type Entity = Record<string, unknown>;

const file = fc
  .array(fc.constantFrom('a', 'B', '0007-use', ' ', 'ä', '#', '?', '%', '+', '&', '[x]', '"', "'", '(1)', '中'), {
    minLength: 1,
    maxLength: 5,
  })
  .map(parts => `${parts.join('').trim() || 'x'}.md`);
const source = fc.record({
  name: fc.constantFrom('shop', '', 'a "b" <c>'),
  date: fc.constantFrom('2026-11-20', '2025-01-02'),
  paths: fc.uniqueArray(file, { minLength: 0, maxLength: 4 }),
  people: fc.array(fc.constantFrom('Ann Lee', 'Zoë', '#x', 'a/b', 'Bob'), { maxLength: 3 }),
  licence: fc.constantFrom(null, 'LICENSE', 'https://spdx.org/licenses/MIT'),
});
type Source = Omit<Parameters<typeof crateOf>[0], 'records' | 'others'> & {
  readonly paths: readonly string[];
  readonly people: readonly string[];
};

function made({ name, date, paths, people, licence }: Source): { document: Entity; graph: Entity[] } {
  const records = paths.map((path, at) => {
    const text = `# ${at + 1}. T\n\nDate: 2026-01-02\nDeciders: ${people.join(', ')}\n\n## Status\n\nAccepted\n\n## Links\n\n- Supersedes [x](<${paths[at - 1] ?? ''}>)\n`;
    return { entry: entryOf(`adr/${path}`, text), text };
  });
  const others = licence === 'LICENSE' ? [{ path: 'LICENSE', size: 3 }] : [];
  const document: Entity = JSON.parse(crateOf({ name, date, records, others, licence }));
  return { document, graph: document['@graph'] as Entity[] };
}

const idOf = (value: unknown) => (typeof value === 'object' && value !== null ? String(Reflect.get(value, '@id')) : '');
const types = (entity: Entity | undefined) => [entity?.['@type']].flat().map(String);

/** What RO-Crate 1.3 says a crate MUST be, one sentence each. */
function broken(document: Entity, graph: readonly Entity[]): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || wrong.push(what));
  const by = new Map(graph.map(entity => [String(entity['@id']), entity]));
  const descriptor = by.get('ro-crate-metadata.json');
  const root = by.get(idOf(descriptor?.['about']));
  must([document['@context']].flat().includes('https://w3id.org/ro/crate/1.3/context'), 'names the context of 1.3');
  must(Object.keys(document).sort().join() === '@context,@graph', 'is a context and a graph');
  must(by.size === graph.length, 'says each @id once');
  must(types(descriptor).includes('CreativeWork'), 'has a descriptor that is a CreativeWork');
  must(idOf(descriptor?.['conformsTo']) === 'https://w3id.org/ro/crate/1.3', 'conforms to 1.3');
  must(idOf(descriptor?.['about']) === './' && types(root).includes('Dataset'), 'is about its root, a Dataset');
  must(/^\d{4}-\d{2}-\d{2}/.test(String(root?.['datePublished'])), 'has the day it was published');
  for (const key of ['name', 'description']) must(typeof root?.[key] === 'string' && root[key] !== '', `has a ${key}`);
  must(by.has(idOf(root?.['license'])), 'describes its licence');
  must(typeof by.get(idOf(root?.['license']))?.['name'] === 'string', 'names its licence');
  const parts = new Set(([root?.['hasPart'] ?? []].flat() as unknown[]).map(idOf));
  for (const entity of graph) {
    const id = String(entity['@id']);
    must(typeof entity['@id'] === 'string' && id !== '', 'has an @id everywhere');
    must(
      types(entity).every(type => type !== '' && type !== 'undefined'),
      `${id} has a type`,
    );
    must(/^(?:[A-Za-z\d\-._~:/?#@!$&'()*+,;=]|%[\dA-F]{2})*$/i.test(id) && !/#.*#/.test(id), `${id} is an address`);
    if (types(entity).includes('File')) {
      must(parts.has(id), `${id} is part of the root`);
      must(!/^(?:\/|\.\.|[a-z]:)/i.test(id) && !/[?#]/.test(id), `${id} is a path within the crate`);
    }
    for (const value of Object.values(entity).flat()) {
      if (typeof value !== 'object' || value === null) continue;
      must(Object.keys(value).join() === '@id', `${id} is flat`);
      must(by.has(idOf(value)) || /^https?:/.test(idOf(value)), `${id} names ${idOf(value)}, which is described`);
    }
  }
  for (const id of parts) must(types(by.get(id)).includes('File'), `${id} is a File`);
  return wrong;
}

describe('a crate', () => {
  it('is all that RO-Crate 1.3 demands, whatever files and people are called', () => {
    fc.assert(
      fc.property(source, given => {
        const { document, graph } = made(given);
        expect(broken(document, graph)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('would be found wanting', () => {
    const { document, graph } = made({
      name: 'x',
      date: '2026-11-20',
      paths: ['a b.md'],
      people: ['Ann'],
      licence: null,
    });
    for (const [id, key] of [
      ['./', 'datePublished'],
      ['./', 'license'],
      ['./', 'hasPart'],
      ['ro-crate-metadata.json', 'conformsTo'],
    ] as const) {
      const without = graph.map(entity => (entity['@id'] === id ? { ...entity, [key]: undefined } : entity));
      expect(broken({ ...document, '@graph': without }, without)).not.toEqual([]);
    }
    const spaced = graph.map(entity =>
      entity['@id'] === 'adr/a%20b.md' ? { ...entity, '@id': 'adr/a b.md' } : entity,
    );
    expect(broken(document, spaced)).toContain('adr/a b.md is an address');
  });
});
