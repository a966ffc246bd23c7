import { describe, expect, it } from 'vitest';
import { constraintsBroken } from '../../../src/provenance/export/constraints';
import { exported } from '../../../src/provenance/export/export';
import type { Statement } from '../../../src/provenance/export/statement';
import { statementsOf } from '../../../src/provenance/export/statements';
import type { ProblemRule } from '../../../src/provenance/problem';
import { type Provenance, provenanceShape } from '../../../src/provenance/shape';
import { validate } from '../../../src/provenance/validate';
import { asFile, begun, edit, file, grown, mia } from './examples';
import { history } from './histories';

type Record_ = Provenance & { readonly [key: string]: unknown };
const score = new Map([['score:Latency:Redis cluster', { agent: mia.id, source: 'person' as const }]]);
const sound = asFile(grown(begun(), edit('two\n', 1, { parts: { set: score } }))).record as Record_;

/** A copy of the sound record in which one place holds something else. */
function but(place: string, value: unknown): Provenance {
  const copy = structuredClone(sound) as unknown;
  const steps = place.split('/');
  const last = steps.pop() ?? '';
  let at = copy as { [step: string]: unknown };
  for (const step of steps) at = at[step] as typeof at;
  if (Array.isArray(at) && last === '+') at.push(value);
  else at[last] = value;
  return provenanceShape.parse(copy);
}

const nobody = 'urn:aiwg:agent:nobody';
const ghost = 'urn:aiwg:artifact:ghost.md';
const second = sound.activities[1]!;

