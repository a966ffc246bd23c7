import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { read } from '../../../src/adr/read';
import { reopenedInput, reopenedSettings } from '../../../src/deliberation/reopened';
import { defaultSettings } from '../../../src/deliberation/settings';

const file = 'docs/adr/0004-keep-user-sessions-in-redis.md';
const record = read(readFileSync(path.join(root, 'sample', file), 'utf8'), { path: file });

describe('a decision that is re-opened', () => {
  it('starts from what the record says, and what changed', () => {
    const input = reopenedInput(record, file, '2,300 requests/second', 'tot');
    expect(input.title).toBe('Keep user sessions in Redis, re-opened');
    expect(input.reopens).toEqual({ path: file, facts: '2,300 requests/second' });
    expect(input.context).toMatch(/^.{40}[\s\S]*\n\nWhat changed: 2,300 requests\/second$/);
    expect(input.criteria.map(({ name, weight }) => [name, weight])).toContainEqual(['Latency', 25]);
    expect(input.criteria).toHaveLength(5);
    expect(input.alternatives.map(({ name }) => name)).toContain('Redis cluster');
    expect(input.alternatives).toHaveLength(4);
  });

  it('keeps the scale and the minimum', () => {
    const { scale, minimum } = reopenedSettings(record, {
      ...defaultSettings,
      scale: { min: 0, max: 10 },
      minimum: 40,
    });
    expect([scale, minimum]).toEqual([{ min: 1, max: 5 }, 65]);
    expect(reopenedSettings(read('# T\n\n## Status\n\nAccepted\n'), defaultSettings)).toEqual(defaultSettings);
  });

  it('works on a record without a matrix, and is re-opened again under the same name', () => {
    const plain = read('# T, re-opened\n\n## Context\n\nwhy <!-- hint -->\n\n## Considered Options\n\n- A\n- B\n', {});
    const input = reopenedInput(plain, 'a/t.md', 'x', 'tot');
    expect(input.title).toBe('T, re-opened');
    expect(input.context).toBe('why\n\nWhat changed: x');
    expect(input.alternatives.map(({ name }) => name)).toEqual(['A', 'B']);
  });
});
