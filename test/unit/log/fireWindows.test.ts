import { describe, expect, it } from 'vitest';
import { exact } from '../../../src/decision/exact';
import type { Limit } from '../../../src/log/fire/check';
import { spanOf, startOf } from '../../../src/log/fire/days';
import { judge } from '../../../src/log/fire/judge';
import { metricsOf } from '../../../src/log/fire/samples';
import { windowOf } from '../../../src/log/fire/window';

const TODAY = '2026-11-20';

/** `2026-11-01 5, 2026-11-02 7` and a limit such as `> 5 ms`. */
function fires(samples: string, limit: string, window: string, metric = 'p95 lookup', today = TODAY) {
  const csv = `metric,at,value\n${samples
    .split(', ')
    .filter(one => one !== '')
    .map(one => `m,${one.replace(' ', ',')}`)
    .join('\n')}`;
  const given = metricsOf(csv);
  if ('problem' in given) throw new Error(given.problem);
  const [op = '', value = '', unit] = limit.split(' ');
  const own: Limit = { op: op as Limit['op'], value: exact(Number(value)), unit: unit ?? null };
  return judge(given.metrics.get('m') ?? [], {
    metric,
    limit: own,
    window: windowOf(window),
    today,
    since: '2026-10-01',
  });
}

/** One sample a day up to a day: `days('2026-11-20', 6, 6, 4)` is 6 on the 18th. */
function days(last: number, ...values: number[]): string {
  return values
    .map((value, index) => `2026-11-${String(last - values.length + 1 + index).padStart(2, '0')} ${value}`)
    .join(', ');
}

describe('which samples decide', () => {
  it.each([
    // The newest.
    ['2026-11-01 9, 2026-11-19 4', '> 5 ms', '', false],
    ['2026-11-19 9, 2026-11-01 4', '> 5 ms', '', true],
    ['2026-11-19 5', '> 5 ms', '', false],
    ['2026-11-19 5', '>= 5 ms', '', true],
    // No forecast.
    ['2026-11-19 4, 2027-01-01 9', '> 5 ms', '', false],
    // Once: any one since the decision of 1 October.
    ['2026-10-02 9, 2026-11-19 4', '> 5 ms', 'once', true],
    ['2026-09-02 9, 2026-11-19 4', '> 5 ms', 'once', false],
    // 7 days: each of them.
    [days(19, 6, 6, 6, 6, 6, 6, 6), '> 5 ms', '7 days', true],
    [days(19, 6, 6, 6, 5, 6, 6, 6), '> 5 ms', '7 days', false],
    [days(19, 4, 6, 6, 6, 6, 6, 6, 6), '> 5 ms', '7 days', true],
    [days(19, 6, 6, 6, 6, 6, 6), '> 5 ms', '7 days', null],
    [days(19, 6, 6, 6, 6, 4), '> 5 ms', '7 days', false],
    // A value holds until the next.
    ['2026-11-01 6, 2026-11-19 6', '> 5 ms', '7 days', true],
    ['2026-11-01 4, 2026-11-19 6', '> 5 ms', '7 days', false],
    // Instants have no length.
    ['2026-11-12T08:00Z 6, 2026-11-19T09:00Z 6', '> 5 ms', '7 days', true],
    ['2026-11-12T10:00Z 6, 2026-11-19T09:00Z 6', '> 5 ms', '7 days', null],
    // 3 months in a row.
    ['2026-08 1300, 2026-09 1300, 2026-10 1300', '> 1200', '3 months in a row', true],
    ['2026-08 1200, 2026-09 1300, 2026-10 1300', '> 1200', '3 months in a row', false],
    ['2026-07 1300, 2026-09 1300, 2026-10 1300', '> 1200', '3 months in a row', false],
    ['2026-08-31 1300, 2026-09-30 1300, 2026-10-31 1300', '> 1200', '3 months in a row', true],
    ['2026-08-31 1300, 2026-09-01 1, 2026-09-30 1300, 2026-10-31 1300', '> 1200', '3 months in a row', false],
    ['2026-08 1300, 2026-09 1300, 2026-10 1300', '> 1200', '3 months', true],
    ['2026-Q2 5, 2026-Q3 5', '> 4 ms', '2 quarters in a row', true],
    // Releases in a row are no calendar's.
    ['2026-11-01 9, 2026-11-03 9', '> 5 ms', '2 releases in a row', true],
    ['2026-11-01 9, 2026-11-02 1, 2026-11-03 9', '> 5 ms', '2 releases in a row', false],
    ['2026-11-03 9', '> 5 ms', '2 releases in a row', null],
    // Not understood: the newest.
    ['2026-11-19 9', '> 5 ms', 'at each review', true],
  ])('%s against %s for %s', (samples, limit, window, expected) => {
    expect(fires(samples, limit, window).fires).toBe(expected);
  });

  it.each([
    ['2026-10-05 1, 2026-11-05 1', '>= 2', 'quarter', 'failovers', true],
    ['2026-09-30 1, 2026-11-05 1', '>= 2', 'quarter', 'failovers', false],
    ['2026-10-05 1, 2026-11-05 1', '>= 2', 'month', 'failovers', false],
    ['2026-11-02 600, 2026-11-09 700', '> 1200 usd', 'month', 'spend', true],
    // A level does not add up.
    ['2026-11-02 3, 2026-11-09 3', '> 5 ms', 'month', 'p95 lookup', false],
    ['2026-11-02 6, 2026-11-09 7', '> 5 ms', 'month', 'p95 lookup', true],
    ['2026-11-02 150, 2026-11-09 150', '> 200', 'month', 'mails per second', false],
    // A month that is not over yet always has too few.
    ['2026-10-05 9, 2026-11-05 1', '< 5', 'month', 'sign-ups', false],
    ['2026-10-05 3, 2026-11-05 1', '< 5', 'month', 'sign-ups', true],
    ['2026-11-05 1', '< 5', 'month', 'sign-ups', null],
    ['2026-10-25 1, 2026-11-05 1, 2026-11-18 1', '>= 3', 'within 30 days', 'incidents', true],
    ['2026-10-15 1, 2026-11-05 1, 2026-11-18 1', '>= 3', 'within 30 days', 'incidents', false],
  ])('%s against %s in a %s of %s', (samples, limit, window, metric, expected) => {
    expect(fires(samples, limit, window, metric).fires).toBe(expected);
  });

  it('calls old data old, and says of when the newest is', () => {
    expect(fires('2026-01-01 9', '> 5 ms', 'once').fires).toBe(null);
    expect(
      judge([], {
        metric: 'm',
        limit: { op: '>', value: exact(1), unit: null },
        window: windowOf(''),
        today: TODAY,
        since: null,
      }),
    ).toMatchObject({ fires: null });
    expect(fires('2026-05-01 9', '> 5 ms', '7 days')).toMatchObject({ fires: null, asOf: '2026-05-01' });
    expect(fires('2026-05-01 9', '> 5 ms', '7 days').because).toContain('export it anew');
    expect(fires('2026-10 1300', '> 1200', '').asOf).toBe('2026-10-31');
  });

  it('turns units into each other and refuses what does not compare', () => {
    expect(fires('2026-11-19 0.006s', '> 5 ms', '').fires).toBe(true);
    expect(fires('2026-11-19 5000us', '> 5 ms', '').fires).toBe(false);
    expect(fires('2026-11-19 6%', '> 5 ms', '')).toMatchObject({
      fires: null,
      because: 'its values are in %, the limit in ms',
    });
  });
});

