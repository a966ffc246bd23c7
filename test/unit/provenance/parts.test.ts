import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { read } from '../../../src/adr/read';
import { changesBetween } from '../../../src/provenance/partChanges';
import { applyParts } from '../../../src/provenance/partRecord';
import { partName, partsOf } from '../../../src/provenance/parts';

const text = readFileSync(path.join(root, 'test/unit/provenance/example.md'), 'utf8');
const before = partsOf(read(text));
const author = { agent: 'urn:aiwg:agent:human:mia', source: 'person' } as const;
const changed = (now: string) => changesBetween(before, partsOf(read(now)), author);

describe('the parts of a record', () => {
  it('are told apart down to a score', () => {
    expect([...before.keys()]).toEqual(
      expect.arrayContaining([
        'title',
        'status',
        'context',
        'criterion:Latency',
        'weight:Latency',
        'option:Redis cluster',
        'score:Latency:Redis cluster',
        'decision',
        'consequences',
        'triggers',
        'alternatives',
      ]),
    );
    expect(partName.score('a:b', '50%')).toBe('score:a%3Ab:50%25');
  });

  it('change one at a time', () => {
    expect([...changed(text.replace('5 (under 1 ms)', '4 (under 1 ms)')).set.keys()]).toEqual([
      'score:Latency:Redis cluster',
    ]);
    expect([...changed(text.replace('| 40% |', '| 45% |')).set.keys()]).toEqual(['weight:Latency']);
    expect([...changed(text.replace('One more system', 'Two more systems')).set.keys()]).toEqual(['consequences']);
    expect([...changed(text.replace('at peak', 'at night')).set.keys()]).toEqual(['context']);
    expect(changed(text).set.size).toBe(0);
  });

  it('are not the person’s because totals were recomputed', () => {
    expect([...changed(text.replace('**4.60**', '**4.61**')).set.keys()]).toEqual([]);
  });

  it('keep their author when an option is called something else', () => {
    const { set, carried, removed } = changed(text.replaceAll('Redis cluster', 'Redis 7'));
    expect([...(carried?.keys() ?? [])]).toEqual(['score:Latency:Redis cluster', 'score:Cost:Redis cluster']);
    expect([...set.keys()]).not.toContain('score:Latency:Redis 7');
    expect(removed).toContain('option:Redis cluster');
  });

  it('go with what is removed', () => {
    const part = { agent: 'urn:aiwg:agent:model:x', source: 'model', activity: 'a1' } as const;
    const changes = { set: new Map([['decision', author]]), carried: new Map([['b', 'c']]), removed: ['a'] };
    expect(applyParts({ a: part, b: part, decision: part }, changes, 'a2')).toEqual({
      c: part,
      decision: { ...author, activity: 'a2' },
    });
  });
});
