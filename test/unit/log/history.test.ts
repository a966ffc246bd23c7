import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayChanged } from '../../../src/log/history/change';
import { changesBetween } from '../../../src/log/history/recordChanges';

const record = `# 7. Queue mails

Date: 2026-01-02

## Status

Proposed

## Context

54,000 mails a day.

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | Table | Broker |
| --- | ---: | --- | --- |
| Safety | 60% | 5 (one transaction) | 3 (two writes) |
| Cost | 40% | 2 (a larger disk) | 4 ($25/month) |
| **Weighted score** | **100%** | **3.80** | **3.40** |

## Decision

Chosen option: **Table**. We accept a larger disk.
`;
const path = 'docs/adr/0007-queue-mails.md';
const said = (after: string, to = path) =>
  changesBetween({ path, text: record }, { path: to, text: after }).map(sayChanged);
const edit = (...edits: readonly (readonly [string, string])[]) =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, record);

describe('what changed in a decision', () => {
  it.each([
    ['status', edit(['Proposed', 'Accepted']), ['status proposed → accepted']],
    ['date', edit(['2026-01-02', '2026-02-03']), ['date 2026-01-02 → 2026-02-03']],
    ['title', edit(['Queue mails', 'Queue all mails']), ['title Queue mails → Queue all mails']],
    ['score', edit(['| 2 (a', '| 3 (a']), ['score Cost: Table 2 → 3']],
    [
      'score emptied',
      edit(['3 (two writes)', ' ']),
      ['score Safety: Broker 3 removed', 'reason Safety: Broker removed'],
    ],
    ['reason', edit(['a larger disk)', 'two larger disks)']), ['reason Cost: Table edited']],
    ['weights', edit(['60%', '70%'], ['40%', '30%']), ['weight Safety 60% → 70%', 'weight Cost 40% → 30%']],
    ['totals alone', edit(['**3.80**', '**3.81**']), ['other words changed']],
    ['another way to write a score', edit(['5 (one', '5.0 (one']), ['other words changed']],
    ['chosen', edit(['**Table**', '**Broker**']), ['chosen option Table → Broker']],
    ['section', edit(['54,000', '60,000']), ['section Context edited']],
    ['section added', `${record}\n## Consequences\n\nMore disk.\n`, ['section Consequences added']],
    ['a new name', edit(['| Broker |', '| Message broker |']), ['option Broker → Message broker']],
    ['a criterion renamed', edit(['| Safety |', '| Durability |']), ['criterion Safety → Durability']],
    [
      'option added',
      edit(
        ['| Broker |', '| Broker | Cron |'],
        ['---: | --- | --- |', '---: | --- | --- | --- |'],
        ['writes) |', 'writes) | 1 |'],
        ['$25/month) |', '$25/month) | 5 |'],
      ),
      ['option Cron added'],
    ],
    ['criterion added', edit(['| **Weighted', '| Effort | 10% | 3 | 3 |\n| **Weighted']), ['criterion Effort added']],
    [
      'superseded',
      edit(['Proposed', 'Superseded by [ADR-9](0009-x.md)']),
      ['status proposed → superseded', 'superseded-by 0009-x.md'],
    ],
    ['line ends', record.replaceAll('\n', '\r\n'), ['line ends changed']],
    ['nothing', record, []],
  ])('%s', (_, after, expected) => {
    expect(said(after)).toEqual(expected);
  });

  it('names the file where it has another name, and an edit under other line ends', () => {
    expect(said(record, 'docs/adr/0008-queue.md')).toEqual([`file ${path} → docs/adr/0008-queue.md`]);
    expect(said(edit(['Proposed', 'Accepted']).replaceAll('\n', '\r\n'))).toEqual(['status proposed → accepted']);
  });

  it('says of a new record what it began as, and of one that went that it did', () => {
    expect(changesBetween(null, { path, text: record }).map(sayChanged)).toEqual([
      'record added',
      'status proposed',
      'chosen option Table',
    ]);
    expect(changesBetween({ path, text: record }, null).map(sayChanged)).toEqual(['record removed']);
  });

  it('never fails, says something exactly where a text differs, and is as long as a line', () => {
    const lines = record.split('\n');
    const text = fc
      .array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 200 })), { maxLength: 30 })
      .map(all => all.join('\n'));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const found = changesBetween({ path, text: a }, { path, text: b }).map(sayChanged);
        expect(found.length > 0).toBe(a !== b);
        for (const one of found) expect(one).toMatch(/^[^\n]{1,300}$/);
      }),
      { numRuns: 200 },
    );
  });
});