const broken: [what: string, place: string, value: unknown, rule: ProblemRule, at: string, says: RegExp][] = [
  [
    'an entity outside the workspace',
    'entity/id',
    'urn:aiwg:artifact:../x.md',
    'urn-form',
    'entity.id',
    /no urn:aiwg:artifact/,
  ],
  ['an entity that is no URN', 'entity/id', 'docs/adr/0004-sessions.md', 'urn-form', 'entity.id', /docs\/adr/],
  [
    'an agent that is no URN',
    'agents/+',
    { id: 'Mia', type: 'aiwg_agent' },
    'urn-form',
    'agents[3].id',
    /"Mia" is no urn:aiwg:agent/,
  ],
  ['a source that is no URN', 'sources/+', { id: 'https://x.org', type: 'page' }, 'urn-form', 'sources[2].id', /https/],
  [
    'an activity without a number',
    'activities/1/id',
    'urn:aiwg:activity:modification:x',
    'urn-form',
    'activities[1].id',
    /<number>/,
  ],
  [
    'an activity of another type than its name',
    'activities/1/type',
    'review',
    'urn-form',
    'activities[1].id',
    /says modification/,
  ],
  [
    'the same activity name twice',
    'activities/+',
    { ...second, description: 'again' },
    'name-twice',
    'activities[2].id',
    /verify --fix/,
  ],
  [
    'one number for two activities',
    'activities/+',
    { ...second, id: second.id.replace('modification', 'review'), type: 'review' },
    'name-twice',
    'activities[2].id',
    /number 2/,
  ],
  ['the same agent twice', 'agents/+', sound.agents[0], 'name-twice', 'agents[3].id', /two agents/],
  [
    'an end before its start',
    'activities/0/started',
    '2026-11-20T10:06:00Z',
    'end-before-start',
    'activities[0].ended',
    /ends .* before it starts/,
  ],
  [
    'the same across time zones',
    'activities/0/started',
    '2026-11-20T10:05:30+00:00',
    'end-before-start',
    'activities[0].ended',
    /10:05:30/,
  ],
  [
    'a time that does not exist',
    'activities/0/started',
    '2026-13-40T10:05:30Z',
    'time-order',
    'activities[0].started',
    /no time that exists/,
  ],
  [
    'activities that go back in time',
    'activities/1/ended',
    '2026-11-20T10:04:00Z',
    'time-order',
    'activities[1].ended',
    /before the activity ahead/,
  ],
  [
    'a change before the creation',
    'entity/created',
    '2027-01-01T00:00:00Z',
    'end-before-start',
    'entity.modified',
    /before it was created/,
  ],
  [
    'a creation after the first activity',
    'entity/created',
    '2026-11-20T11:00:00Z',
    'time-order',
    'entity.created',
    /after its first activity/,
  ],
  ['a hash that nobody made', 'entity/sha256', 'a'.repeat(64), 'entity-not-last', 'entity.sha256', /cut or edited/],
  [
    'a time of change that is nobody’s',
    'entity/modified',
    '2026-11-20T12:00:00Z',
    'entity-not-last',
    'entity.modified',
    /last activity ended/,
  ],
  ['an undeclared agent', 'wasAttributedTo/+', nobody, 'undeclared', 'wasAttributedTo[3]', /nobody/],
  [
    'an undeclared author',
    'activities/1/wasAssociatedWith/+',
    { agent: nobody },
    'undeclared',
    'activities[1].wasAssociatedWith[1].agent',
    /agents/,
  ],
  [
    'an undeclared source',
    'activities/0/used/+',
    { entity: ghost },
    'undeclared',
    'activities[0].used[2].entity',
    /sources/,
  ],
  [
    'an undeclared ground',
    'activities/0/wasDerivedFrom/+',
    { entity: ghost, kind: 'tests' },
    'undeclared',
    'activities[0].wasDerivedFrom[1].entity',
    /ghost/,
  ],
  [
    'an undeclared delegate',
    'actedOnBehalfOf/0/delegate',
    nobody,
    'undeclared',
    'actedOnBehalfOf[0].delegate',
    /nobody/,
  ],
  [
    'a part from an undeclared activity',
    'parts/context/activity',
    'urn:aiwg:activity:review:x:009',
    'undeclared',
    'parts["context"].activity',
    /activities/,
  ],
  [
    'a part that is called a person’s',
    'parts/context/source',
    'person',
    'part-author',
    'parts["context"].source',
    /its author is none/,
  ],
  [
    'a person’s part that is called a model’s',
    'parts/score:Latency:Redis cluster/source',
    'model',
    'part-author',
    'parts["score:Latency:Redis cluster"].source',
    /is a person/,
  ],
  ['a person that is called a program', 'agents/2/type', 'ci_system', 'part-author', 'agents[2].type', /says a person/],
];

describe('a provenance file', () => {
  it('that is sound has no problem', () => {
    expect(validate([{ path: file, record: sound }], { exists: () => true })).toEqual([]);
  });

  it.each(broken)('with %s is refused with the reason', (_, place, value, rule, at, says) => {
    const files = [{ path: file, record: but(place, value) }];
    const problems = validate(files);
    expect(problems).toContainEqual(
      expect.objectContaining({ rule, at, path: file, severity: 'error', message: expect.stringMatching(says) }),
    );
    expect(exported(files, 'prov-json')).toHaveProperty('problems');
  });

  it('whose source is gone is warned of, and exported all the same', () => {
    const files = [{ path: file, record: sound }];
    expect(validate(files, { exists: path => !path.startsWith('.aiwg/') })).toMatchObject([
      {
        rule: 'source-missing',
        severity: 'warning',
        at: 'sources[0].id',
        message: expect.stringContaining('.aiwg/requirements/nfr.md'),
      },
    ]);
    expect(exported(files, 'prov-n')).toHaveProperty('text');
  });
});

