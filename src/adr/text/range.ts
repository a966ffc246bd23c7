/** A part of the source text, in UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something that was read, and the exact characters that say it. */
export interface Sourced<T> {
  readonly value: T;
  readonly range: Range;
}
