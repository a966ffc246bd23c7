import type { ReadMatrix } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { type Assessment, assess } from '../decision/assess';
import { type Exact, toNumber } from '../decision/exact';

/** What a record's matrices say against what they add up to: the shape that scripts read (`score --json`). */
export interface ScoreReport {
  readonly file: string;
  readonly matrices: readonly MatrixReport[];
  /** Tables of words instead of numbers: nothing to add up. */
  readonly ordinal: readonly {
    readonly line: number;
    readonly criteria: readonly string[];
    readonly options: readonly string[];
  }[];
  readonly chosen: string | null;
}

export interface MatrixReport {
  readonly line: number;
  readonly orientation: 'criteria-rows' | 'criteria-columns';
  readonly scale: { readonly min: number; readonly max: number; readonly inferred: boolean };
  readonly criteria: readonly {
    readonly name: string;
    readonly weight: number;
    readonly direction: 'higher' | 'lower';
    readonly critical: { readonly op: string; readonly value: number } | null;
  }[];
  readonly options: readonly {
    readonly name: string;
    readonly total: number | null;
    readonly totalRange: readonly [number, number];
    readonly stated: number | null;
    readonly statedIsRight: boolean | null;
    readonly complete: boolean;
    readonly vetoedBy: readonly string[];
    readonly rank: number | null;
    readonly scores: Readonly<Record<string, number | null>>;
  }[];
  readonly minimum: number | null;
  readonly ranking: readonly string[];
  readonly gap: number | null;
  readonly gapShare: number | null;
  readonly confidence: Assessment['confidence'];
  readonly formula: Assessment['formula'];
  readonly stability: readonly {
    readonly criterion: string;
    readonly weight: number;
    readonly low: number;
    readonly high: number;
  }[];
}

export function scoreReport(file: string, record: AdrRecord): ScoreReport {
  const ordinal = record.matrices.filter(matrix => matrix.kind === 'ordinal');
  return {
    file,
    matrices: record.matrices.filter(matrix => matrix.kind === 'numeric').map(matrixReport),
    ordinal: ordinal.map(({ line, matrix }) => ({
      line,
      criteria: matrix.criteria.map(({ name }) => name),
      options: matrix.options.map(({ name }) => name),
    })),
    chosen: record.chosen?.value ?? null,
  };
}

function matrixReport({ line, orientation, matrix }: ReadMatrix): MatrixReport {
  const assessment = assess(matrix);
  const criterionName = distinct(matrix.criteria.map(({ name }) => name));
  const optionName = (option: number) => matrix.options[option]?.name ?? '';
  const orNull = (value: Exact | null) => (value === null ? null : toNumber(value));
  return {
    line,
    orientation,
    scale: { ...matrix.scale },
    criteria: matrix.criteria.map(({ name, direction, critical }, criterion) => ({
      name,
      weight: share(assessment, criterion),
      direction,
      critical: critical && { op: critical.op, value: toNumber(critical.value) },
    })),
    options: matrix.options.map(({ name, stated }, option) => {
      const { total, totalRange, statedIsRight, complete, vetoedBy, rank } = assessment.options[option] ?? unassessed;
      const scores = criterionName.map(
        (criterion, index) => [criterion, orNull(matrix.scores[option]?.[index] ?? null)] as const,
      );
      return {
        name,
        total: orNull(total),
        totalRange: [toNumber(totalRange[0]), toNumber(totalRange[1])],
        stated: orNull(stated?.value ?? null),
        statedIsRight,
        complete,
        vetoedBy: vetoedBy.map(criterion => matrix.criteria[criterion]?.name ?? ''),
        rank,
        scores: Object.fromEntries(scores),
      };
    }),
    minimum: orNull(matrix.minimum),
    ranking: assessment.ranking.map(optionName),
    gap: orNull(assessment.gap),
    gapShare: orNull(assessment.gapShare),
    confidence: assessment.confidence,
    formula: assessment.formula,
    stability: assessment.stability.map(({ criterion, weight, low, high }) => ({
      criterion: matrix.criteria[criterion]?.name ?? '',
      weight: toNumber(weight),
      low: toNumber(low),
      high: toNumber(high),
    })),
  };
}

const nothing: Exact = { n: 0n, d: 1n };
const unassessed = {
  total: null,
  totalRange: [nothing, nothing],
  statedIsRight: null,
  complete: false,
  vetoedBy: [],
  rank: null,
} as const;

function share(assessment: Assessment, criterion: number): number {
  return toNumber(assessment.shares[criterion] ?? nothing);
}

/** Names are keys: a second `Cost` becomes `Cost (2)`. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
