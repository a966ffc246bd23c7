import { describe, expect, it } from 'vitest';
import { explain, gradeOf, type Judged, LOWERING, RAISING, SOURCE_TYPES, STARTS } from '../../../src/evidence/grade';
import { highest, LEVELS, levelAt, lowest, rankOf } from '../../../src/evidence/levels';

const level = (judged: Judged) => gradeOf(judged).level;

describe('where an assessment starts', () => {
  it.each([
    ['peer-reviewed-journal', 'HIGH'],
    ['systematic-review', 'HIGH'],
    ['conference-paper', 'MODERATE'],
    ['preprint', 'MODERATE'],
    ['thesis', 'MODERATE'],
    ['book', 'MODERATE'],
    ['technical-report', 'LOW'],
    ['vendor-blog', 'LOW'],
    ['company-blog', 'LOW'],
    ['opinion', 'VERY LOW'],
  ] as const)('%s at %s', (source_type, start) => {
    expect(gradeOf({ source_type })).toMatchObject({ start, level: start, steps: [] });
  });

  it('is known for every source type, and there are ten', () => {
    expect(SOURCE_TYPES).toEqual(Object.keys(STARTS));
    expect(SOURCE_TYPES).toHaveLength(10);
  });
});

describe('what lowers it', () => {
  const all = SOURCE_TYPES.flatMap(source_type =>
    LOWERING.flatMap(factor => ([1, 2] as const).map(by => ({ source_type, factor, by }))),
  );
  it.each(all)('$source_type by $by for $factor', ({ source_type, factor, by }) => {
    const start = STARTS[source_type];
    const grade = gradeOf({ source_type, lowered: { [factor]: { by } } });
    expect(grade.level).toBe(levelAt(rankOf(start) + by));
    expect(grade.steps).toEqual([{ factor, change: -Math.min(by, 3 - rankOf(start)) + 0 }]);
  });

  it('adds up, and ends at VERY LOW', () => {
    const lowered = { risk_of_bias: { by: 1 }, imprecision: { by: 1 } } as const;
    expect(level({ source_type: 'systematic-review', lowered })).toBe('LOW');
    const everything = Object.fromEntries(LOWERING.map(factor => [factor, { by: 2 as const }]));
    for (const source_type of SOURCE_TYPES) expect(level({ source_type, lowered: everything })).toBe('VERY LOW');
    expect(
      gradeOf({ source_type: 'systematic-review', lowered: everything }).steps.map(({ change }) => change),
    ).toEqual([-2, -1, 0, 0, 0].map(change => change + 0));
  });
});

describe('what raises it', () => {
  it.each(RAISING)('%s: from LOW by one, from nowhere else', factor => {
    const raised = { [factor]: {} };
    for (const source_type of SOURCE_TYPES) {
      const start = STARTS[source_type];
      expect([source_type, level({ source_type, raised })]).toEqual([
        source_type,
        start === 'LOW' ? 'MODERATE' : start,
      ]);
    }
    expect(gradeOf({ source_type: 'opinion', raised }).notRaised).toBe(
      'only LOW is raised, and this starts at VERY LOW',
    );
  });

  it('adds up, and ends at HIGH', () => {
    const two = { large_effect: {}, dose_response: {} };
    expect(level({ source_type: 'company-blog', raised: two })).toBe('HIGH');
    const grade = gradeOf({ source_type: 'company-blog', raised: { ...two, plausible_confounding: {} } });
    expect([grade.level, grade.steps.map(({ change }) => change)]).toEqual(['HIGH', [1, 1, 0]]);
  });

  it.each(LOWERING)('nothing that %s lowered', factor => {
    const raised = { large_effect: {}, dose_response: {}, plausible_confounding: {} };
    for (const source_type of SOURCE_TYPES) {
      for (const by of [1, 2] as const) {
        const lowered = { [factor]: { by } };
        expect(level({ source_type, lowered, raised })).toBe(level({ source_type, lowered }));
        expect(gradeOf({ source_type, lowered, raised }).notRaised).toBe('nothing raises what something lowered');
      }
    }
  });

  it('not what was lowered to LOW', () => {
    expect(level({ source_type: 'book', lowered: { indirectness: { by: 1 } }, raised: { large_effect: {} } })).toBe(
      'LOW',
    );
  });
});

describe('levels', () => {
  it('are compared and clamped', () => {
    expect(LEVELS.map(rankOf)).toEqual([0, 1, 2, 3]);
    expect([levelAt(-5), levelAt(9)]).toEqual(['HIGH', 'VERY LOW']);
    expect(lowest(['MODERATE', 'HIGH', 'LOW'])).toBe('LOW');
    expect(highest(['MODERATE', 'VERY LOW'])).toBe('MODERATE');
    expect([lowest([]), highest([])]).toEqual([null, null]);
  });
});

it('says how it came about', () => {
  const say = (judged: Judged) => explain(judged, gradeOf(judged));
  expect(say({ source_type: 'technical-report' })).toBe('technical report: LOW');
  expect(say({ source_type: 'preprint', lowered: { imprecision: { by: 1 } } })).toBe(
    'preprint: MODERATE, imprecision -1: LOW',
  );
  expect(say({ source_type: 'vendor-blog', raised: { large_effect: {} } })).toBe(
    'vendor blog: LOW, large effect +1: MODERATE',
  );
  expect(say({ source_type: 'opinion', raised: { large_effect: {} } })).toBe(
    'opinion: VERY LOW, large effect 0: VERY LOW (only LOW is raised, and this starts at VERY LOW)',
  );
});
