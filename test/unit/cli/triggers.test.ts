import { describe, expect, it } from 'vitest';
import { deliberate, withFolder } from './run';

const record = (rows: string) =>
  `# ADR-0001: T\n\nDate: 2026-01-15\n\n## Status\n\nAccepted\n\n## Backtracking Triggers\n\n| # | Metric | Reconsider when | Window | Then |\n| --- | --- | --- | --- | --- |\n${rows}\n`;
const PAST = '| 1 | review date | 2026-01-20 | once | ask the team |';
const FUTURE = '| 1 | review date | 2999-01-20 | once | ask the team |';
const LOOKUP = '| 2 | P95 lookup, gateway | > 5 ms | once | re-open |';

describe('deliberate triggers', () => {
  it('exits with 1 when something fires, and says why and what then', () => {
    withFolder({ 'docs/adr/0001-t.md': record(`${PAST}\n${LOOKUP}`) }, folder => {
      const { code, out, err } = deliberate(folder, 'triggers');
      expect([code, err]).toEqual([1, '']);
      expect(out).toContain('docs/adr/0001-t.md:13: FIRES: review date: 2026-01-20 has come; then: ask the team\n');
      expect(out).toContain(
        'docs/adr/0001-t.md:14: ask: P95 lookup, gateway: nobody gave the metric "p95 lookup"; ask on ',
      );
      expect(out).toMatch(
        /2 triggers of 1 record: 1 fire, 0 quiet, 1 to ask a person about, the next on \d{4}-\d\d-\d\d\.\n$/,
      );
    });
  });

  it('exits with 0 when nothing does', () => {
    withFolder({ 'docs/adr/0001-t.md': record(`${FUTURE}\n${LOOKUP}`) }, folder =>
      expect(deliberate(folder, 'triggers').code).toBe(0),
    );
    withFolder({}, folder =>
      expect(deliberate(folder, 'triggers')).toMatchObject({
        code: 0,
        out: 'No triggers of decisions in force in docs/adr.\n',
      }),
    );
  });

  it('takes metrics as CSV and as JSON', () => {
    const texts = {
      'docs/adr/0001-t.md': record(LOOKUP),
      'm.csv': 'metric,at,value\np95 LOOKUP,2026-02-01,6\n',
      'm.json': JSON.stringify({ 'p95 lookup': [{ at: new Date().toISOString(), value: 5 }] }),
      'bad.csv': 'metric,at,value\nx,never,1\n',
    };
    withFolder(texts, folder => {
      expect(deliberate(folder, 'triggers', '--metrics', 'm.csv')).toMatchObject({ code: 1, err: '' });
      expect(deliberate(folder, 'triggers', '--metrics', 'm.json').out).toContain('quiet: P95 lookup');
      const bad = deliberate(folder, 'triggers', '--metrics', 'bad.csv');
      expect(bad).toMatchObject({
        code: 3,
        err: 'deliberate: bad.csv holds no metrics: row 2: "never" is no time such as 2026-11-20. Give CSV metric,at,value or JSON {"metric": [{"at", "value"}]}.\n',
      });
      expect(deliberate(folder, 'triggers', '--metrics', 'gone.csv').code).toBe(3);
      expect(deliberate(folder, 'triggers', 'x.md').code).toBe(2);
    });
  });

  it('gives scripts a shape', () => {
    withFolder({ 'docs/adr/0001-t.md': record(PAST) }, folder => {
      const [row] = JSON.parse(deliberate(folder, 'triggers', '--json').out);
      expect(row).toEqual({
        ...{
          file: 'docs/adr/0001-t.md',
          line: 13,
          state: 'fires',
          kind: 'date',
          metric: 'review date',
          comparison: null,
        },
        ...{
          threshold: '2026-01-20',
          window: 'once',
          action: 'ask the team',
          because: '2026-01-20 has come',
          asOf: null,
          next: null,
        },
      });
    });
  });
});
