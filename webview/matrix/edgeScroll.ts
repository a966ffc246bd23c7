/** So near the edge, in pixels, a drag scrolls; the nearer and the further beyond, the faster. */
const EDGE = 36;
const FASTEST = 18;

/** How far to go in a frame when the pointer is here between two edges; away from the first is positive. */
export function stepAt(at: number, first: number, last: number): number {
  // Edges that lie close together must not both pull.
  const edge = Math.min(EDGE, (last - first) / 4);
  const beyond = at < first + edge ? at - first - edge : Math.max(0, at - last + edge);
  return Math.sign(beyond) * Math.min(FASTEST, Math.ceil(Math.abs(beyond) / 3));
}

/** Keeps something scrolling while a pointer rests near its edge: it brings no events then. */
export class EdgeScroll {
  private frame = 0;
  private step = 0;
  private readonly scroll: (step: number) => void;

  constructor(scroll: (step: number) => void) {
    this.scroll = scroll;
  }

  go(step: number): void {
    this.step = step;
    if (step !== 0) this.frame ||= requestAnimationFrame(() => this.next());
  }

  private next(): void {
    this.frame = 0;
    if (this.step === 0) return;
    this.scroll(this.step);
    this.go(this.step);
  }
}
