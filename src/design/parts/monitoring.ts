import type { DesignAnswer } from '../questions';
import { type Known, sendsEvents, taken } from './known';

type Signal = DesignAnswer<'monitoring'>['signals'][number];

/** A signal for each target, and those that the chosen options bring with them. */
export function monitoring(known: Known): DesignAnswer<'monitoring'> {
  const { ask } = known;
  const targets = ask.requirements
    .filter(
      ({ kind, text }) =>
        ['performance target', 'scalability need', 'availability'].includes(kind) && /\d|zero|sub-?second/i.test(text),
    )
    .map(({ id, kind, text }): Signal => {
      const metric =
        {
          'performance target': 'time to answer, 95th percentile',
          'scalability need': 'load at peak',
          availability: 'share of good minutes',
        }[kind as string] ?? 'load';
      return {
        metric,
        target: text,
        alert:
          kind === 'scalability need'
            ? 'over 80 % of what was tested for 15 minutes'
            : "half of the month's error budget spent",
        meets: [id],
      };
    });
  const measures = ask.decisions.flatMap(({ topic }) => (taken(known, topic)?.option?.measures ?? []).slice(0, 1));
  const own = measures.map(
    ({ metric, target }): Signal => ({ metric, target, alert: 'missed for 30 minutes', meets: [] }),
  );
  const usual: Signal[] = [
    { metric: 'share of requests that fail', target: '< 0.1 %', alert: 'over 1 % for 5 minutes', meets: [] },
    ...(sendsEvents(known)
      ? [
          { metric: 'consumer lag', target: '< 30 s', alert: 'over 5 minutes for 10 minutes', meets: [] },
          { metric: 'events in dead letter queues', target: '0', alert: 'any for 15 minutes', meets: [] },
        ]
      : []),
  ];
  return { signals: [...targets, ...own, ...usual] };
}
