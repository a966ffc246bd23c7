import type { LogEntry } from '../../../log/entries';
import { resolverOf } from '../../../log/relate/resolver';
import type { Turn } from './turn';
import { type Piece, piecesOf } from './words';

export interface Grounded {
  readonly pieces: readonly Piece[];
  /** The records of the log that the words name, each once. */
  readonly cited: readonly LogEntry[];
  /** What they name and is not in the log: `ADR-99`. */
  readonly unknown: readonly string[];
}

/** A model's words, held against the log. */
export function grounded(words: string, entries: readonly LogEntry[]): Grounded {
  const resolve = resolverOf(entries);
  const pieces = piecesOf(words.trim());
  const named = pieces.flatMap(piece => (typeof piece === 'string' ? [] : [piece.digits]));
  const known = named.map(digits => ({ digits, entry: resolve(entries[0]?.path ?? '', digits) }));
  return {
    pieces,
    cited: [...new Set(known.flatMap(({ entry }) => entry ?? []))],
    unknown: [...new Set(known.flatMap(({ digits, entry }) => (entry ? [] : [`ADR-${digits}`])))],
  };
}

/** The words with every record that they name as a link, and what is wrong with what they name. */
export function tell({ say, root, entries }: Turn, { pieces, cited, unknown }: Grounded): void {
  const resolve = resolverOf(entries);
  for (const piece of pieces) {
    if (typeof piece === 'string') say.ours(piece);
    else {
      const entry = resolve(entries[0]?.path ?? '', piece.digits);
      if (entry) say.record(root, entry);
      else say.words(`ADR-${piece.digits} (not in this log)`);
    }
  }
  if (unknown.length > 0) say.ours('\n\n').words(`Beware: the log has no ${unknown.join(', ')}.`);
  if (cited.length === 0) say.ours('\n\nThese words name no record: hold them against the records below.');
  say.ours('\n\n');
}
