import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { figuresOf, type Happened, type Measured, type Reached } from '../../../src/log/figures';
import { TOT } from '../review/records';

const today = '2026-11-20';

function record(path: string, text: string, reached: Reached | null = null): Measured {
  return { path: `docs/adr/${path}`, record: read(text, { path: `docs/adr/${path}` }), reached };
}

/** A decision without anything but its status and its day. */
function plain(number: number, status: string, date: string): Measured {
  return record(
    `${String(number).padStart(4, '0')}-x.md`,
    `# ${number}. Use X\n\nDate: ${date}\n\n## Status\n\n${status}\n`,
  );
}

const figures = (records: readonly Measured[], happened: readonly Happened[] = []) =>
  figuresOf(records, happened, today);

describe('the share superseded within a year', () => {
  it('counts those that had a year to be given up in, by the day of the record that came after', () => {
    const { superseded, supersededYoung } = figures([
      plain(1, 'Superseded by [6](0006-x.md)', '2024-01-01'),
      plain(2, 'Superseded by [7](0007-x.md)', '2024-01-01'),
      plain(3, 'Accepted', '2024-01-01'),
      plain(4, 'Accepted', '2025-11-20'),
      plain(5, 'Accepted', '2025-11-21'),
      plain(6, 'Accepted', '2024-12-30'),
      plain(7, 'Accepted', '2025-06-01'),
    ]);
    expect(superseded).toEqual({ count: 1, of: 6, share: 1 / 6, target: 'under 5 %' });
    expect(supersededYoung).toEqual({ count: 0, of: 1, share: 0, target: 'under 5 %' });
  });

  it('knows it from the newer record, from a number alone, and from what a reflection says', () => {
    const byNewer = [
      plain(1, 'Superseded', '2024-01-01'),
      record('0002-y.md', '# 2. Y\n\nDate: 2024-03-01\n\n## Status\n\nAccepted\n\nSupersedes ADR-0001\n'),
    ];
    expect(figures(byNewer).superseded).toMatchObject({ count: 1, of: 2 });
    const said = [{ path: 'docs/adr/0001-x.md', type: 'superseded', at: '2024-02-01T10:00:00Z' }];
    expect(figures([plain(1, 'Superseded', '2024-01-01')], said).superseded).toMatchObject({ count: 1, of: 1 });
  });

  it('guesses nothing: without a day it does not count, and neither does what was never decided', () => {
    const { superseded, supersededYoung } = figures([
      plain(1, 'Superseded', '2024-01-01'),
      plain(2, 'Proposed', '2024-01-01'),
      plain(3, 'Rejected', '2024-01-01'),
      record('0004-x.md', '# 4. X\n\n## Status\n\nAccepted\n'),
    ]);
    expect([superseded.of, superseded.share, supersededYoung.of]).toEqual([0, null, 0]);
    expect(figures([plain(1, 'Superseded', '2026-10-01')]).supersededYoung).toMatchObject({ count: 1, of: 1 });
  });
});

describe('the figures of a decision', () => {
  it('are read from its text', () => {
    const [one] = figures([record('0007-queue-mails.md', TOT)]).decisions;
    expect(one).toMatchObject({
      title: 'Queue mails',
      status: 'accepted',
      alternatives: 3,
      criteria: 3,
      explained: 1,
      confidence: 'HIGH',
      reached: null,
    });
    expect(one?.measurableTriggers).toBeGreaterThanOrEqual(3);
  });

  it('say which share of the scores has a reason', () => {
    const bare = TOT.replace('5 (one transaction for both)', '5').replace('3 (two writes)', '3');
    const { explained, decisions } = figures([record('0007-a.md', TOT), record('0008-b.md', bare)]);
    expect(decisions[1]?.explained).toBeCloseTo(7 / 9);
    expect(explained).toEqual({ count: 1, of: 2, share: 0.5, target: '100 %' });
  });

  it('ask for triggers of what is in force, and count only what can be measured', () => {
    const vague = TOT.replace(/^\| \d+ \|.*$/gm, '| 1 | the mood | it gets worse | a while | think |');
    const over = TOT.replace('Accepted', 'Superseded by [8](0008.md)');
    const open = TOT.replace('Chosen option: **Table**.', 'No option chosen yet.').replace('Accepted', 'Proposed');
    const rows = (count: number) => {
      const row = (at: number) => `| ${at} | metric ${at} | > ${at}00 | 7 days | look again |`;
      const [first = ''] = /^\| 1 \|.*$/m.exec(TOT) ?? [];
      const bare = TOT.replace(/^\| [2-9] \|.*\n/gm, '');
      return bare.replace(first, Array.from({ length: count }, (_, at) => row(at + 1)).join('\n'));
    };
    expect([2, 3, 7, 8].map(count => figures([record('0007-a.md', rows(count))]).measurable.count)).toEqual([
      0, 1, 1, 0,
    ]);
    expect(figures([record('0007-a.md', TOT)]).measurable).toMatchObject({ count: 1, of: 1 });
    expect(figures([record('0007-a.md', vague)]).measurable).toMatchObject({ count: 0, of: 1 });
    expect(figures([record('0007-a.md', over)]).measurable).toMatchObject({ count: 0, of: 0, share: null });
    expect(figures([record('0007-a.md', open)]).measurable).toMatchObject({ of: 0 });
  });
});

describe('the figures of a log', () => {
  it('take medians of what deliberations left, and add up the rest', () => {
    const reached = (milliseconds: number | null, tokens: number, edits: number): Reached => ({
      milliseconds,
      tokens,
      edits,
    });
    const all = [
      record('0001-a.md', TOT, reached(1000, 10, 0)),
      record('0002-b.md', TOT, reached(9000, 30, 2)),
      record('0003-c.md', TOT, reached(null, 20, 1)),
      record('0004-d.md', TOT),
    ];
    const { reached: found, tokens, edits, confidence } = figures(all);
    expect(found).toEqual({ decisions: 3, milliseconds: 1000, tokens: 20 });
    expect([tokens, edits, confidence.HIGH, confidence.none]).toEqual([60, 3, 4, 0]);
  });

  it('count the triggers that fired', () => {
    const at = '2026-01-01T10:00:00Z';
    const path = 'docs/adr/0001-x.md';
    const happened = [
      { path, type: 'trigger-fired', at },
      { path, type: 'trigger-fired', at: '2026-02-01T10:00:00Z' },
      { path: 'docs/adr/0002-x.md', type: 'reviewed', at },
    ];
    expect(figures([plain(1, 'Accepted', '2025-01-01')], happened).fired).toEqual({ times: 2, decisions: 1 });
  });

  it('of nothing are nothing', () => {
    const { records, superseded, fired, reached } = figures([]);
    expect([records, superseded.share, fired.times, reached.milliseconds]).toEqual([0, null, 0, null]);
  });
});
