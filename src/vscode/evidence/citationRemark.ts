import type { AdrRecord } from '../../adr/read';
import { explain } from '../../evidence/grade';
import { type Library, refKey } from '../../evidence/library';
import type { Remark, Said } from '../text/said';

/** What is known of the source that a citation names: its level, how that came about, and who says so. */
export function citationRemark(record: AdrRecord, offset: number, library: Library): Remark | null {
  const own = record.citations.find(({ range }) => offset >= range.start && offset <= range.end);
  if (!own) return null;
  return { range: own.range, said: saidOf(own.id, library) };
}

function saidOf(id: string, { byRef, troubles }: Library): Said {
  const found = byRef.get(refKey(id));
  if (!found) {
    const trouble = troubles.find(({ path }) => path.toUpperCase().includes(`/${refKey(id)}.`));
    return [
      [{ strong: id }, trouble ? ' counts as not assessed.' : ' is not assessed.'],
      [trouble?.message ?? 'ADR: Assess Evidence (GRADE) says how far it can be trusted.'],
    ];
  }
  const { assessment, grade } = found;
  const { title, locator, authors, year, assessed, verified, notes } = assessment;
  const who = [authors?.join(', ') ?? '', year === undefined ? '' : String(year)].filter(part => part !== '');
  return [
    [{ strong: `${id}: ${grade.level}` }, ` ${title}`],
    [`${explain(assessment, grade)}.`],
    ...(who.length > 0 ? [[who.join(', ')]] : []),
    ...(locator === undefined ? [] : [[locator]]),
    ...(notes === undefined ? [] : [[notes]]),
    [
      `Assessed by ${assessed.by} on ${assessed.at}; ${verified ? `verified by ${verified.by} on ${verified.at}` : 'not verified'}.`,
    ],
  ];
}
