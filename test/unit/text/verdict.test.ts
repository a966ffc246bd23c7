import { describe, expect, it } from 'vitest';
import { checkedOf } from '../../../src/vscode/text/checked';
import { statusLine } from '../../../src/vscode/text/statusLine';
import { verdict } from '../../../src/vscode/text/verdict';
import { record, sample } from './record';

function said(text: string): string[] {
  return checkedOf(record(text)).map(checked => `${verdict(checked)}${checked.recompute ? ' [recompute]' : ''}`);
}

describe('the verdict over a matrix', () => {
  it('says who leads by how much', () => {
    expect(said(sample)).toEqual(['MODERATE: Redis cluster 3.90, 0.30 ahead of Sticky in-process']);
  });

  it('says that a tie is for a person', () => {
    const tie = sample
      .replace('2 ($820/month)', '1 ($820/month)')
      .replace('2 (a restart', '3 (a restart')
      .replace('**3.90** | **3.60**', '**3.80** | **3.90**');
    expect(said(tie)).toEqual(['TIE: 0.10 apart, a person has to decide']);
    const level = tie.replace('1 ($820/month)', '2 ($820/month)').replace('**3.80**', '**3.90**');
    expect(said(level)).toEqual([
      'TIE: Redis cluster and Sticky in-process have the same total, a person has to decide',
    ]);
  });

  it('counts wrong totals and offers to recompute them', () => {
    expect(said(sample.replace('**3.90**', '**4.20**'))).toEqual(['1 total is wrong [recompute]']);
    expect(said(sample.replace('**3.90** | **3.60**', '**4.20** | **3.70**'))).toEqual([
      '2 totals are wrong [recompute]',
    ]);
  });

  it('offers to fill in totals that wait', () => {
    expect(said(sample.replace('**3.60**', '-'))).toEqual([
      'MODERATE: Redis cluster 3.90, 0.30 ahead of Sticky in-process [recompute]',
    ]);
  });

  it('does not offer to replace totals of which nobody knows how they came about', () => {
    const text =
      '# 1. T\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| X | 60% | 5 | 2 |\n| Y | 40% | 4 | 4 |\n| **Total** | | 71 | 83 |\n';
    expect(said(text)).toEqual(['No usual formula gives these totals']);
  });

  it('stays open while scores are missing', () => {
    const text =
      '# 1. T\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| X | 60% | 5 |  |\n| Y | 40% | 2 | 4 |\n';
    expect(said(text)).toEqual(['Open: scores are missing']);
  });
});

describe('the status bar', () => {
  it('is status and confidence in a few words', () => {
    const { text, line, tooltip } = statusLine(record());
    expect(text).toBe('ADR Proposed · MODERATE 0.30');
    expect(sample.split('\n')[(line ?? 0) - 1]).toContain('| Criterion | Weight | Redis cluster');
    expect(tooltip[0]).toEqual([{ strong: 'Keep user sessions in Redis' }]);
  });

  it('draws no pictures out of a status, and stays short', () => {
    expect(
      statusLine(record('# T\n\n## Status\n\nAccepted $(bug) by all of us in the meeting on Monday\n')).text,
    ).not.toContain('$(');
    expect(statusLine(record(`# T\n\n## Status\n\nAccepted ${'x'.repeat(500)}\n`)).text.length).toBeLessThan(50);
  });

  it('says nothing of a matrix that is not there', () => {
    expect(statusLine(record('# T\n\n## Status\n\nAccepted\n\n## Context\n'))).toMatchObject({
      text: 'ADR Accepted',
      line: null,
    });
  });
});
