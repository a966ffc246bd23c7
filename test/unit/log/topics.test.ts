import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../src/log/topics';

describe('what a record says it is about', () => {
  it.each([
    ['---\ntags: [storage, "Cost"]\n---\n# X\n', ['storage', 'Cost']],
    ['---\nstatus: accepted\ntags:\n  - storage\n  - Storage\ncategory: security\n---\n# X\n', ['Storage', 'security']],
    ['# X\n\n- Status: accepted\n- Tags: dev-tools, doc\n\n## Context\n', ['dev-tools', 'doc']],
    ['# X\n\n**Category:** Security\n\n## Context\n', ['Security']],
    ['# X\n\n## Context\n\nTags: not in the head\n', []],
    ['# X\n\nThe topic: none of a field\n', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(topicsOf(text)).toEqual(expected);
  });

  it('is bounded, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), text => {
        const topics = topicsOf(`---\ntags: ${text}\n---\nTags: ${text}\n`);
        expect(topics.length).toBeLessThanOrEqual(20);
        expect(topics.every(topic => topic !== '' && topic.length <= 60)).toBe(true);
      }),
    );
  });
});
