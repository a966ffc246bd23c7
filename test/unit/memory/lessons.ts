import type { Lesson, Reflection } from '../../../src/memory/shape';

/** A lesson that is backed by something that happened, but for what is said otherwise. */
export function lesson(more: Partial<Reflection> = {}, decision: Partial<Reflection['decision']> = {}): Lesson {
  const reflection: Reflection = {
    version: 1,
    created: '2026-06-01T10:00:00Z',
    author: 'urn:aiwg:agent:human:mia',
    decision: {
      path: 'docs/adr/0004-sessions.md',
      title: 'Keep user sessions in Redis',
      status: 'superseded',
      date: '2026-01-05',
      kind: 'caching',
      tags: ['sessions'],
      chosen: 'Redis cluster',
      options: ['Redis cluster', 'Database'],
      criteria: [
        { name: 'Latency', share: 0.4 },
        { name: 'Cost', share: 0.6 },
      ],
      ...decision,
    },
    rejected: [{ option: 'Database', why: 'slow' }],
    event: {
      type: 'superseded',
      at: '2026-06-01T09:00:00Z',
      evidence: [{ kind: 'record', ref: 'docs/adr/0009.md' }],
    },
    happened: 'Superseded by docs/adr/0009.md.',
    rootCause: 'Nobody ran Redis before.',
    insights: ['Give Operability more weight where a system is new to the team.'],
    lessons: ['A new system costs an engineer for a quarter.'],
    confidence: 0.8,
    ...more,
  };
  return { path: `.aiwg/ralph/reflections/${reflection.decision.path.replaceAll('/', '.')}.json`, reflection };
}
