import { format } from '../../decision/decimal';
import { compare, type Exact } from '../../decision/exact';
import type { Comparison, Limit } from './check';
import { dayOf, type Unit } from './days';
import { isOrder } from './order';
import type { Window } from './window';

/** Whether it fires, with the figures that say so; `null` where the samples cannot tell. */
export interface Verdict {
  readonly fires: boolean | null;
  readonly because: string;
  /** The day of the newest sample that was looked at. */
  readonly asOf: string | null;
}

export interface Asked {
  readonly metric: string;
  readonly limit: Limit;
  readonly window: Window;
  readonly today: string;
  /** The record's date: what happened before it led to the decision and cannot unseat it. */
  readonly since: string | null;
}

/** A sample up to today, in the unit of the limit. */
export interface Timed {
  readonly value: Exact;
  readonly from: number;
  readonly to: number;
}

export function every(inside: readonly Timed[], asked: Asked, words: string): Verdict {
  const not = inside.findLast(({ value }) => !meets(value, asked.limit));
  if (not) return say(false, `${shown(not.value, asked)} on ${dayOf(not.from)}`, asked);
  const values = [...new Set(inside.slice(-3).map(({ value }) => shown(value, asked)))];
  return say(inside.length > 0, `${values.join(', ')} ${words}`, asked);
}

export function meets(value: Exact, { op, value: limit }: { op: Comparison; value: Exact }): boolean {
  const order = compare(value, limit);
  return isOrder(order, op);
}

export function say(fires: boolean, figure: string, { limit }: Asked): Verdict {
  return {
    fires,
    because: `${figure}; the limit is ${limit.op} ${number(limit.value)}${limit.unit ? ` ${limit.unit}` : ''}`,
    asOf: null,
  };
}

export function unknown(because: string): Verdict {
  return { fires: null, because, asOf: null };
}

export function shown(value: Exact, { limit }: Asked): string {
  return `${number(value)}${limit.unit ? ` ${limit.unit}` : ''}`;
}

export function number(value: Exact): string {
  return value.d === 1n ? value.n.toString() : format(value, 4).replace(/\.?0+$/, '');
}

export function plural(unit: Unit, count: number): string {
  return count === 1 ? unit : `${unit}s`;
}
