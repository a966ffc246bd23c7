import type { Assessment } from './assess';
import { sub, toNumber } from './exact';
import { words } from './random';
import { type Spreads, worthWithin } from './spread';

export interface Acceptability {
  /** The share of draws in which each option is first, by option; 0 for a vetoed one. */
  readonly first: readonly number[];
  /** `ranks[option][place - 1]`: the share of draws in which it takes that place. */
  readonly ranks: readonly (readonly number[])[];
  readonly draws: number;
  readonly seed: number;
}

export interface Sampling {
  readonly seed: number;
  readonly draws?: number;
  readonly spreads?: Spreads;
}

/** Within one point of the truth 95 times in 100, at worst. */
const DRAWS = 9_604;

/**
 * SMAA-2: how often each option takes each place when nothing is known about the weights (uniform on the simplex) and
 * scores lie anywhere within their spread. Options that are level share their places. Vetoes are those of the scores
 * as written, whatever is drawn.
 */
export function acceptability(assessment: Assessment, { seed, draws = DRAWS, spreads = [] }: Sampling): Acceptability {
  const contenders = [...assessment.ranking].sort((a, b) => a - b);
  const criteria = assessment.matrix.criteria.length;
  const options = contenders.length;
  const { low, width } = cells(assessment, spreads, contenders);
  const worth = low.slice();
  const uncertain = width.some(value => value > 0);
  const fill = words(seed);
  const noise = new Int32Array(criteria + (uncertain ? (worth.length + 1) >> 1 : 0));
  const weights = new Float64Array(criteria);
  const values = new Float64Array(options);
  const places = new Float64Array(options * options);

  for (let draw = 0; draw < draws; draw++) {
    fill(noise);
    drawWeights(noise, weights);
    if (uncertain) drawWorth(noise, criteria, low, width, worth);
    weigh(weights, worth, values);
    tally(values, places);
  }

  const ranks = assessment.matrix.options.map((_, option) => {
    const i = contenders.indexOf(option);
    return contenders.map((_, place) => (i < 0 ? 0 : (places[i * options + place] ?? 0) / draws));
  });
  return { first: ranks.map(row => row[0] ?? 0), ranks, draws, seed };
}

/** What the contenders' scores are worth at least, in one row of doubles, and how far above that they may lie. */
function cells(assessment: Assessment, spreads: Spreads, contenders: readonly number[]) {
  const within = contenders.flatMap(option =>
    assessment.matrix.criteria.map((_, criterion) => worthWithin(assessment, spreads, option, criterion)),
  );
  return {
    low: Float64Array.from(within, ({ low }) => toNumber(low)),
    width: Float64Array.from(within, ({ low, high }) => toNumber(sub(high, low))),
  };
}

// The four steps of a draw. Nothing is allocated in them: there may be 100,000 draws while a person waits. Every read
// is within the array's bounds; `?? 0` is for the compiler.

/** Exponential numbers are a uniform point on the simplex but for their sum, which changes no order. */
function drawWeights(noise: Int32Array, weights: Float64Array): void {
  // Half a unit keeps zero out, whose logarithm is no weight.
  for (let k = 0; k < weights.length; k++) weights[k] = -Math.log((((noise[k] ?? 0) >>> 0) + 0.5) * 2 ** -32);
}

function drawWorth(noise: Int32Array, from: number, low: Float64Array, width: Float64Array, worth: Float64Array): void {
  for (let cell = 0; cell < worth.length; cell++) {
    const word = noise[from + (cell >> 1)] ?? 0;
    // Half a word places a score finely enough, at half the cost.
    const half = (cell & 1) === 0 ? word & 0xffff : word >>> 16;
    worth[cell] = (low[cell] ?? 0) + (width[cell] ?? 0) * (half + 0.5) * 2 ** -16;
  }
}

function weigh(weights: Float64Array, worth: Float64Array, values: Float64Array): void {
  for (let i = 0, cell = 0; i < values.length; i++) {
    let value = 0;
    for (let k = 0; k < weights.length; k++, cell++) value += (weights[k] ?? 0) * (worth[cell] ?? 0);
    values[i] = value;
  }
}

function tally(values: Float64Array, places: Float64Array): void {
  const options = values.length;
  for (let i = 0; i < options; i++) {
    const value = values[i] ?? 0;
    let above = 0;
    let level = 0;
    for (let j = 0; j < options; j++) {
      const other = values[j] ?? 0;
      if (other > value) above++;
      else if (other === value) level++;
    }
    // `level` counts the option itself.
    for (let place = above; place < above + level; place++) {
      const at = i * options + place;
      places[at] = (places[at] ?? 0) + 1 / level;
    }
  }
}
