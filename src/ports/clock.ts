export interface Clock {
  /** The person's own date: `2026-11-20`. */
  today(): string;
}
