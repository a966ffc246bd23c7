import { recomputeOptions } from '../../adr/edit/totals';
import type { ReadMatrix } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import type { Found } from '../../review/rule';
import { wrongTotal } from '../../review/rules/wrongTotal';
import type { Scored } from '../../review/scored';
import { type Subject, subjectOf } from '../../review/subject';

/** A matrix of numbers with what is wrong in what the text states of it. */
export interface Checked {
  readonly scored: Scored;
  /** How many totals are stated wrongly and can be put right. */
  readonly wrong: number;
  /** No usual formula gives the totals, so nobody but the author can say which is right. */
  readonly unexplained: boolean;
  /** There are totals for `Recompute totals` to correct or to fill in, and that is safe. */
  readonly recompute: boolean;
}

const subjects = new WeakMap<AdrRecord, Subject>();
const checks = new WeakMap<AdrRecord, readonly Checked[]>();

/** The record as the rules see it, without its neighbours; made once for each version of a text. */
export function subjectFor(record: AdrRecord): Subject {
  const known = subjects.get(record);
  if (known) return known;
  const subject = subjectOf(record, null);
  subjects.set(record, subject);
  return subject;
}

/** By the rules of review themselves, so that the line above a table and the problems in it never disagree. */
export function checkedOf(record: AdrRecord): readonly Checked[] {
  const known = checks.get(record);
  if (known) return known;
  const subject = subjectFor(record);
  const found = wrongTotal.find(subject);
  const checked = subject.scored.map(scored => {
    const own = found.filter(one => isIn(scored.read, one));
    const unexplained = !scored.computable || own.some(({ fix }) => !fix && scored.assessment.formula === null);
    const wrong = own.filter(({ fix }) => fix).length;
    const waits = () =>
      recomputeOptions(
        record,
        scored.index,
        scored.read.options.map((_, option) => option),
      ).length > 0;
    return {
      scored,
      wrong,
      unexplained,
      recompute: !unexplained && (wrong > 0 || waits()),
    };
  });
  checks.set(record, checked);
  return checked;
}

function isIn(read: ReadMatrix, { range }: Found): boolean {
  return read.options.some(({ total }) => total?.start === range.start);
}
