import { escapeInline } from '../../adr/edit/escape';
import { plain } from '../../adr/text/inline';
import { labelOf } from '../../log/label';
import { type Cursor, isInCode, type Proposal, replacing } from './cursor';
import { pathFrom } from './recordNamed';

/** Other records after `[` as whole links, and after `](` as their paths. */
export function linkProposals(cursor: Cursor): Proposal[] {
  const { path, others, before, after, record, line } = cursor;
  const inFront = record.front !== null && line < record.front.endLine;
  if (path === null || inFront || isInCode(cursor)) return [];
  const target = /\]\(([^()\s]*)$/.exec(before);
  const text = target ? null : /(?<!!)\[([^[\]()]*)$/.exec(before);
  const typed = target?.[1] ?? text?.[0];
  // The text of a link that is there is a person's, and a box at the start of an item is to be ticked.
  if (typed === undefined || (text && (/^[^[\]]*\][([]/.test(after) || isBox(before)))) return [];
  const rest = target ? (/^[^()\s]*/.exec(after)?.[0].length ?? 0) : after.startsWith(']') ? 1 : 0;
  return others.map(entry => {
    const label = labelOf(entry);
    const way = pathFrom(path, entry.path);
    return {
      kind: 'record',
      label,
      detail: entry.status ? plain(entry.status.raw) : '',
      newText: target ? way : `[${escapeInline(label).replace(/(?<!\\)[[\]]/g, '\\$&')}](${way})`,
      replace: replacing(cursor, typed.length, rest),
      filter: target ? `${way} ${label}` : `[${label}`,
    };
  });
}

/** `- [x` */
function isBox(before: string): boolean {
  return /^\s*[-*+]\s+\[[xX ]$/.test(before);
}

/** `[REF-014]`: sources that the log cites or that were assessed. */
export function citationProposals(cursor: Cursor, known: readonly string[]): Proposal[] {
  const typed = /(?<!\])\[(?:R(?:E(?:F(?:-\d*)?)?)?)?$/i.exec(cursor.before)?.[0];
  if (typed === undefined || isInCode(cursor)) return [];
  const ids = new Set([...known, ...cursor.record.citations.map(({ id }) => id)]);
  const closing = cursor.after.startsWith(']') ? 1 : 0;
  return [...ids].sort().map(id => ({
    kind: 'citation',
    label: id,
    detail: 'source',
    newText: `[${id}]`,
    replace: replacing(cursor, typed.length, closing),
    filter: `[${id}`,
  }));
}
