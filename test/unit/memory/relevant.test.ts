import { describe, expect, it } from 'vitest';
import { isBacked } from '../../../src/memory/backed';
import { lessonIndex } from '../../../src/memory/lessonIndex';
import { type LessonOptions, type LessonQuery, relevant } from '../../../src/memory/relevant';
import type { Lesson, Reflection } from '../../../src/memory/shape';
import { lesson } from './lessons';

const about = (title: string, kind: string, at: string, options: string[] = [], criteria: string[] = []): Lesson =>
  lesson(
    {
      event: { type: 'superseded', at, evidence: [{ kind: 'record', ref: 'docs/adr/9.md' }] },
      lessons: ['x'],
      insights: [],
    },
    {
      path: `docs/adr/${title}.md`,
      title,
      kind,
      options,
      criteria: criteria.map(name => ({ name })),
      tags: [],
      chosen: options[0] ?? 'none',
    },
  );
const lessons = [
  about(
    'Keep sessions in Redis',
    'caching',
    '2026-01-01T00:00:00Z',
    ['Redis cluster', 'Database'],
    ['Latency', 'Cost'],
  ),
  about('Messages over Kafka', 'messaging', '2026-03-01T00:00:00Z', ['Kafka', 'RabbitMQ'], ['Throughput', 'Cost']),
  about('Cache pages at the edge', 'caching', '2026-02-01T00:00:00Z', ['CDN', 'Varnish'], ['Latency']),
  about('Frontend in Svelte', 'frontend', '2026-04-01T00:00:00Z', ['Svelte', 'React'], ['Bundle size']),
];
const query: LessonQuery = {
  title: 'Where to cache user sessions',
  kind: 'caching',
  criteria: ['Latency', 'Security'],
  options: ['Redis', 'Memcached'],
};
const ask = (more: Partial<LessonOptions> = {}, asked: LessonQuery = query, all: readonly Lesson[] = lessons) =>
  relevant(asked, lessonIndex(all), { window: 3, policy: 'relevance', now: '2026-11-20T00:00:00Z', ...more });
const titles = (found: ReturnType<typeof ask>) => found.map(({ lesson: { reflection } }) => reflection.decision.title);

