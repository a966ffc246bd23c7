import { describe, expect, it } from 'vitest';
import { assess } from '../../../../src/decision/assess';
import { format } from '../../../../src/decision/decimal';
import { exact } from '../../../../src/decision/exact';
import { matrixOf } from '../../../../webview/matrix/model';
import { Pending } from '../../../../webview/matrix/pending';
import { boundsInWords, dominanceFinding, flipFindings, measureFinding } from '../../../../webview/matrix/sureWords';
import { writtenWeights } from '../../../../webview/matrix/weights';
import { assessedWith, withShare } from '../../../../webview/matrix/whatIf';
import { example, exampleMatrix } from '../../../ui/matrixExample';

const assessment = assess(matrixOf(exampleMatrix()));

describe('how sure it is', () => {
  it('bounds each weight', () => {
    expect(assessment.stability.map(boundsInWords)).toEqual(['≥ 18 %', '≥ 14 %', 'any', '≤ 39 %', '≤ 18 %']);
  });

  it('finds the smallest changes, with what to watch for', () => {
    const findings = flipFindings(assessment);
    expect(findings.map(({ words }) => words)).toEqual([
      'Smallest change that loses the lead: Cost 10 → 19 %.',
      'Or Availability of Redis cluster 4 → 3: a tie with Sticky in-process.',
      'Or Security of Redis cluster 4 → 3: it fails Security.',
      '2 more scores are as near.',
    ]);
    expect(findings[1]?.trigger).toEqual({
      metric: 'Availability: Redis cluster',
      when: '<= 3',
      window: 'at each review',
      action: 're-open; Sticky in-process is level',
    });
  });

  it('goes one further than a bound that is a whole percent', () => {
    const matrix = exampleMatrix();
    matrix.criteria.length = 2;
    matrix.criteria[0]!.weight = '60';
    matrix.criteria[1]!.weight = '40';
    matrix.options.length = 2;
    const rows = [
      ['5', '3'],
      ['3', '5'],
    ];
    matrix.cells = rows.map(row => row.map(score => ({ score, note: null, cut: false })));
    for (const option of matrix.options) option.stated = null;
    expect(flipFindings(assess(matrixOf(matrix)))[0]?.words).toBe(
      'Smallest change that loses the lead: C 60 → 49 %.'.replace('C', 'Availability'),
    );
  });

  it('knows who can never win, and what to measure', () => {
    expect(dominanceFinding(assessment).words).toBe('No option is dominated.');
    expect(measureFinding(assessment)?.words).toBe(
      'Worth measuring first: Availability, if each score may be off by 1.',
    );
    const matrix = exampleMatrix();
    for (const [index, cell] of (matrix.cells[2] ?? []).entries()) cell.score = index === 2 ? '4' : '1';
    expect(dominanceFinding(assess(matrixOf(matrix))).words).toBe(
      'Never first, whatever the weights: Database (today) (no better than Redis cluster anywhere).',
    );
  });
});

describe('what if', () => {
  it('keeps the proportions of the others', () => {
    const shares = withShare(assessment.shares, 4, exact(28, 100));
    expect(shares.map(share => format(share, 2))).toEqual(['0.24', '0.20', '0.16', '0.12', '0.28']);
    expect(assessedWith(assessment, shares).leaders).toEqual([1]);
    expect(withShare([exact(1), exact(0), exact(0)], 0, exact(1, 2)).map(share => format(share, 2))).toEqual([
      '0.50',
      '0.25',
      '0.25',
    ]);
  });

  it('writes weights as the table does', () => {
    const snapshot = example();
    const view = { snapshot, message: exampleMatrix(), assessment, pending: new Pending(), locked: false };
    expect(writtenWeights(view, assessment.shares)).toEqual([]);
    const shares = withShare(assessment.shares, 4, exact(28, 100));
    expect(writtenWeights(view, shares)).toEqual(
      ['24', '20', '16', '12', '28'].map((weight, criterion) => ({ criterion, weight })),
    );
  });
});
