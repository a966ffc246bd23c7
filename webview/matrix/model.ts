import { type Assessment, assess } from '../../src/decision/assess';
import { parseDecimal } from '../../src/decision/decimal';
import type { Exact } from '../../src/decision/exact';
import type { Matrix, Stated } from '../../src/decision/model';
import type { MatrixMessage, MatrixSnapshot } from '../../src/protocol/matrixPane';
import { Pending } from './pending';
import { type Place, WEIGHTS } from './places';

/** A snapshot with a matrix, and what follows from it. */
export interface View {
  readonly snapshot: MatrixSnapshot;
  readonly message: MatrixMessage;
  readonly assessment: Assessment;
  /** Numbers that were asked for, which the snapshot may not have yet. */
  readonly pending: Pending;
  /** Nothing can be changed. */
  readonly locked: boolean;
}

export function viewOf(snapshot: MatrixSnapshot, pending = new Pending()): View | null {
  const message = snapshot.matrix;
  if (message === null) return null;
  return { snapshot, message, assessment: assess(matrixOf(message)), pending, locked: snapshot.readOnly !== null };
}

/** The score or weight at a place as it was asked for, or as it is written. */
export function numberOf({ message, pending }: View, place: Place): string {
  const { criterion, option } = place;
  const written = option === WEIGHTS ? message.criteria[criterion]?.weight : message.cells[option]?.[criterion]?.score;
  return pending.at(place) ?? written ?? '';
}

/** Numbers as written become numbers that are computed with; nothing is filled in. */
export function matrixOf({ scale, minimum, criteria, options, cells }: MatrixMessage): Matrix {
  return {
    scale,
    minimum: number(minimum),
    criteria: criteria.map(({ name, weight, direction, critical }) => {
      const value = number(critical?.value ?? null);
      return {
        name,
        weight: number(weight),
        direction,
        critical: critical === null || value === null ? null : { op: critical.op, value },
      };
    }),
    options: options.map(({ name, stated }) => ({ name, stated: statedOf(stated) })),
    scores: options.map((_, option) =>
      criteria.map((_, criterion) => number(cells[option]?.[criterion]?.score ?? null)),
    ),
  };
}

function number(written: string | null): Exact | null {
  return written === null ? null : parseDecimal(written);
}

function statedOf(written: string | null): Stated | null {
  const value = number(written);
  if (written === null || value === null) return null;
  return { value, decimals: written.split('.')[1]?.length ?? 0 };
}
