import type { AdrRecord } from '../../adr/read';
import type { StatusName } from '../../adr/words/status';
import type { Remark } from './said';

const MEANS: Record<StatusName, string> = {
  draft: 'It is still being written.',
  proposed: 'It is up for discussion and binds nobody yet.',
  accepted: 'It holds.',
  implemented: 'It holds and has been carried out.',
  rejected: 'It was considered and not taken.',
  withdrawn: 'Whoever proposed it took it back.',
  'on-hold': 'It waits; nothing is decided.',
  deprecated: 'It should not be followed any more, and nothing took its place.',
  superseded: 'Another decision took its place.',
};

/** What a status word means, and where the record says something else. */
export function statusRemark(record: AdrRecord, offset: number): Remark | null {
  const all = record.status?.all ?? [];
  const own = all.find(({ range }) => offset >= range.start && offset <= range.end);
  if (!own) return null;
  const means =
    own.means === null
      ? [{ strong: own.value }, ': a word of this log; it is in no list of usual ones.']
      : [{ strong: own.value }, `${own.value === own.means ? '' : ` means ${own.means}`}: ${MEANS[own.means]}`];
  const other = all.find(({ value }) => value !== own.value);
  const line = other ? record.document.lines.at(other.range.start) + 1 : 0;
  return { range: own.range, said: [means, ...(other ? [[`Line ${line} says ${other.value}.`]] : [])] };
}
