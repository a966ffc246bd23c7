import type { AdrRecord } from '../adr/read';
import { assessedOf, type Source, sourcesOf } from './citations';
import { claimsOf } from './claims';
import { highest, type Level, lowest } from './levels';
import { type Library, refKey } from './library';
import { perRecord } from './perRecord';

export interface Overall {
  /** The lowest level among the sources that count; `null` where none of them is assessed. */
  readonly level: Level | null;
  /** The sources that count: those cited for critical criteria, or all where none is. */
  readonly from: readonly Source[];
  readonly unassessed: readonly Source[];
}

export function overallOf(record: AdrRecord, library: Library): Overall {
  const all = sourcesOf(record);
  const critical = new Set(criticalTies(record).flatMap(({ refs }) => refs));
  const from = critical.size === 0 ? all : all.filter(({ ref }) => ref !== null && critical.has(ref));
  return {
    level: lowest(from.flatMap(source => assessedOf(source, library)?.grade.level ?? [])),
    from,
    unassessed: from.filter(source => assessedOf(source, library) === null),
  };
}

/** A criterion and the sources that are cited for it. */
export interface Tie {
  readonly criterion: string;
  readonly refs: readonly string[];
}

/** The best level among the sources of each critical criterion that has any assessed. */
export function criticalLevels(
  record: AdrRecord,
  library: Library,
): { criterion: string; level: Level; refs: readonly string[] }[] {
  return criticalTies(record).flatMap(({ criterion, refs }) => {
    const level = highest(refs.flatMap(ref => library.byRef.get(ref)?.grade.level ?? []));
    return level === null ? [] : [{ criterion, level, refs }];
  });
}

/**
 * A source is cited for a criterion where its citation stands in the criterion's row or column of the matrix, in its row
 * of `Weight from`, or in a sentence that names the criterion.
 */
export const criticalTies = perRecord((record): readonly Tie[] => {
  if (record.citations.length === 0) return [];
  const critical = record.matrices.flatMap((read, matrix) =>
    read.matrix.criteria.flatMap((criterion, index) =>
      criterion.critical ? [{ matrix, index, name: criterion.name }] : [],
    ),
  );
  if (critical.length === 0) return [];
  const claims = claimsOf(record);
  return critical.flatMap(({ matrix, index, name }) => {
    const read = record.matrices[matrix];
    const cells = read?.cells.flatMap(row => row[index]?.cell ?? []) ?? [];
    const notes = read?.cells.flatMap(row => row[index]?.noteCell ?? []) ?? [];
    const origin = record.criterionSources
      .filter(source => sameName(source.criterion, name))
      .map(({ from }) => from.range);
    const places = [...cells, ...notes, ...origin];
    const placed = record.citations
      .filter(({ range }) => places.some(place => range.start >= place.start && range.end <= place.end))
      .map(({ id }) => refKey(id));
    const named = claims.filter(({ text }) => names(text, name)).flatMap(({ refs }) => refs);
    const refs = [...new Set([...placed, ...named])].sort();
    return refs.length === 0 ? [] : [{ criterion: name, refs }];
  });
});

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** `Latency falls below 1 ms [REF-014]` is about Latency; `latencies` and `non-latency` are other words. */
function names(text: string, criterion: string): boolean {
  const at = text.toLowerCase().indexOf(criterion.toLowerCase());
  if (at < 0 || criterion.length < 3) return false;
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1) + text.charAt(at + criterion.length));
}
