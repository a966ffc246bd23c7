import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { topicsFor } from '../../../src/catalogue/match';
import { type Topic, topicShape } from '../../../src/catalogue/topic';

/**
 * Tickets as people write them. The signals were written by somebody who had read the tuned and the held ones: those guard
 * what works. Only the blind ones, written after the signals and never looked at one by one, tell how well unseen texts go.
 */
interface Ticket {
  readonly title: string;
  readonly context: string;
  /** Every topic that would be right; empty where none is. */
  readonly topics: readonly string[];
  readonly held?: boolean;
  readonly blind?: boolean;
}

const folder = path.join(root, 'media/catalogue');
const readTopics = (): readonly Topic[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => topicShape.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
const tickets: readonly Ticket[] = JSON.parse(
  readFileSync(path.join(root, 'test/fixtures/topics/tickets.json'), 'utf8'),
);
const topics = readTopics();

function judged(some: readonly Ticket[]) {
  const answers = some.map(({ title, context, topics: right }) => {
    const got = topicsFor(title, context, topics)[0]?.topic.id ?? '';
    return { title, right, got, ok: right.length === 0 ? got === '' : right.includes(got) };
  });
  const within = answers.filter(({ right }) => right.length > 0);
  const out = answers.filter(({ right }) => right.length === 0);
  const share = (all: typeof answers) => all.filter(({ ok }) => ok).length / Math.max(1, all.length);
  return {
    right: share(within),
    outDeclined: share(out),
    said: [
      `${within.filter(({ ok }) => ok).length} of ${within.length} right`,
      `${within.filter(({ got }) => got === '').length} declined wrongly`,
      `${within.filter(({ ok, got }) => !ok && got !== '').length} to another topic`,
      `${out.filter(({ ok }) => !ok).length} of ${out.length} out of scope accepted`,
    ].join(', '),
    wrong: answers.filter(({ ok }) => !ok).map(({ title, got }) => `${title} -> ${got || 'declined'}`),
  };
}

const floors = [
  { name: 'tuned', of: ({ held, blind }: Ticket) => !held && !blind, right: 0.95, outDeclined: 0.92 },
  { name: 'held', of: ({ held }: Ticket) => held === true, right: 0.88, outDeclined: 0.92 },
  { name: 'blind', of: ({ blind }: Ticket) => blind === true, right: 0.45, outDeclined: 0.85 },
];

describe('topics of tickets', () => {
  it.each(floors)('are found in the $name ones', ({ name, of, right, outDeclined }) => {
    const result = judged(tickets.filter(of));
    process.stdout.write(`topics, ${name}: ${result.said}\n`);
    const wrong = name === 'blind' ? '' : result.wrong.join('\n');
    expect(result.right, wrong).toBeGreaterThanOrEqual(right);
    expect(result.outDeclined, wrong).toBeGreaterThanOrEqual(outDeclined);
  });
});

describe('a word', () => {
  const first = (title: string, context = '') => topicsFor(title, context, topics)[0];

  it('decides by itself where it is the subject', () => {
    expect(first('Which message broker?')?.topic.id).toBe('messaging');
    expect(first('Choose a database for the product')?.topic.id).toBe('primary-database');
  });

  it('is named as it stands in the text', () => {
    expect(first('Invalidate the caches of our shop', 'Cache invalidation is late.')?.because).toContain('caches');
  });

  it('of somebody else than software decides only where it is the subject', () => {
    expect(first("Caching in the insurer's portal")?.topic.id).toBe('caching');
    expect(first('Which insurance policy do we buy?', 'It has to cover Redis, caches and Kafka.')).toBeUndefined();
  });
});

describe('finding a topic', () => {
  it('takes little time, also the first time', () => {
    // A bound for a busy machine; on an idle one it is a fraction of it.
    const fresh = readTopics();
    const [{ title, context }] = tickets as readonly [Ticket];
    const cpu = (work: () => void) => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    expect(cpu(() => topicsFor(title, context, fresh))).toBeLessThan(600);
    const some = tickets.slice(0, 50);
    expect(cpu(() => some.forEach(one => void topicsFor(one.title, one.context, fresh))) / some.length).toBeLessThan(
      20,
    );
  });
});
