import type { ReadMatrix } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { assess } from '../decision/assess';
import type { Confidence } from '../decision/ranking';
import { type Lasting, lastingOf } from './lasting';

/** A decision, and what is known of it besides its text. */
export interface Measured {
  readonly path: string;
  readonly record: AdrRecord;
  /** How it was reached, where a deliberation left its state. */
  readonly reached: Reached | null;
}

export interface Reached {
  /** From the first to the last answer, in milliseconds; `null` while it goes on. */
  readonly milliseconds: number | null;
  readonly tokens: number;
  /** What people changed at gates and in the text meanwhile. */
  readonly edits: number;
}

/** Something that happened to a decision, from the reflections. */
export interface Happened {
  readonly path: string;
  readonly type: string;
  readonly at: string;
}

/** What a log measures of one decision; `null` where it does not say. */
export interface DecisionFigures {
  readonly path: string;
  readonly title: string | null;
  readonly status: string | null;
  readonly alternatives: number;
  readonly criteria: number;
  /** Share of the scores that have a reason beside them. */
  readonly explained: number | null;
  readonly triggers: number;
  readonly measurableTriggers: number;
  readonly confidence: Confidence | null;
  readonly reached: Reached | null;
}

export interface Share {
  readonly count: number;
  readonly of: number;
  /** `null` of none. */
  readonly share: number | null;
  /** What to aim at. */
  readonly target: string;
}

export interface LogFigures {
  readonly records: number;
  readonly decisions: readonly DecisionFigures[];
  /** Of the decisions that had a year to be given up in. */
  readonly superseded: Share;
  /** Of those too young for that: how many were given up already. */
  readonly supersededYoung: Share;
  /** Of those in force or proposed with an option chosen. */
  readonly measurable: Share;
  /** Of the same, where there are scores. */
  readonly explained: Share;
  /** Triggers that fired so far, by the reflections, and the decisions they belong to. */
  readonly fired: { readonly times: number; readonly decisions: number };
  readonly confidence: Readonly<Record<Confidence | 'none', number>>;
  /** Medians over the decisions whose state is there. */
  readonly reached: {
    readonly decisions: number;
    readonly milliseconds: number | null;
    readonly tokens: number | null;
  };
  readonly tokens: number;
  readonly edits: number;
}

/** What a log says of itself on a day (`2026-11-20`). */
export function figuresOf(measured: readonly Measured[], happened: readonly Happened[], today: string): LogFigures {
  const decisions = measured.map(decisionFigures);
  const live = decisions.filter((_, index) => isLive(measured[index]?.record));
  const scored = live.filter(({ explained }) => explained !== null);
  const fired = happened.filter(({ type }) => type === 'trigger-fired');
  const reached = decisions.flatMap(one => one.reached ?? []);
  const times = reached.flatMap(({ milliseconds }) => milliseconds ?? []);
  return {
    records: measured.length,
    decisions,
    ...superseded(lastingOf(measured, happened, today)),
    measurable: share(live, ({ measurableTriggers: count }) => count >= 3 && count <= 7, '100 %'),
    explained: share(scored, ({ explained }) => explained === 1, '100 %'),
    fired: { times: fired.length, decisions: new Set(fired.map(({ path }) => path)).size },
    confidence: confidences(decisions),
    reached: {
      decisions: reached.length,
      milliseconds: median(times),
      tokens: median(reached.map(({ tokens }) => tokens)),
    },
    tokens: reached.reduce((sum, { tokens }) => sum + tokens, 0),
    edits: reached.reduce((sum, { edits }) => sum + edits, 0),
  };
}

function decisionFigures({ path, record, reached }: Measured): DecisionFigures {
  const main = mainOf(record);
  return {
    path,
    title: record.title?.value ?? null,
    status: record.status?.value ?? null,
    alternatives: record.options.length,
    criteria: main?.matrix.criteria.length ?? 0,
    explained: main ? explainedShare(main) : null,
    triggers: record.triggers.length,
    measurableTriggers: record.triggers.filter(({ measurable }) => measurable).length,
    confidence: main ? assess(main.matrix).confidence : null,
    reached,
  };
}

/** The matrix that compares: the first with numbers and more than one option. */
function mainOf({ matrices }: AdrRecord): ReadMatrix | null {
  return matrices.find(({ kind, matrix }) => kind === 'numeric' && matrix.options.length > 1) ?? null;
}

function explainedShare({ cells, matrix }: ReadMatrix): number | null {
  const scored = cells.flatMap((row, option) =>
    row.filter((cell, criterion) => cell?.score && matrix.scores[option]?.[criterion]),
  );
  return scored.length === 0 ? null : scored.filter(cell => cell?.note).length / scored.length;
}

/** Nobody adds triggers to what is over, and nothing asks for them before an option is chosen. */
function isLive(record: AdrRecord | undefined): boolean {
  const over = ['superseded', 'deprecated', 'rejected', 'withdrawn'];
  return record !== undefined && record.chosen !== null && !over.includes(record.status?.means ?? '');
}

function superseded(all: readonly Lasting[]): Pick<LogFigures, 'superseded' | 'supersededYoung'> {
  const old = all.filter(({ isOld }) => isOld);
  const young = all.filter(({ isOld }) => !isOld);
  return {
    superseded: share(old, ({ withinYear }) => withinYear, 'under 5 %'),
    supersededYoung: share(young, ({ withinYear }) => withinYear, 'under 5 %'),
  };
}

function share<T>(all: readonly T[], holds: (one: T) => boolean, target: string): Share {
  const count = all.filter(holds).length;
  return { count, of: all.length, share: all.length === 0 ? null : count / all.length, target };
}

function confidences(decisions: readonly DecisionFigures[]): LogFigures['confidence'] {
  const count = (wanted: Confidence | null) => decisions.filter(({ confidence }) => confidence === wanted).length;
  return { HIGH: count('HIGH'), MODERATE: count('MODERATE'), TIE: count('TIE'), none: count(null) };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
