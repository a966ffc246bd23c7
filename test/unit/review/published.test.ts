import { describe, expect, it } from 'vitest';
import { findings, fixed, seen } from './records';

/** A published example whose totals are 0.05 off and which calls a tie HIGH. */
const FIRST = `# ADR-012: Choose a message broker

## Status

Accepted

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | A | B | C |
| --- | ---: | --- | --- | --- |
| Scalability | 30% | 5 (partitions) | 4 (clusters) | 3 (one master) |
| Performance | 25% | 5 (1 ms) | 3 (12 ms) | 4 (6 ms) |
| Operability | 20% | 3 (three nodes) | 2 (five nodes) | 5 (managed) |
| Security | 15% | 3 (ACLs by hand) | 4 (roles) | 5 (audited) |
| Cost | 10% | 4 ($200) | 2 ($900) | 4 ($210) |
| **Weighted score** | **100%** | **4.15** | **3.10** | **4.00** |

Confidence: HIGH

## Decision

Chosen option: **A**. It holds twice the load of today without a change.

## Backtracking Triggers

| # | Metric | Reconsider when | Window | Then |
| --- | --- | --- | --- | --- |
| 1 | messages a second | > 20000 | 7 days | re-open |
`;

/** Five options on 0-10 in percent; the fifth misses what the fourth criterion has to reach. */
const SECOND = `# ADR-013: Choose a database

## Status

Accepted

## Options Comparison Matrix

Scores from 0 to 10. Minimum Acceptable Score: 65/100. Critical: Security must be >= 8.

| Option | Performance (30%) | Scalability (25%) | Maintainability (20%) | Security (15%) | Cost (10%) | **Total** |
|--------|------|------|------|------|------|-------|
| MySQL | 7 | 9 | 6 | 8 | 5 | **70.5** |
| MariaDB | 8 | 6 | 8 | 8 | 8 | **75.0** |
| PostgreSQL | 9 | 10 | 7 | 8 | 7 | **85.0** |
| Oracle | 8 | 8 | 5 | 8 | 6 | **72.0** |
| MongoDB | 7 | 7 | 6 | 7 | 6 | **67.5** |

## Decision

**Selected Option:** PostgreSQL

It keeps orders and their lines in one transaction, because money depends on it.
`;

describe('the published tables', () => {
  it('reports each wrong total, the tie and the claim of the first', () => {
    expect(seen(FIRST).filter(line => /total|tie|confidence/.test(line))).toEqual([
      'wrong-total: 4.15',
      'wrong-total: 3.10',
      'wrong-total: 4.00',
      'overstated-confidence: HIGH',
      'tie-as-decision: A',
    ]);
    const messages = findings(FIRST).map(({ message }) => message);
    expect(messages).toContain('Weighted score of A is stated as 4.15; its scores and weights give 4.20.');
    expect(messages).toContain(
      'A and C are only 0.15 apart, which is a tie; say that it is a tie and why a person decided as they did.',
    );
  });

  it('reports the wrong totals and the vetoed option of the second', () => {
    expect(seen(SECOND).filter(line => !line.startsWith('missing-'))).toEqual([
      'wrong-total: 70.5',
      'veto-not-stated: 7',
      'wrong-total: 67.5',
    ]);
    expect(findings(SECOND).map(({ message }) => message)).toContain(
      'MongoDB fails a critical criterion (Security 7, at least 8 needed) and so is out whatever its total; say that beside it.',
    );
  });

  it.each([
    ['the first', FIRST, { '4.15': '4.20', '3.10': '3.15', '4.00': '4.05' }],
    ['the second', SECOND, { '70.5': '72.5', '67.5': '67.0' }],
  ])('fixes the totals of %s and nothing else', (_, text, totals) => {
    let expected = text;
    for (const [from, to] of Object.entries(totals)) expected = expected.replace(`**${from}**`, `**${to}**`);
    for (const eol of ['\n', '\r\n']) {
      expect(fixed(text.replaceAll('\n', eol))).toBe(expected.replaceAll('\n', eol));
      expect(fixed(expected.replaceAll('\n', eol))).toBe(expected.replaceAll('\n', eol));
    }
  });

  it('writes a total as totals are written there', () => {
    const german = FIRST.replace('4.15', '4,15').replace('3.10', '.10').replace('4.00', '4');
    expect(fixed(german)).toBe(german.replace('4,15', '4,20').replace('.10', '3.15'));
  });

  it('calls the vetoed option a wrong choice where it is chosen', () => {
    expect(seen(SECOND.replace('** PostgreSQL', '** MongoDB'))).toContain('chosen-vetoed: MongoDB');
  });

  it('leaves the vetoed option alone once it is said to be out', () => {
    const said = SECOND.replace('**67.5** |', '~~67.0~~ below Security 8 |');
    expect(seen(said).filter(line => line.startsWith('veto'))).toEqual([]);
  });
});
