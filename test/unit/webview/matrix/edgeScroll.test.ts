import { describe, expect, it } from 'vitest';
import { stepAt } from '../../../../webview/matrix/edgeScroll';

describe('a drag near an edge', () => {
  it('scrolls towards it, the faster the nearer, and not in between', () => {
    expect([64, 100, 300, 564].map(at => stepAt(at, 0, 600))).toEqual([0, 0, 0, 0]);
    expect([30, 6, -500].map(at => stepAt(at, 0, 600))).toEqual([-2, -10, -18]);
    expect([570, 594, 5000].map(at => stepAt(at, 0, 600))).toEqual([2, 10, 18]);
  });

  it('has a middle where the edges are close together', () => {
    expect(stepAt(20, 0, 40)).toBe(0);
    expect([stepAt(2, 0, 40), stepAt(38, 0, 40)]).toEqual([-3, 3]);
  });
});
