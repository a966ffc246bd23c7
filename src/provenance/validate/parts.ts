import type { Problem } from '../problem';
import type { ProvenanceFile } from '../shape';

/** What is called a person's was written by a person, and what a model or the catalogue gave was not. */
export function partAuthors({ path, record }: ProvenanceFile): Problem[] {
  const people = new Map(record.agents.map(({ id, type }) => [id, type === 'human']));
  const parts = Object.entries(record.parts ?? {}).flatMap(([name, { agent, source }]): Problem[] => {
    const person = people.get(agent);
    if (person === undefined || person === (source === 'person')) return [];
    const message = person
      ? `The part is called a ${source}'s, and its author is a person.`
      : 'The part is called a person’s, and its author is none.';
    return [
      { rule: 'part-author', severity: 'error', message, path, at: `parts["${name}"].source`, repairable: false },
    ];
  });
  const named = record.agents.flatMap(({ id, type }, index): Problem[] =>
    id.startsWith('urn:aiwg:agent:human:') === (type === 'human')
      ? []
      : [
          {
            rule: 'part-author',
            severity: 'error',
            message: `The name says ${type === 'human' ? 'no person' : 'a person'}, and the type is ${type}: people are urn:aiwg:agent:human:<name>.`,
            path,
            at: `agents[${index}].type`,
            repairable: false,
          },
        ],
  );
  return [...parts, ...named];
}
