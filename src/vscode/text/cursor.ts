import type { Range } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import type { LogEntry } from '../../log/entries';

/** Where somebody is typing. */
export interface Cursor {
  readonly record: AdrRecord;
  readonly offset: number;
  /** 0-based. */
  readonly line: number;
  /** The line up to the cursor, and from it. */
  readonly before: string;
  readonly after: string;
  /** From the workspace folder; `null` for a record that has no neighbours. */
  readonly path: string | null;
  readonly others: readonly LogEntry[];
}

/** A text that may stand there. */
export interface Proposal {
  readonly kind: 'status' | 'section' | 'name' | 'record' | 'citation';
  readonly label: string;
  readonly detail?: string;
  readonly newText: string;
  /** Within the cursor's line. */
  readonly replace: Range;
  /** What is compared with the text that is replaced, where that is not the label. */
  readonly filter?: string;
}

export function cursorAt(
  record: AdrRecord,
  offset: number,
  place: { readonly path: string; readonly others: readonly LogEntry[] } | null,
): Cursor {
  const { lines } = record.document;
  const line = lines.at(offset);
  return {
    record,
    offset,
    line,
    before: record.text.slice(lines.start(line), offset),
    after: record.text.slice(offset, lines.end(line)),
    path: place?.path ?? null,
    others: place?.others ?? [],
  };
}

/** The characters around the cursor that a proposal takes the place of. */
export function replacing({ offset }: Cursor, before: number, after = 0): Range {
  return { start: offset - before, end: offset + after };
}

export function isInCode({ record, line }: Cursor): boolean {
  return record.document.blocks.some(
    ({ kind, line: from, endLine }) => (kind === 'fence' || kind === 'code') && line >= from && line < endLine,
  );
}
