import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { read } from '../../../src/adr/read';
import { isBacked } from '../../../src/memory/backed';
import { type Happening, reflectionOf } from '../../../src/memory/reflection';
import { reflectionShape } from '../../../src/memory/shape';

const record = read(readFileSync(path.join(root, 'test/unit/provenance/example.md'), 'utf8'));
const about = (happening: Happening) =>
  reflectionOf({
    record,
    path: 'docs/adr/0004-sessions.md',
    kind: 'caching',
    happening,
    at: '2026-11-20T10:00:00Z',
    created: '2026-11-20T10:00:01Z',
    author: 'urn:aiwg:agent:human:mia',
    trace: [
      { type: 'Goal', text: 'Where to keep sessions.' },
      { type: 'Exception', text: 'Nobody ran Redis before.' },
      { type: 'Reasoning', text: 'r', observation: { status: 'failure', learned: 'The price list was old.' } },
    ],
    edits: [
      { criterion: 'Latency', option: 'Redis cluster', value: 5 },
      { criterion: 'Cost', option: null, value: 60 },
    ],
  });

describe('a reflection', () => {
  const { reflection, hints } = about({
    type: 'trigger-fired',
    trigger: 'p95 session lookup > 5 ms',
    measured: '7 ms since 2026-11-13',
    source: 'metrics.csv',
  });

  it('is prefilled from the record', () => {
    expect(reflection).toMatchObject({
      decision: {
        title: 'Keep user sessions in Redis',
        kind: 'caching',
        chosen: 'Redis cluster',
        options: ['Database', 'Redis cluster'],
        criteria: [
          { name: 'Latency', share: 0.4 },
          { name: 'Cost', share: 0.6 },
        ],
      },
      rejected: [{ option: 'Database', why: expect.stringMatching(/^total 3\.20 against 3\.20; 11 ms/) }],
      happened:
        'A backtracking trigger fired on 2026-11-20: p95 session lookup > 5 ms; measured: 7 ms since 2026-11-13.',
      rootCause: '',
      confidence: 0.8,
    });
    expect(reflectionShape.safeParse(reflection).error).toBeUndefined();
  });

  it('shows what was noted and changed then beside the form', () => {
    expect(hints).toEqual([
      'Written then: Confidence: HIGH, 1.40 ahead of Database.',
      'Noted then: Nobody ran Redis before.',
      'Learned then: The price list was old.',
      'A person scored Redis cluster on Latency with 5.',
      'A person set the weight of Cost to 60.',
    ]);
  });

  it.each<[Happening, boolean]>([
    [{ type: 'superseded', by: 'docs/adr/0009.md', title: 'Sessions in the database' }, true],
    [{ type: 'trigger-fired', trigger: 't', measured: 'm' }, true],
    [{ type: 'status-changed', from: 'proposed', to: 'accepted' }, true],
    [{ type: 'reviewed', reviewer: 'urn:aiwg:agent:human:mia', note: 'It holds.' }, false],
  ])('of %o is backed; a review once somebody said what was learned', (happening, backed) => {
    const { reflection } = about(happening);
    expect(isBacked(reflection)).toBe(backed);
    expect(isBacked({ ...reflection, lessons: ['Measure first.'] })).toBe(true);
  });

  it('of a record that says little is one all the same', () => {
    const { reflection } = reflectionOf({
      record: read(''),
      path: 'x.md',
      happening: { type: 'reviewed', reviewer: '' },
      at: '2026-11-20T10:00:00Z',
      created: '2026-11-20T10:00:00Z',
      author: 'urn:aiwg:agent:human:mia',
    });
    expect(reflectionShape.safeParse(reflection).error).toBeUndefined();
  });
});
