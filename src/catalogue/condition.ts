import { type Dimension, dimensions, type FactName, factNames } from '../brief/vocabulary';

/** `rate >= 10000, pci, not small-team`: all of them hold. A quantity that the context does not name holds for nothing. */
export type Condition = readonly Term[];
export type Term =
  | { readonly dimension: Dimension; readonly op: '<' | '<=' | '>' | '>='; readonly value: number }
  | { readonly fact: FactName; readonly absent: boolean };

export function parseCondition(text: string): Condition | null {
  const terms = text.split(',').map(part => termOf(part.trim()));
  return terms.every(term => term !== null) ? terms : null;
}

export function isCondition(text: string): boolean {
  return parseCondition(text) !== null;
}

function termOf(text: string): Term | null {
  // rate >= 10000
  const [, dimension, op, value] = /^([a-z]+)\s*(<=?|>=?)\s*(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (dimension !== undefined && isDimension(dimension))
    return { dimension, op: op as '<' | '<=' | '>' | '>=', value: Number(value) };
  // small-team      not small-team
  const [, not, fact] = /^(not )?([a-z-]+)$/.exec(text) ?? [];
  return fact !== undefined && isFact(fact) ? { fact, absent: not !== undefined } : null;
}

function isDimension(name: string): name is Dimension {
  return Object.hasOwn(dimensions, name);
}

function isFact(name: string): name is FactName {
  return (factNames as readonly string[]).includes(name);
}