describe('the relevant lessons', () => {
  it('are those that fit, best first, with why', () => {
    const found = ask();
    expect(titles(found)).toEqual(['Keep sessions in Redis', 'Cache pages at the edge']);
    expect(found[0]?.why).toEqual({
      kind: 'caching',
      criteria: ['Latency'],
      options: [],
      words: ['session', 'redis'],
      sentence:
        'It has in common the same kind of decision (caching); the criterion Latency; the words session, redis.',
    });
  });

  it('are as many as the window, which is 1 to 10', () => {
    expect(ask({ window: 1 })).toHaveLength(1);
    expect(ask({ window: 0 })).toHaveLength(1);
    const many = Array.from({ length: 30 }, (_, at) => about(`Cache ${at}`, 'caching', '2026-01-01T00:00:00Z'));
    expect(ask({ window: 99 }, query, many)).toHaveLength(10);
  });

  it('by recency are the newest of those that fit', () => {
    expect(titles(ask({ policy: 'recency', window: 2 }))).toEqual([
      'Cache pages at the edge',
      'Keep sessions in Redis',
    ]);
  });

  it('first in, first out, are the last ones in their order', () => {
    expect(titles(ask({ policy: 'fifo', window: 3 }))).toEqual([
      'Cache pages at the edge',
      'Messages over Kafka',
      'Frontend in Svelte',
    ]);
  });

  it('are none of what is yet to come, and none where nothing fits', () => {
    expect(titles(ask({ now: '2026-01-15T00:00:00Z' }))).toEqual(['Keep sessions in Redis']);
    expect(ask({}, { title: 'Zookeeper quorum' })).toEqual([]);
    expect(ask({}, query, [])).toEqual([]);
  });

  it('hold one for each decision, the one that fits best', () => {
    const [first] = lessons as [Lesson];
    expect(ask({}, query, [first, first, first])).toHaveLength(1);
  });

  it('prefer the surer and the newer of two that say the same', () => {
    const old = about('Cache sessions', 'caching', '2020-01-01T00:00:00Z');
    const fresh = about('Cache sessions', 'caching', '2026-10-01T00:00:00Z');
    const [a, b] = [
      { ...old, reflection: { ...old.reflection, decision: { ...old.reflection.decision, path: 'a' } } },
      fresh,
    ];
    expect(ask({ window: 1 }, query, [a, b])[0]?.lesson).toBe(fresh);
    const lessSure = { ...fresh, reflection: { ...fresh.reflection, confidence: 0.7 } };
    expect(ask({ window: 1 }, query, [a, lessSure])[0]?.lesson).toBe(lessSure);
    const unsure = {
      ...fresh,
      reflection: { ...fresh.reflection, confidence: 0.1, decision: { ...fresh.reflection.decision, path: 'b' } },
    };
    expect(ask({ window: 1 }, query, [unsure, fresh])[0]?.lesson).toBe(fresh);
  });

  it('find words of other scripts and many for one', () => {
    expect(
      titles(ask({}, { title: 'Größen der Übersicht' }, [about('Größe der Ubersicht', 'ui', '2026-01-01T00:00:00Z')])),
    ).toHaveLength(1);
    expect(
      titles(ask({}, { title: 'Queries' }, [about('Query language', 'api', '2026-01-01T00:00:00Z')])),
    ).toHaveLength(1);
  });

  it('out of ten thousand come in under 20 ms', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at * 7919}`);
    const word = (at: number) => words[(at * 2654435761) % words.length] ?? '';
    const many = Array.from({ length: 10_000 }, (_, at) =>
      about(
        `${word(at)} ${word(at * 3 + 1)} cache ${at}`,
        `kind${at % 20}`,
        '2026-01-01T00:00:00Z',
        [word(at + 5), word(at + 9)],
        ['Latency', 'Cost', word(at + 2)],
      ),
    );
    const index = lessonIndex(many);
    const long: LessonQuery = { ...query, kind: 'kind3', context: words.slice(0, 400).join(' ') };
    const times = Array.from({ length: 15 }, () => {
      const started = performance.now();
      expect(relevant(long, index, { window: 10, policy: 'relevance', now: '2026-11-20T00:00:00Z' })).toHaveLength(10);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    expect(times[0]).toBeLessThan(20);
  });
});

describe('a lesson', () => {
  const given = (event: Reflection['event'], more: Partial<Reflection> = {}) =>
    isBacked(lesson({ event, ...more }).reflection);
  const at = '2026-01-01T00:00:00Z';

  it.each<[boolean, Reflection['event']]>([
    [true, { type: 'superseded', at, evidence: [{ kind: 'record', ref: 'docs/adr/9.md' }] }],
    [true, { type: 'trigger-fired', at, evidence: [{ kind: 'metric', ref: 'cost.csv', says: '1300' }] }],
    [true, { type: 'status-changed', at, evidence: [{ kind: 'status', ref: 'docs/adr/4.md' }] }],
    [true, { type: 'reviewed', at, evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:human:mia' }] }],
    [false, { type: 'superseded', at, evidence: [] }],
    [false, { type: 'superseded', at, evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:human:mia' }] }],
    [false, { type: 'reviewed', at, evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:model:gpt-5' }] }],
    [false, { type: 'trigger-fired', at, evidence: [{ kind: 'status', ref: 'docs/adr/4.md' }] }],
  ])('is given: %s, where what happened is %o', (backed, event) => {
    expect(given(event)).toBe(backed);
    expect(ask({}, query, [lesson({ event })])).toHaveLength(backed ? 1 : 0);
  });

  it('that says nothing is not given', () => {
    expect(
      given({ type: 'superseded', at, evidence: [{ kind: 'record', ref: 'x' }] }, { lessons: [' '], insights: [] }),
    ).toBe(false);
  });
});
