import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/decision/assess';
import { format } from '../../../src/decision/decimal';
import { proposeTriggers } from '../../../src/decision/triggers';
import { REDIS, sketch } from './build';

const proposed = (table: Parameters<typeof sketch>[0]) =>
  proposeTriggers(assess(sketch(table))).map(
    ({ metric, comparison, threshold, unit, window, action }) =>
      `${metric} ${comparison} ${format(threshold, 1)} ${unit} | ${window} | ${action}`,
  );

describe('proposed triggers', () => {
  it('of the finished record: the scores a step away, then the weights from the nearest on', () => {
    expect(proposed(REDIS)).toEqual([
      'C3: Redis <= 3.0 points | at each review | re-open; Redis is vetoed',
      'C1: Redis <= 3.0 points | at each review | re-open; Sticky is level',
      'Weight of C5 > 18.2 percent | at each review | re-open; Sticky leads',
      'Weight of C2 < 13.5 percent | at each review | re-open; Database leads',
      'Weight of C1 < 17.6 percent | at each review | re-open; Sticky leads',
      'Weight of C4 > 39.3 percent | at each review | re-open; Database leads',
    ]);
  });

  it('are about another option where its score is what has to change, and upwards', () => {
    const lifted = { weights: '3 1', scores: { A: '4 5', B: '5 3' }, critical: { 1: '>= 4' } };
    expect(proposed(lifted)).toEqual(['C2: B >= 4.0 points | at each review | re-open; B leads']);
    const lower = { weights: '1', scores: { A: '1', B: '2' }, lower: [0] };
    expect(proposed(lower)).toEqual(['C1: A >= 2.0 points | at each review | re-open; B is level']);
  });

  it('are none without a sole leader', () => {
    expect(proposed({ weights: '1 1', scores: { A: '5 3', B: '3 5' } })).toEqual([]);
    expect(proposed({ weights: '1 1', scores: { A: '5 -', B: '3 5' } })).toEqual([]);
    expect(proposed({ weights: '1 1', scores: {} })).toEqual([]);
  });
});
