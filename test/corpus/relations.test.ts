import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/cli/files';
import { entriesOf, type LogEntry } from '../../src/log/entries';
import { type Resolver, resolverOf } from '../../src/log/relate/resolver';
import { ABSENT, CORPUS, present } from './corpus';

/**
 * What a person who reads a record says it states of other records of its log: `superseded-by 0062`. Records and targets are
 * named by how their paths begin.
 */
type Reading = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const file = path.join(import.meta.dirname, '../fixtures/reading/relations.json');
const readings: Reading = JSON.parse(readFileSync(file, 'utf8'));

/** A number that two records have, told apart by the title beside it; a path that stands as code. */
const mostMissed = 0.03;

describe.skipIf(!present)(`relations as people read them (${present ? 'corpus' : ABSENT})`, () => {
  it('all but a few are found, and none that is not there', async () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    let all = 0;
    for (const [log, records] of Object.entries(readings)) {
      const entries = await entriesOf(diskFiles(path.join(CORPUS, 'files', log)), '');
      const resolve = resolverOf(entries);
      for (const [name, expected] of Object.entries(records)) {
        const own = only(entries, name);
        const wanted = new Set(expected.map(one => whole(entries, one)));
        const found = new Set(stated(own, resolve));
        all += wanted.size;
        missed.push(...[...wanted].filter(one => !found.has(one)).map(one => `${own.path} ${one}`));
        wrong.push(...[...found].filter(one => !wanted.has(one)).map(one => `${own.path} ${one}`));
      }
    }
    expect(all).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
    expect(missed.length / all, missed.join('\n')).toBeLessThanOrEqual(mostMissed);
  });
});

function stated({ path: own, links }: LogEntry, resolve: Resolver): string[] {
  return links.flatMap(({ relation, target }) => {
    const other = relation && resolve(own, target);
    return other && other.path !== own ? [`${relation} ${other.path}`] : [];
  });
}

function whole(entries: readonly LogEntry[], reading: string): string {
  const [relation, begin = ''] = reading.split(' ');
  return `${relation} ${only(entries, begin).path}`;
}

function only(entries: readonly LogEntry[], begin: string): LogEntry {
  const named = entries.filter(({ path: own }) => own.startsWith(begin) || own.split('/').at(-1)?.startsWith(begin));
  const [one, ...others] = named;
  if (!one || others.length > 0)
    throw new Error(`${begin}: ${named.map(({ path: own }) => own).join(', ') || 'no record'}`);
  return one;
}
