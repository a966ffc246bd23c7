import type { Range, ReadMatrix } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { indexOfName, nameKey } from '../adr/words/names';
import { type Assessment, assess } from '../decision/assess';
import { compare, ONE, sign } from '../decision/exact';
import { type Confidence, confidenceOf } from '../decision/ranking';

/** A matrix of numbers with what follows from them, and the option that the record chose. */
export interface Scored {
  readonly index: number;
  readonly read: ReadMatrix;
  readonly assessment: Assessment;
  readonly chosen: { readonly option: number; readonly range: Range } | null;
  /** `null` also where a scale that nobody stated is too uncertain to say. */
  readonly confidence: Confidence | null;
  /** The totals can be trusted to be what the weights and scores should give: there are weights, or a formula fits. */
  readonly computable: boolean;
}

export function scoredOf(record: AdrRecord): Scored[] {
  return record.matrices.flatMap((read, index) => {
    if (read.kind !== 'numeric') return [];
    const assessment = assess(read.matrix);
    const { formula, weights } = assessment;
    return [
      {
        index,
        read,
        assessment,
        chosen: chosenIn(record, read),
        confidence: certain(assessment),
        computable: formula !== null || (weights.written !== 'none' && weights.unusable.length === 0),
      },
    ];
  });
}

/** The option chosen in words, else the one that the table marks. */
function chosenIn(record: AdrRecord, read: ReadMatrix): Scored['chosen'] {
  const names = read.matrix.options.map(({ name }) => name);
  if (record.chosen) {
    const option = placeOf(names, record.chosen.value);
    if (option >= 0) return { option, range: bare(record.text, record.chosen.range) };
  }
  const marked = read.options.flatMap(({ selected, name }, option) => (selected ? [{ option, range: name }] : []));
  const [only] = marked;
  return only && marked.length === 1 ? only : null;
}

/** The name without the emphasis at its ends. */
export function bare(text: string, { start, end }: Range): Range {
  const tail = /[*_`\s]*$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return tail < end - start ? { start, end: end - tail } : { start, end };
}

/** `Option 3` is the row `3`; else the names have to be alike. */
function placeOf(names: readonly string[], said: string): number {
  const label = /^(?:option|alternative|variant[e]?|solution|方案|选项)\s*#?\s*(\d{1,2}|[a-z])\b/i
    .exec(said)?.[1]
    ?.toLowerCase();
  const short = names.findIndex(name => label !== undefined && nameKey(name) === label);
  if (short >= 0) return short;
  const led = names.findIndex(
    name => label !== undefined && new RegExp(`^(?:option\\s*)?${label}\\s*[:.)–—-]`, 'i').test(name),
  );
  return led >= 0 && label === said.replace(/^\D*?\s#?/, '').toLowerCase() ? led : indexOfName(names, said);
}

/**
 * Scores between 0 and 1 are fractions, not the bottom fifth of 0-5, and numbers beyond 100 are on no scale that anybody
 * could name: a gap is small or large only on the scale that was meant.
 */
function certain({ matrix: { scale, scores }, gap, confidence }: Assessment): Confidence | null {
  if (gap === null || confidence === null || !scale.inferred) return confidence;
  if (scale.max > 100) return null;
  const known = scores.flat().filter(score => score !== null);
  const inside = known.every(score => sign(score) >= 0 && compare(score, ONE) <= 0);
  return inside && known.some(({ d }) => d !== 1n) ? confidenceOf(gap) : confidence;
}
