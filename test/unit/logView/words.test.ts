import { describe, expect, it } from 'vitest';
import {
  descriptionOf,
  labelOf,
  type Mark,
  messageOf,
  spokenOf,
  sumOf,
  tooltipOf,
} from '../../../src/vscode/logView/words';
import { wordsOf } from '../../../src/vscode/text/said';
import { entry } from './entries';

const mark = (kind: Mark['kind'], isHint = false): Mark => ({ kind, isHint, text: `a ${kind}`, line: 0 });

describe('what the view says of a decision', () => {
  it('its number and title, what is to be done, its state and day', () => {
    const one = entry(7, { title: 'Use Redis', status: 'Accepted', date: '2026-01-02' });
    expect(labelOf(one)).toBe('0007 Use Redis');
    expect(descriptionOf(one, [])).toBe('accepted 2026-01-02');
    const marks = [mark('fired'), mark('finding'), mark('finding'), mark('finding', true), mark('unrecorded')];
    expect(descriptionOf(one, marks)).toBe('1 trigger fires, 2 findings, 1 unrecorded edit · accepted 2026-01-02');
    expect(spokenOf(one, marks)).toBe(
      '0007 Use Redis, 1 trigger fires, 2 findings, 1 unrecorded edit, accepted 2026-01-02',
    );
    expect(wordsOf(tooltipOf(one, marks))).toContain('docs/adr/0007-x.md');
    expect(sumOf([])).toBe('');
  });

  it('stays short whatever a record says', () => {
    const long = entry(7, { title: 'x'.repeat(100_000), status: `y${'z'.repeat(5000)}` });
    expect(labelOf(long).length).toBeLessThan(310);
    expect(descriptionOf(long, []).length).toBeLessThan(100);
  });

  it('how many of how many a filter shows', () => {
    expect(messageOf('', 3, 10)).toBe('');
    expect(messageOf('redis', 12, 10_000)).toBe('Filter “redis”: 12 of 10,000 decisions');
  });
});
