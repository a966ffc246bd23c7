import type { DesignAnswer } from '../questions';
import { isMigration, type Known, lower, ofCapability, taken } from './known';

export function api(known: Known): DesignAnswer<'api'> {
  const style = taken(known, 'api-style');
  const endpoints = known.capabilities.flatMap(capability =>
    capability.calls.map(text => {
      const [call = '', does = ''] = text.split(/: /);
      return { call, does, meets: ofCapability(known, capability).filter(id => known.ask.toMeet.includes(id)) };
    }),
  );
  const covered = new Set(endpoints.flatMap(({ meets }) => meets));
  const left = known.ask.requirements.filter(({ id }) => known.ask.toMeet.includes(id) && !covered.has(id));
  return {
    conventions: [
      {
        text: style
          ? `${style.name}${style.option ? `: ${lower(style.option.summary)}` : ''}`
          : 'TODO: the API style is not decided; until then HTTP with JSON, described in OpenAPI',
        meets: [],
      },
      {
        text: 'The version stands in the path; a field is only ever added, and what goes is announced two releases before',
        meets: [],
      },
      {
        text: 'Errors are RFC 9457 problem details with a stable type; a client is told whether trying again makes sense',
        meets: [],
      },
      { text: 'Changes take an Idempotency-Key, kept for 24 hours with the first answer', meets: [] },
      ...(isMigration(known)
        ? [
            {
              text: 'Old addresses stay: the facade routes each to the old or the new part, by a switch that can be put back',
              meets: [],
            },
          ]
        : []),
      ...left.map(({ id, text }) => ({ text: clauseFor(text), meets: [id] })),
    ],
    endpoints:
      endpoints.length > 0
        ? endpoints
        : [{ call: 'TODO', does: 'TODO: the catalogue recognised no operation; list the five most used', meets: [] }],
  };
}

function clauseFor(text: string): string {
  const [name, rest] = text.split(/: (.*)/);
  return rest
    ? `${name}: ${rest}; what it says is wrapped in an adapter with a time limit, so that its form does not spread`
    : `${text}; TODO: name the operations it needs`;
}
