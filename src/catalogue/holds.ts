import { type Brief, wordsOf } from '../brief/brief';
import { strongest } from '../brief/quantities';
import { type Condition, parseCondition, type Term } from './condition';

/** Whether a condition holds in a context. */
export function holds(brief: Brief, text: string): boolean {
  const condition: Condition | null = parseCondition(text);
  return condition !== null && condition.length > 0 && condition.every(term => termHolds(brief, term));
}

function termHolds(brief: Brief, term: Term): boolean {
  if ('fact' in term) return brief.facts.some(({ name }) => name === term.fact) !== term.absent;
  const found = strongest(brief.quantities, term.dimension)?.value;
  if (found === undefined) return false;
  switch (term.op) {
    case '<':
      return found < term.value;
    case '<=':
      return found <= term.value;
    case '>':
      return found > term.value;
    case '>=':
      return found >= term.value;
  }
}

/** `{rate} needs several shards` with the words of the context in the place of `{rate}`. */
export function filled(brief: Brief, text: string): string {
  return text.replace(/\{([a-z-]+)\}/g, (_, name: string) => wordsOf(brief, name)?.replace(/[|{}]/g, ' ') ?? name);
}
