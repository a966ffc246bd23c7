import { describe, expect, it } from 'vitest';
import { quantitiesOf } from '../../../src/brief/quantities';

const found = (text: string) => quantitiesOf(text).map(({ words, dimension }) => [words, dimension]);

describe('quantities', () => {
  it.each([
    'PostgreSQL 15 exists today.',
    'All Java 17 services run on it.',
    'Phase 2 tickets wait.',
    'Redis 7 caches.',
  ])('leave versions alone: %s', text => expect(found(text)).toEqual([]));

  it('count what follows anything else', () => {
    expect(found('Today 60 services and PostgreSQL 20,000 products.')).toEqual([
      ['60 services', 'services'],
      ['20,000 products', 'items'],
    ]);
    expect(found('Redis 5 ms, Kafka 40 GB')).toEqual([
      ['5 ms', 'latency'],
      ['40 GB', 'data'],
    ]);
  });
});
