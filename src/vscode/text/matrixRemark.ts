import type { Range } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import type { Scored } from '../../review/scored';
import { subjectFor } from './checked';
import type { Remark } from './said';
import { scoreRemark } from './scoreRemark';
import { totalRemark } from './totalRemark';
import { weightRemark } from './weightRemark';

/** What there is to say about the place in a matrix where the pointer rests. */
export function matrixRemark(record: AdrRecord, offset: number): Remark | null {
  for (const scored of subjectFor(record).scored) {
    const found = cellRemark(scored, offset) ?? headRemark(record, scored, offset);
    if (found) return found;
  }
  return null;
}

function cellRemark(scored: Scored, offset: number): Remark | null {
  for (const [option, row] of scored.read.cells.entries()) {
    for (const [criterion, cell] of row.entries()) {
      if (cell && holds(cell.cell, offset)) return { range: cell.cell, said: scoreRemark(scored, option, criterion) };
    }
  }
  return null;
}

/** Names say the same as the numbers that belong to them: people point at either. */
function headRemark(record: AdrRecord, scored: Scored, offset: number): Remark | null {
  for (const [criterion, { name, weight }] of scored.read.criteria.entries()) {
    const range = [weight, name].find(range => range && holds(range, offset));
    if (range) return { range, said: weightRemark(record, scored, criterion) };
  }
  for (const [option, { name, total }] of scored.read.options.entries()) {
    const range = [total, name].find(range => range && holds(range, offset));
    if (range) return { range, said: totalRemark(scored, option) };
  }
  return null;
}

function holds({ start, end }: Range, offset: number): boolean {
  return offset >= start && offset <= end && end > start;
}
