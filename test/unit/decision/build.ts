import fc from 'fast-check';
import { parseDecimal } from '../../../src/decision/decimal';
import { type Exact, exact } from '../../../src/decision/exact';
import type { Matrix, Threshold } from '../../../src/decision/model';

interface Sketch {
  /** `30 25 20`; `-` for none. */
  readonly weights: string;
  /** By option: `5 4 -`, a dash being a missing score. */
  readonly scores: Readonly<Record<string, string>>;
  readonly stated?: Readonly<Record<string, string>>;
  /** By criterion, from 0: `>= 4`. */
  readonly critical?: Readonly<Record<number, string>>;
  readonly lower?: readonly number[];
  readonly scale?: readonly [number, number];
  readonly minimum?: string;
}

export function sketch({
  weights,
  scores,
  stated = {},
  critical = {},
  lower = [],
  scale = [1, 5],
  minimum,
}: Sketch): Matrix {
  return {
    scale: { min: scale[0], max: scale[1], inferred: false },
    criteria: numbers(weights).map((weight, k) => ({
      name: `C${k + 1}`,
      weight,
      direction: lower.includes(k) ? 'lower' : 'higher',
      critical: critical[k] === undefined ? null : threshold(critical[k]),
    })),
    options: Object.keys(scores).map(name => {
      const text = stated[name];
      const decimals = text?.split('.')[1]?.length ?? 0;
      return { name, stated: text === undefined ? null : { value: decimal(text), decimals } };
    }),
    scores: Object.values(scores).map(numbers),
    minimum: minimum === undefined ? null : decimal(minimum),
  };
}

export function decimal(text: string): Exact {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`Not a number: ${text}`);
  return value;
}

function numbers(text: string): (Exact | null)[] {
  const cells = text.split(' ').filter(cell => cell !== '');
  return cells.map(cell => (cell === '-' ? null : decimal(cell)));
}

function threshold(text: string): Threshold {
  const [op, value = ''] = text.split(' ');
  return { op: op as Threshold['op'], value: decimal(value) };
}

/** The published example whose stated totals are all wrong. */
export const PUBLISHED = {
  weights: '30 25 20 15 10',
  scores: { A: '5 5 3 3 4', B: '4 3 2 4 2', C: '3 4 5 5 4' },
} satisfies Sketch;

/** The finished record in the project's example folder. */
export const REDIS = {
  weights: '30 25 20 15 10',
  scores: { Redis: '4 5 4 3 2', Sticky: '2 5 4 3 5', Database: '4 2 4 4 4', Cookies: '5 4 3 5 5' },
  stated: { Redis: '3.90', Sticky: '3.60', Database: '3.50', Cookies: '4.35' },
  critical: { 2: '>= 4' },
  minimum: '3.25',
} satisfies Sketch;

interface Shape {
  readonly options?: { readonly min: number; readonly max: number };
  readonly missing?: boolean;
  readonly vetoes?: boolean;
}

/** Matrices on 1-5 with whole scores, every weight at least 1 where there is one. */
export function matrices({ options = { min: 1, max: 4 }, missing = false, vetoes = false }: Shape = {}) {
  const score = fc.integer({ min: 1, max: 5 }).map(n => exact(n));
  const cell = missing ? fc.option(score, { freq: 6 }) : score;
  const critical = vetoes
    ? fc.option(
        fc.record({
          op: fc.constantFrom<Threshold['op']>('>=', '>', '<=', '<'),
          value: fc.integer({ min: 2, max: 4 }).map(n => exact(n)),
        }),
        { freq: 2 },
      )
    : fc.constant(null);
  return fc
    .record({ rows: fc.integer(options), criteria: fc.integer({ min: 1, max: 4 }) })
    .chain(({ rows, criteria }) =>
      fc.record({
        scale: fc.constant({ min: 1, max: 5, inferred: false }),
        criteria: fc.array(
          fc.record({
            name: fc.constant('C'),
            weight: fc.integer({ min: 1, max: 20 }).map(n => exact(n)),
            direction: fc.constantFrom<'higher' | 'lower'>('higher', 'higher', 'lower'),
            critical,
          }),
          { minLength: criteria, maxLength: criteria },
        ),
        options: fc.constant(Array.from({ length: rows }, (_, i) => ({ name: `O${i}`, stated: null }))),
        scores: fc.array(fc.array(cell, { minLength: criteria, maxLength: criteria }), {
          minLength: rows,
          maxLength: rows,
        }),
        minimum: fc.constant(null),
      }),
    );
}
