import type { Comparison } from './check';

/** Whether an order of two things, below, at or above zero, is what a comparison asks for. */
export function isOrder(order: number, op: Comparison): boolean {
  switch (op) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
  }
}