describe('metrics from outside', () => {
  it.each([
    ['metric,at,value\nA b,2026-11-01,1\n', ['a b']],
    ['\uFEFFvalue;at;metric\r\n1;2026-11-01;"A  b, of c"\r\n', ['a b']],
    ['{"A b": [{"at": "2026-11-01", "value": 1}, {"at": "2026-11-02T10:00:00+02:00", "value": "2 ms"}]}', ['a b']],
    ['{"__proto__": [{"at": "2026-11-01", "value": 1}], "constructor": []}', ['__proto__', 'constructor']],
  ])('%j', (text, names) => {
    const given = metricsOf(text);
    expect('metrics' in given && [...given.metrics.keys()]).toEqual(names);
  });

  it.each([
    ['', 'its first line is not metric,at,value'],
    ['a,b\n1,2\n', 'its first line is not metric,at,value'],
    ['metric,at,value\nm,yesterday,1\n', 'row 2: "yesterday" is no time such as 2026-11-20'],
    ['metric,at,value\nm,2026-02-30,1\n', 'row 2: "2026-02-30" is no time such as 2026-11-20'],
    ['metric,at,value\nm,2026-11-01,many\n', 'row 2: "many" is no number'],
    ['metric,at,value\n,2026-11-01,1\n', 'row 2: no metric is named'],
    ['metric,at,value\n"m,2026-11-01,1\n', 'a quote is never closed'],
    ['{"m": 5}', '"m" is no list of {"at", "value"}'],
    ['{"m": [5]}', '"m" 1: "" is no time such as 2026-11-20'],
    ['{"m": [', 'it is no valid JSON'],
  ])('%j is refused', (text, problem) => {
    expect(metricsOf(text)).toEqual({ problem });
  });
});

describe('times', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
    ['Q1-2026', '2026-01-01', '2026-04-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['1700000000', '2023-11-14', '2023-11-14'],
  ])('%s', (text, from, to) => {
    const span = spanOf(text);
    expect(span && [span.from, span.to].map(moment => new Date(moment).toISOString().slice(0, 10))).toEqual([from, to]);
  });

  it.each(['2026-13', '2025-02-29', 'x', '2026-11-20T99:00', ''])('not %j', text => expect(spanOf(text)).toBeNull());

  it('begins weeks on Monday', () => {
    expect(new Date(startOf(Date.UTC(2026, 10, 20), 'week')).toISOString()).toBe('2026-11-16T00:00:00.000Z');
    expect(new Date(startOf(Date.UTC(2026, 10, 16), 'week')).toISOString()).toBe('2026-11-16T00:00:00.000Z');
  });
});
