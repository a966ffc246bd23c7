export interface Clock {
  /** The person's own date: `2026-11-20`. */
  today(): string;
  /** The moment, in UTC: `2026-11-20T10:15:00.000Z`. */
  now(): string;
}
