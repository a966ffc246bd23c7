import { instantOf } from '../time';
import { isThing, isTime, places, type Statement } from './statement';

/**
 * Whether a PROV document can be true, after PROV-CONSTRAINTS as far as we state things: names declared, order of times,
 * nothing generated twice, nothing derived from or specialising itself. One sentence for each that cannot.
 */
export function constraintsBroken(statements: readonly Statement[]): string[] {
  const things = new Map<string, Statement>();
  const found: string[] = [];
  for (const statement of statements) {
    if (!isThing(statement.kind) || statement.id === null) continue;
    const other = things.get(statement.id);
    if (other?.kind === statement.kind) found.push(`${statement.id} is declared twice.`);
    else if (other) found.push(`${statement.id} is both ${article(other.kind)} and ${article(statement.kind)}.`);
    things.set(statement.id, statement);
  }
  const relations = statements.filter(({ kind }) => !isThing(kind));
  found.push(...relations.flatMap(relation => undeclared(relation, things)));
  for (const { kind, id, args } of things.values())
    if (kind === 'activity' && after(args['startTime'], args['endTime'])) found.push(`${id} ends before it starts.`);
  const made = generations(relations, found);
  for (const { kind, args } of relations) {
    if (kind === 'wasGeneratedBy') found.push(...outside(args, things, 'is generated'));
    if (kind === 'used') {
      found.push(...outside(args, things, 'is used'));
      if (after(made.get(args['entity'] ?? ''), args['time']))
        found.push(`${args['entity']} is used before it was generated.`);
    }
    if (kind === 'wasDerivedFrom' && after(made.get(args['usedEntity'] ?? ''), made.get(args['generatedEntity'] ?? '')))
      found.push(`${args['generatedEntity']} is older than ${args['usedEntity']}, from which it is derived.`);
  }
  return [
    ...found,
    ...circles(relations, 'wasDerivedFrom', 'generatedEntity', 'usedEntity', 'derived from'),
    ...circles(relations, 'specializationOf', 'specificEntity', 'generalEntity', 'a specialisation of'),
  ];
}

/** What stands in a place has to be a thing of that kind: an activity is no agent. */
function undeclared({ kind, args }: Statement, things: ReadonlyMap<string, Statement>): string[] {
  return places[kind].flatMap(place => {
    const name = args[place];
    if (name === undefined || isTime(place)) return [];
    const wanted = /entity/i.test(place) ? 'entity' : place === 'activity' ? 'activity' : 'agent';
    const is = things.get(name)?.kind;
    if (is === wanted) return [];
    return [
      is === undefined
        ? `${name} is not declared (${kind}).`
        : `${name} is ${article(is)}, and ${kind} needs ${article(wanted)} there.`,
    ];
  });
}

function generations(relations: readonly Statement[], found: string[]): Map<string, string> {
  const made = new Map<string, string>();
  for (const { kind, args } of relations) {
    const { entity, time } = args;
    if (kind !== 'wasGeneratedBy' || entity === undefined || time === undefined) continue;
    if (made.has(entity)) found.push(`${entity} is generated twice.`);
    made.set(entity, time);
  }
  return made;
}

function outside(args: Statement['args'], things: ReadonlyMap<string, Statement>, verb: string): string[] {
  const within = things.get(args['activity'] ?? '')?.args ?? {};
  if (!after(within['startTime'], args['time']) && !after(args['time'], within['endTime'])) return [];
  return [`${args['entity']} ${verb} outside the time of ${args['activity']}.`];
}

function circles(
  relations: readonly Statement[],
  kind: Statement['kind'],
  from: string,
  to: string,
  words: string,
): string[] {
  const next = new Map<string, Set<string>>();
  const left = new Map<string, number>();
  for (const { kind: other, args } of relations) {
    const [a, b] = [args[from], args[to]];
    if (other !== kind || a === undefined || b === undefined) continue;
    const targets = next.get(a) ?? new Set();
    if (!targets.has(b)) left.set(b, (left.get(b) ?? 0) + 1);
    next.set(a, targets.add(b));
    left.set(a, left.get(a) ?? 0);
  }
  // What nothing leads to is taken away until nothing more can be: what stays lies on a circle or behind one.
  const free = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id);
    for (const target of next.get(id) ?? []) {
      const count = (left.get(target) ?? 0) - 1;
      left.set(target, count);
      if (count === 0) free.push(target);
    }
  }
  const [first] = left.keys();
  return first === undefined ? [] : [`${first} is ${words} itself, perhaps by way of others.`];
}

function after(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && instantOf(a) > instantOf(b);
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