describe('several provenance files', () => {
  const derived = (own: string, from: string) => {
    const record: Provenance = sound;
    const id = `urn:aiwg:artifact:${from}`;
    return {
      path: `${own}.prov.yaml`,
      record: {
        ...record,
        entity: { ...record.entity, id: `urn:aiwg:artifact:${own}` },
        sources: [...(record.sources ?? []), { id, type: 'decision-record' }],
        activities: record.activities.map((one, index) => ({
          ...one,
          id: one.id.replace('0004-sessions', own),
          ...(index === 0 ? { wasDerivedFrom: [{ entity: id, kind: 'refines' as const }] } : {}),
        })),
        parts: {},
        actedOnBehalfOf: [],
      },
    };
  };

  it('that go in a circle are refused', () => {
    const ring = [derived('a', 'b'), derived('b', 'c'), derived('c', 'a')];
    expect(validate(ring)).toMatchObject([
      { rule: 'cycle', path: 'c.prov.yaml', message: expect.stringContaining('a from b from c from a') },
    ]);
    expect(validate(ring.slice(1))).toEqual([]);
    expect(exported(ring, 'prov-n')).toMatchObject({ problems: [{ rule: 'cycle' }] });
  });

  it('one derived from itself is refused', () => {
    expect(validate([derived('a', 'a')])).toMatchObject([{ rule: 'cycle', message: 'a is derived from itself.' }]);
  });

  it('of one file are refused', () => {
    expect(validate([derived('a', 'b'), { ...derived('a', 'b'), path: 'other' }])).toMatchObject([
      { rule: 'entity-twice', path: 'other' },
    ]);
  });

  it('in a chain of ten thousand are walked', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => derived(`d${at}`, `d${at + 1}`));
    expect(validate(chain)).toEqual([]);
  });
});

describe('a PROV document', () => {
  const good = statementsOf(history(3));
  const first = (kind: Statement['kind']) => good.findIndex(one => one.kind === kind);
  const changed = (kind: Statement['kind'], args: Statement['args']) =>
    good.map((one, index) => (index === first(kind) ? { ...one, args: { ...one.args, ...args } } : one));
  const version = good[first('wasGeneratedBy')]!.args['entity']!;
  const activity = good[first('wasGeneratedBy')]!.args['activity']!;

  it.each<[string, Statement[], RegExp]>([
    ['an undeclared name', good.filter((_, index) => index !== first('agent')), /is not declared/],
    ['a thing declared twice', [...good, good[first('entity')]!], /is declared twice/],
    [
      'one name for two kinds',
      [...good, { kind: 'activity', id: version, args: {}, attributes: [] }],
      /both an entity and an activity/,
    ],
    ['an activity in the place of an agent', changed('wasAssociatedWith', { agent: activity }), /needs an agent/],
    [
      'an end before the start',
      changed('activity', { startTime: '2099-01-01T00:00:00+00:00' }),
      /ends before it starts/,
    ],
    [
      'a generation after the end',
      changed('wasGeneratedBy', { time: '2099-01-01T00:00:00+00:00' }),
      /is generated outside/,
    ],
    ['a use before the start', changed('used', { time: '1999-01-01T00:00:00+00:00' }), /is used outside/],
    ['two generations', [...good, good[first('wasGeneratedBy')]!], /is generated twice/],
    [
      'a derivation from itself',
      changed('wasDerivedFrom', { usedEntity: version, generatedEntity: version }),
      /derived from itself/,
    ],
    [
      'a specialisation of itself',
      changed('specializationOf', { generalEntity: version, specificEntity: version }),
      /specialisation of itself/,
    ],
  ])('with %s is refused', (_, statements, says) => {
    expect(constraintsBroken(good)).toEqual([]);
    expect(constraintsBroken(statements).join('\n')).toMatch(says);
  });

  it('in which something is used before it was made is refused', () => {
    const late = good.map(one =>
      one.kind === 'wasGeneratedBy' && one.args['entity'] === version
        ? { ...one, args: { ...one.args, time: '2098-01-01T00:00:00+00:00' } }
        : one,
    );
    const uses = late.some(({ kind, args }) => kind === 'used' && args['entity'] === version);
    expect(uses).toBe(true);
    expect(constraintsBroken(late).join('\n')).toMatch(/is used before it was generated/);
  });
});
