import { describe, expect, it } from 'vitest';
import { assess } from '../../../../src/decision/assess';
import type { MatrixMessage } from '../../../../src/protocol/matrixPane';
import { matrixOf } from '../../../../webview/matrix/model';
import { called, list } from '../../../../webview/matrix/names';
import { leadChange, notesOf, verdictOf } from '../../../../webview/matrix/words';

type Table = Readonly<Record<string, readonly (string | null)[]>>;

/** Weights, then the scores of each option, criterion by criterion. */
function message(weights: readonly (string | null)[], scores: Table, more: Partial<MatrixMessage> = {}): MatrixMessage {
  return {
    scale: { min: 1, max: 5, inferred: false },
    orientation: 'criteria-rows',
    minimum: null,
    criteria: weights.map((weight, index) => ({
      name: `C${index + 1}`,
      weight,
      weightWord: null,
      percent: true,
      direction: 'higher',
      critical: null,
      source: null,
    })),
    options: Object.keys(scores).map(name => ({ name, stated: null, chosen: false })),
    cells: Object.values(scores).map(row => row.map(score => ({ score, note: null, cut: false }))),
    ...more,
  };
}

const assessed = (...from: Parameters<typeof message>) => assess(matrixOf(message(...from)));
const said = (...from: Parameters<typeof message>) => {
  const { heading, total, confidence, sentence } = verdictOf(assessed(...from));
  return [heading, total, confidence, sentence].filter(Boolean).join(' ');
};
const five = ['30', '25', '20', '15', '10'];

describe('the verdict', () => {
  it('says how far ahead, and how sure', () => {
    expect(said(['60', '40'], { A: ['5', '4'], B: ['3', '4'] })).toBe('A 4.60 HIGH 1.20 ahead of B.');
    expect(said(['60', '40'], { A: ['4', '4'], B: ['4', '3'], C: ['4', '3'] })).toBe(
      'A 4.00 MODERATE 0.40 ahead of B and C.',
    );
  });

  it('leaves a tie to a person', () => {
    const known = { A: ['5', '5', '3', '3', '4'], B: ['4', '3', '2', '4', '2'], C: ['3', '4', '5', '5', '4'] };
    expect(said(five, known)).toBe('A 4.20 tie: 0.15 apart, a person has to decide. Next is C.');
    expect(said(['50', '50'], { A: ['4', '3'], B: ['3', '4'] })).toBe(
      'A and B 3.50 tie: 0.00 apart, a person has to decide.',
    );
  });

  it('gives ranges where scores are missing', () => {
    expect(said(['60', '40'], { A: ['4', null], B: ['4', '3'] })).toBe(
      'Not settled B has 3.60 and A lies between 2.80 and 4.40: scores are missing.',
    );
    expect(said(['60', '40'], { A: ['5', null], B: ['1', '1'] })).toBe(
      'A between 3.40 and 5.00 HIGH at least 2.40 ahead of B.',
    );
  });

  it('tells what a veto costs', () => {
    const critical = { op: '>=', value: '4' } as const;
    const base = message(['60', '40'], { A: ['4', '4'], B: ['5', '3'] });
    const criteria = base.criteria.map((criterion, index) => (index === 1 ? { ...criterion, critical } : criterion));
    const one = (scores: Table) => said(['60', '40'], scores, { criteria });
    expect(one({ A: ['4', '4'], B: ['5', '3'] })).toBe('A 4.00 The only one left. B would have 4.20 and fail C2.');
    expect(one({ A: ['4', '4'], B: ['1', '3'], C: ['3', '4'] })).toBe('A 4.00 HIGH 0.60 ahead of C.');
    expect(one({ A: ['4', '3'], B: ['5', '3'] })).toBe('No option is left All 2 fail a critical criterion.');
  });

  it('compares nothing where there is nothing to compare', () => {
    expect(said(['100'], { A: ['4'] })).toBe('A 4.00 The only option.');
    expect(said([], { A: [] })).toBe('Nothing to compare by Add a criterion.');
    expect(said(['100'], {})).toBe('Nothing to compare Add an option.');
  });

  it('says gaps in points where totals are not', () => {
    const options = [
      { name: 'A', stated: '460', chosen: false },
      { name: 'B', stated: '340', chosen: false },
    ];
    expect(said(['60', '40'], { A: ['5', '4'], B: ['3', '4'] }, { options })).toBe(
      'A 460.00 HIGH 1.20 points ahead of B.',
    );
  });
});

describe('the notes', () => {
  const notes = (...from: Parameters<typeof message>) => notesOf(assessed(...from), true);

  it('are none where all is as usual', () => {
    expect(notes(['60', '40'], { A: ['5', '4'] })).toEqual([]);
  });

  it('tell of weights that are not what they seem', () => {
    expect(notes(['60', '35'], { A: ['5', '4'] })).toEqual(['Weights sum to 95 %: shown as shares.']);
    expect(notes(['100', null], { A: ['5', '4'] })).toEqual(['Without a usable weight, and not counted: C2.']);
    expect(notes([null, null], { A: ['5', '4'] })).toEqual(['There are no weights: every criterion counts the same.']);
    expect(notes(['0', '0'], { A: ['5', '4'] })).toEqual(['All weights are zero: every criterion counts the same.']);
  });

  it('tell of a leader below the minimum', () => {
    expect(notes(['60', '40'], { A: ['3', '3'], B: ['2', '2'] }, { minimum: '3.25' })).toEqual([
      'Below the minimum all the same: A.',
    ]);
  });
});

describe('a change of the leader', () => {
  const table = (a: string | null, names: readonly [string, string] = ['A', 'B']) =>
    assessed(['100'], { [names[0]]: [a], [names[1]]: ['3'] });

  it('is announced with what it is ahead by', () => {
    expect(leadChange(table('4'), table('2'))).toBe('B now leads: 3.00, 1.00 ahead of A');
    expect(leadChange(table('4'), table('3'))).toBe('A and B are level now: 3.00');
    expect(leadChange(table('4'), table(null))).toBe('The first place is open now: scores are missing');
  });

  it('is not announced where the same one leads, by another total or another name', () => {
    expect(leadChange(table('4'), table('5'))).toBeNull();
    expect(leadChange(table('4'), table('4', ['Z', 'B']))).toBeNull();
  });
});

describe('names in sentences', () => {
  it('are cut, and cannot turn the sentence', () => {
    expect(called('x'.repeat(1000))).toHaveLength(60);
    expect(called('a\u202eb')).toBe('ab');
    expect(called('قاعدة')).toBe('\u2068قاعدة\u2069');
    expect(called(' ')).toBe('(no name)');
  });

  it('are listed, a long list not to its end', () => {
    expect([list([]), list(['A']), list(['A', 'B']), list(['A', 'B', 'C'])]).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect(list(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  });
});
