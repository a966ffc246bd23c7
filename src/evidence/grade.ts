import { type Level, levelAt, rankOf } from './levels';

/** What kind of source it is, and the level that an assessment starts from. */
export const STARTS = {
  'peer-reviewed-journal': 'HIGH',
  'systematic-review': 'HIGH',
  'conference-paper': 'MODERATE',
  preprint: 'MODERATE',
  thesis: 'MODERATE',
  book: 'MODERATE',
  'technical-report': 'LOW',
  'vendor-blog': 'LOW',
  'company-blog': 'LOW',
  opinion: 'VERY LOW',
} as const satisfies Readonly<Record<string, Level>>;
export type SourceType = keyof typeof STARTS;
export const SOURCE_TYPES = Object.keys(STARTS) as readonly SourceType[];

export const LOWERING = [
  'risk_of_bias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publication_bias',
] as const satisfies readonly string[];
export type Lowering = (typeof LOWERING)[number];

export const RAISING = ['large_effect', 'dose_response', 'plausible_confounding'] as const satisfies readonly string[];
export type Raising = (typeof RAISING)[number];

export interface Judged {
  readonly source_type: SourceType;
  readonly lowered?: { readonly [Factor in Lowering]?: { readonly by: 1 | 2 } | undefined } | undefined;
  readonly raised?: { readonly [Factor in Raising]?: object | undefined } | undefined;
}

/** One factor and what it did: `-2`, `+1`, or `0` for one that may not count here or met the end of the scale. */
export interface Step {
  readonly factor: Lowering | Raising;
  readonly change: number;
}

export interface Grade {
  readonly start: Level;
  readonly level: Level;
  readonly steps: readonly Step[];
  /** Factors that would raise it were left out: why, in words for a person. */
  readonly notRaised: string | null;
}

/**
 * Start level from the kind of source; each lowering factor takes it down by one or two; each raising one takes it up by
 * one, and only from LOW and only where nothing lowered it: a flaw is not outweighed by a large effect, and an opinion
 * does not become evidence by being emphatic.
 */
export function gradeOf(judged: Judged): Grade {
  const start: Level = STARTS[judged.source_type];
  const down = LOWERING.flatMap(factor => {
    const by = judged.lowered?.[factor]?.by;
    return by === undefined ? [] : [{ factor, by }];
  });
  const up = RAISING.filter(factor => judged.raised?.[factor] !== undefined);
  const why = up.length === 0 ? null : notRaised(start, down.length > 0);
  let rank = rankOf(start);
  const take = (factor: Step['factor'], change: number): Step => {
    const next = rankOf(levelAt(rank - change));
    const step = { factor, change: rank - next };
    rank = next;
    return step;
  };
  const steps = [
    ...down.map(({ factor, by }) => take(factor, -by)),
    ...up.map(factor => take(factor, why === null ? 1 : 0)),
  ];
  return { start, level: levelAt(rank), steps, notRaised: why };
}

function notRaised(start: Level, lowered: boolean): string | null {
  if (lowered) return 'nothing raises what something lowered';
  return start === 'LOW' ? null : `only LOW is raised, and this starts at ${start}`;
}

/** `technical report: LOW, imprecision -1: VERY LOW`. */
export function explain({ source_type }: Judged, { start, level, steps, notRaised }: Grade): string {
  const words = (name: string) => name.replace(/[_-]/g, ' ');
  const parts = steps.map(({ factor, change }) => `${words(factor)} ${change > 0 ? '+' : ''}${change}`);
  const end = steps.length === 0 ? '' : `: ${level}`;
  return `${[`${words(source_type)}: ${start}`, ...parts].join(', ')}${end}${notRaised ? ` (${notRaised})` : ''}`;
}
