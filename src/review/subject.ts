import type { Range } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import type { FrontEntry } from '../adr/text/front';
import type { Around } from './neighbour';
import { argumentOf } from './prose';
import { type Scored, scoredOf } from './scored';

/** What state the decision is in, as far as rules care. `closed`: nobody will rewrite it. */
type Stage = 'open' | 'done' | 'closed' | 'unknown';

/** One record under review, with what several rules need to know of it. */
export interface Subject {
  readonly record: AdrRecord;
  readonly around: Around | null;
  readonly stage: Stage;
  /** Written by this protocol, and so bound by its style; `tot_skip` lifts that. */
  readonly protocol: boolean;
  readonly skip: FrontEntry | null;
  readonly scored: readonly Scored[];
  /** The matrix that the decision rests on: the one that scores the chosen option, else the first. */
  readonly main: Scored | null;
  /** What argues for the decision. */
  readonly argument: string;
}

export function subjectOf(record: AdrRecord, around: Around | null): Subject {
  const skip = record.front?.entries.find(
    ({ key, values }) => /^tot[_-]skip$/i.test(key) && /^(?:true|yes|on)$/i.test(values[0]?.value ?? ''),
  );
  const scored = scoredOf(record);
  const compared = scored.filter(({ read }) => read.options.length > 1);
  return {
    record,
    around,
    stage: stageOf(record),
    protocol: (record.dialect === 'tot' || record.dialect === 'aiwg') && !skip,
    skip: skip ?? null,
    scored,
    main: compared.find(({ chosen }) => chosen !== null) ?? compared[0] ?? null,
    argument: argumentOf(record),
  };
}

function stageOf({ status }: AdrRecord): Stage {
  switch (status?.means) {
    case 'accepted':
    case 'implemented':
      return 'done';
    case 'draft':
    case 'proposed':
    case 'on-hold':
      return 'open';
    case 'rejected':
    case 'withdrawn':
    case 'deprecated':
    case 'superseded':
      return 'closed';
    default:
      return 'unknown';
  }
}

/** Whether what only a finished decision needs may be asked for. */
export function isDone({ stage, record }: Subject): boolean {
  return stage === 'done' || (stage === 'unknown' && record.chosen !== null);
}

/** Where to point at for what is true of the whole record: its title, else its first line. */
export function topOf({ heading, document, text }: AdrRecord): Range {
  if (heading && heading.end > heading.start) return heading;
  const { lines } = document;
  let line = document.front?.endLine ?? 0;
  while (line < lines.count - 1 && lines.of(line).trim() === '') line++;
  return { start: lines.start(line), end: Math.min(Math.max(lines.end(line), lines.start(line) + 1), text.length) };
}
