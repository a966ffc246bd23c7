import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAgreed, touchesWords } from '../../../src/vscode/lifecycle/agreedOn';

const path = 'docs/adr/0007-queue.md';
const text = `---
tags: [mail]
---
# 7. Queue

Date: 2026-01-12

## Status

Accepted

Amends [3. Mail](0003-mail.md)

## Context

54,000 mails a day.

## Decision

A table in PostgreSQL.
`;

describe('what was agreed on', () => {
  it('is what an accepted record says', () => {
    expect(isAgreed(text, path)).toBe(true);
    expect(isAgreed(text.replace('Accepted', 'Implemented'), path)).toBe(true);
    for (const word of ['Proposed', 'Draft', 'Superseded by [9](0009-x.md)', 'Deprecated'])
      expect(isAgreed(text.replace('Accepted', word), path), word).toBe(false);
    expect(isAgreed('# Notes\n\nAccepted.\n', path)).toBe(false);
  });

  it('is not its status, its links and its front matter', () => {
    for (const [old, now] of [
      ['Accepted', 'Deprecated'],
      ['Amends [3. Mail](0003-mail.md)', 'Amends [3. Mail](0003-mail.md)\n\nSuperseded by [9. X](0009-x.md)'],
      ['tags: [mail]', 'tags: [mail, queue]'],
      ['54,000 mails a day.\n', '54,000 mails a day.\n\n\n'],
    ] as const)
      expect(touchesWords(text, text.replace(old, now), path), now).toBe(false);
  });

  it('is every other word', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Queue', '54,000', 'mails a day', 'A table in PostgreSQL.'),
        fc.stringMatching(/^[a-z]{1,8}$/),
        (old, now) => {
          fc.pre(!old.includes(now));
          expect(touchesWords(text, text.replace(old, now), path)).toBe(true);
        },
      ),
    );
    expect(touchesWords(text, `${text}\nOne more sentence.\n`, path)).toBe(true);
  });
});
