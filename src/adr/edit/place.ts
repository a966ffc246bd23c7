import type { Section, SectionRole } from '../model';
import type { AdrRecord } from '../read';
import { insert, type TextEdit } from './text';

/**
 * A new section with its heading, before the first section that has one of these roles, else at the end of the record.
 * The heading has the level that sections of this record have.
 */
export function insertSection(
  record: AdrRecord,
  title: string,
  body: string,
  before: readonly SectionRole[],
): TextEdit[] {
  const { lines } = record.document;
  const eol = lines.breakAfter(0);
  const level = levelOf(record.sections);
  const next = record.sections.find(section => section.level <= level && before.includes(section.role));
  const text = `${'#'.repeat(level)} ${title}\n\n${body}\n`.replaceAll('\n', eol);
  if (next) return [insert(lines.start(next.line), `${text}${eol}`)];
  const end = record.text.length;
  const gap =
    record.text === '' || record.text.endsWith(`${eol}${eol}`) ? '' : record.text.endsWith(eol) ? eol : eol + eol;
  return [insert(end, gap + text)];
}

function levelOf(sections: readonly Section[]): number {
  const levels = sections.map(({ level }) => level).filter(level => level > 1);
  return levels.length > 0 ? Math.min(...levels) : 2;
}
