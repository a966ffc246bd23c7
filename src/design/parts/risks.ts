import type { DesignAnswer } from '../questions';
import { isMigration, type Known, sendsEvents, taken } from './known';

type Risks = DesignAnswer<'risks'>;

export function risks(known: Known): Risks {
  const { ask, brief } = known;
  const own = ask.decisions.flatMap(({ topic }) =>
    (taken(known, topic)?.option?.risks ?? [])
      .slice(0, 1)
      .map(({ risk, mitigation }) => ({ risk, impact: 'medium' as const, mitigation })),
  );
  const open = ask.decisions.filter(({ chosen }) => chosen === null);
  return {
    risks: [
      ...own,
      ...open.map(({ title, assumed }) => ({
        risk: `${title} is still open; this design assumes ${assumed}`,
        impact: 'high' as const,
        mitigation: 'decide it before work that rests on it begins',
      })),
      ...(brief.facts.some(({ name }) => name === 'mixed-expertise' || name === 'new-to-team')
        ? [
            {
              risk: 'the team has not run all of this before',
              impact: 'medium' as const,
              mitigation: 'one part at a time, pairs of experienced and new people, managed services where they exist',
            },
          ]
        : []),
      {
        risk: 'nothing here was measured on this load',
        impact: 'medium',
        mitigation: 'a load test of the walking skeleton before the second phase',
      },
    ],
    failures: failures(known),
  };
}

function failures(known: Known): Risks['failures'] {
  const outside = known.capabilities.flatMap(({ outside: system, name }) => (system ? [{ system, name }] : []));
  return [
    {
      scenario: 'The database primary is lost',
      noticed: 'health check within 30 s',
      response: 'the standby takes over; writes wait and are tried again',
      rollback: 'point-in-time recovery if data was damaged',
    },
    {
      scenario: 'A new version fails',
      noticed: 'error rate and latency of the new instances',
      response: 'the roll-out stops by itself',
      rollback: 'traffic goes back to the version before within 5 minutes',
    },
    ...outside.map(({ system, name }) => ({
      scenario: `${system} is slow or down`,
      noticed: 'time limits and the circuit breaker of its adapter',
      response: `${name} accepts the work, keeps it and tries again; people are told that it is pending`,
      rollback: 'what cannot be finished in 24 hours is compensated and reported',
    })),
    ...(sendsEvents(known)
      ? [
          {
            scenario: 'An event is delivered twice or out of order',
            noticed: 'counter of skipped repeats',
            response: 'the consumer skips by key and waits for the version it needs',
            rollback: 'replay from the log after a fix',
          },
          {
            scenario: 'A consumer cannot handle an event',
            noticed: 'dead letter queue is not empty',
            response: 'the event is set aside and the rest goes on',
            rollback: 'mend, then replay the queue',
          },
          {
            scenario: 'The broker is down',
            noticed: 'outbox grows',
            response: 'changes are accepted and wait in the outbox',
            rollback: 'the outbox is published when it is back; nothing is lost',
          },
        ]
      : []),
    ...(isMigration(known)
      ? [
          {
            scenario: 'A part that was taken out misbehaves',
            noticed: 'comparison of old and new answers',
            response: 'the facade sends its routes back to the old part',
            rollback: 'the old part still has the data: both are written until the part is accepted',
          },
          {
            scenario: 'Old and new data drift apart',
            noticed: 'nightly reconciliation finds differences',
            response: 'reads stay on the old part',
            rollback: 'backfill again from the old part, which is the truth until cut-over',
          },
        ]
      : []),
  ];
}
