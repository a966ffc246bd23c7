import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFileName, slug } from '../../../src/log/fileName';

describe('the name of the next record', () => {
  it.each([
    [[], '0001-use-redis.md'],
    [['0007-a.md', '0003-b.md', 'README.md'], '0008-use-redis.md'],
    [['ADR-009-a.md'], 'ADR-010-use-redis.md'],
    [['adr-0012_a.md'], 'adr-0013_use-redis.md'],
    [['1-a.md', '2-b.md'], '3-use-redis.md'],
    [['99-a.md'], '100-use-redis.md'],
    [['9999-a.md'], '10000-use-redis.md'],
    [['2024-05-01-a.md', '20240501-b.md'], '0001-use-redis.md'],
    [['0002-a.txt', 'template.md'], '0001-use-redis.md'],
  ])('after %j', (names, expected) => {
    expect(nextFileName(names, 'Use Redis').name).toBe(expected);
  });
});

describe('a slug', () => {
  it.each([
    ['Keep user sessions in Redis!', 'keep-user-sessions-in-redis'],
    ['Größe: 5 µs', 'große-5-μs'],
    ['采用 Redis 作为缓存', '采用-redis-作为缓存'],
    ['../../etc/passwd', 'etc-passwd'],
    ['???', 'decision'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('of %s', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('is always a safe file name of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), title => {
        expect(slug(title)).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
        expect([...slug(title)].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
