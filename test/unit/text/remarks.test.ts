import { describe, expect, it } from 'vitest';
import { matrixRemark } from '../../../src/vscode/text/matrixRemark';
import { wordsOf } from '../../../src/vscode/text/said';
import { statusRemark } from '../../../src/vscode/text/statusRemark';
import { inside, record, sample } from './record';

function at(piece: string, text = sample, from = '## Decision Matrix'): string {
  const remark = matrixRemark(record(text), inside(text, piece, from));
  return remark ? wordsOf(remark.said) : 'nothing';
}

describe('what a place in a matrix means', () => {
  it('a score: its weight, what it adds, its reason', () => {
    expect(at('5 (under 1 ms')).toBe(
      'Latency of Redis cluster\nWeight 25 %: 0.25 × 5 = 1.25 of 3.90\nWhy: under 1 ms in the zone',
    );
  });

  it('a score that puts its option out', () => {
    expect(at('3 (not revocable')).toContain('Out of the ranking: Security 3, at least 4 needed.');
  });

  it('a missing score', () => {
    expect(at('n/a |', sample.replace('5 (under 1 ms in the zone)', 'n/a'))).toContain(
      'No score yet: it may turn out as anything from 1 to 5.',
    );
  });

  it.each([['30%'], ['Availability']])('a weight, at %s: its share, how far it may move, where it is from', piece => {
    expect(at(piece, sample, '| Availability')).toMatch(
      /^Availability weighs 30 %\.\nRedis cluster stays first between 17\.7 % and [\d.]+ %\. Below that Sticky in-process passes it\..*\nWeight from: "99\.9 % uptime"$/s,
    );
  });

  it('a critical weight', () => {
    expect(at('20%')).toContain('Critical: >= 4, or the option is out.');
  });

  it('a total that is right, one that is wrong, one that is out', () => {
    expect(at('3.90')).toBe(
      'Redis cluster: 3.90, rank 1 of 3\nThe weighted mean of its scores.\nThe text states 3.90, which is right.',
    );
    expect(at('4.20', sample.replace('**3.90**', '**4.20**'))).toContain('3.90, rank 1 of 3');
    expect(at('4.20', sample.replace('**3.90**', '**4.20**'))).toContain('The text states 4.20, which is wrong.');
    expect(at('4.35')).toContain('Out of the ranking: Security 3, at least 4 needed.');
  });

  it('scores in the unit of a table of weighted sums', () => {
    const text =
      '# 1. T\n\n| C | Weight | A | B |\n|---|---|---|---|\n| X | 3 | 5 | 2 |\n| Y | 1 | 4 | 4 |\n| **Total** | | 19 | 10 |\n';
    expect(at('5', text, '| X')).toContain('Weight 75 %: 3 × 5 = 15 of 19');
    expect(at('3', text, '| X')).toContain('X weighs 75 % (3 of 4).');
    expect(at('19', text, '| **Total')).toContain('The sum of its scores times their weights.');
  });

  it('nothing elsewhere', () => {
    expect(at('Confidence')).toBe('nothing');
  });
});

describe('what a status means', () => {
  const said = (text: string, piece: string) => {
    const remark = statusRemark(record(text), inside(text, piece));
    return remark ? wordsOf(remark.said) : 'nothing';
  };

  it('by itself, and where the record says something else', () => {
    expect(said(sample, 'Proposed')).toBe('proposed: It is up for discussion and binds nobody yet.');
    expect(said('---\nstatus: living\n---\n# T\n', 'living')).toBe('living means accepted: It holds.');
    expect(said('---\nstatus: accepted\n---\n# T\n\n## Status\n\nRejected\n\n## Context\n', 'accepted')).toBe(
      'accepted: It holds.\nLine 8 says rejected.',
    );
  });
});
