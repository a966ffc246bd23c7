/** Milliseconds, so that times of two zones can be compared; NaN for what is no time. */
export function instantOf(time: string): number {
  return Date.parse(time);
}

/** `2026-11-20T11:00:00+01:00` -> `2026-11-20T10:00:00+00:00`: one form for one moment, as exports want it. */
export function utc(time: string): string {
  return new Date(instantOf(time)).toISOString().replace(/\.\d+Z$/, '+00:00');
}
