import { type Fact, factsOf } from './facts';
import { type Quantity, quantitiesOf, strongest } from './quantities';
import { type Dimension, dimensions, type FactName } from './vocabulary';

/** A question and its context, with what can be read in them without judgement. */
export interface Brief {
  readonly title: string;
  readonly context: string;
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
}

const longest = 100_000;

export function briefOf(title: string, context: string): Brief {
  const text = context.slice(0, longest);
  return { title, context: text, quantities: quantitiesOf(text), facts: factsOf(`${title}\n${text}`) };
}

/** The words by which a fact or a dimension is said, or null. */
export function wordsOf(brief: Brief, name: string): string | null {
  if (Object.hasOwn(dimensions, name)) return strongest(brief.quantities, name as Dimension)?.words ?? null;
  return brief.facts.find(fact => fact.name === (name as FactName))?.words ?? null;
}

/** The sentence of the text around a place, on one line. */
export function sentenceAt(text: string, at: number): string {
  const before = text.slice(0, at).search(/(?:[.!?]\s|\n)(?![\s\S]*(?:[.!?]\s|\n))/);
  const start = before < 0 ? 0 : before + 1;
  const after = text.slice(at).search(/[.!?](?:\s|$)|\n|$/);
  return text
    .slice(start, at + after)
    .replace(/^[\s\-*#>|.]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
