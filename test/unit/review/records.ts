import type { TextEdit } from '../../../src/adr/edit/text';
import { applyEdits } from '../../../src/adr/edit/text';
import { read } from '../../../src/adr/read';
import type { Finding } from '../../../src/review/finding';
import { type Around, type ReviewOptions, review } from '../../../src/review/review';

const PATH = 'docs/adr/0007-queue-mails.md';

export function findings(text: string, around?: Around, options?: ReviewOptions, path = PATH): Finding[] {
  return review(read(text, { path }), around, options);
}

/** `rule: what stands at its range`, which is what a person sees underlined. */
export function seen(text: string, around?: Around, options?: ReviewOptions, path = PATH): string[] {
  return findings(text, around, options, path).map(
    ({ rule, range }) => `${rule}: ${text.slice(range.start, range.end)}`,
  );
}

export function fixed(text: string): string {
  const edits: TextEdit[] = findings(text).flatMap(({ fix }) => fix?.edits ?? []);
  return applyEdits(text, edits);
}

/** A finished record of the protocol in which there is nothing to find. */
export const TOT = `# ADR-0007: Queue mails

## Status

Accepted

## Context

54,000 mails a day, sent by hand today.

## Decision Matrix

Scale: 1-5, higher is better. Minimum: 3.25 (65 %). Critical: Safety >= 2.

| Criterion | Weight | Table | Broker | By hand |
| --- | ---: | --- | --- | --- |
| Safety | 50% | 5 (one transaction for both) | 3 (two writes) | 2 (mistakes every week) |
| Speed | 30% | 4 (every second) | 4 (at once) | 3 (every hour) |
| Cost | 20% | 3 (a larger disk) | 4 ($25/month) | 5 (none) |
| **Weighted score** | **100%** | **4.30** | **3.50** | **2.90** |

Confidence: HIGH, 0.80 ahead of Broker. Table stays first while Cost weighs at most 52 % and Safety at least 17 %.
If nothing were known about the weights it would be first in 65 % of cases.

| Criterion | Weight from |
| --- | --- |
| Safety | "a mail where there is an order" |
| Speed | "within a minute" |
| Cost | "$40/month" |

## Decision

Chosen option: **Table**. A mail is written in the transaction of its order, because two writes came apart last year.

## Consequences

### Positive

- One system less.

## Alternatives Considered

### Broker (not chosen)

**Pros**: fast. **Cons**: two writes.

## Backtracking Triggers

| # | Metric | Reconsider when | Window | Then |
| --- | --- | --- | --- | --- |
| 1 | mails per second | > 200 | 3 days | re-open |
| 2 | p95 wait in the queue | > 30 s | 7 days | re-open |
| 3 | review date | 2027-11-16 | once | ask the team |

## Implementation Plan

1. Week 1: the table.

## Success Metrics

| Metric | Target | Today |
| --- | --- | --- |
| wait | < 5 s | 1 h |

## References

- A trial with 400 mails a second.
`;

/** A record of another template: a table with totals and not a word of ours. */
export const MADR = `# Queue mails

Status: accepted

## Context and Problem Statement

Mails have to leave.

## Considered Options

* Table
* Broker
* By hand

## Decision Outcome

Chosen option: "Table", because it is one transaction.

## Comparison

| Option | Safety (50%) | Speed (30%) | Cost (20%) | Total |
| --- | --- | --- | --- | --- |
| Table | 5 | 4 | 3 | 4.30 |
| Broker | 3 | 4 | 4 | 3.50 |
| By hand | 2 | 3 | 5 | 2.90 |
`;
