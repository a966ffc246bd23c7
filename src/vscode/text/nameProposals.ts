import { escapeCell, escapeInline } from '../../adr/edit/escape';
import { sectionAt, sectionsAround } from '../../adr/read/sections';
import { plain } from '../../adr/text/inline';
import { tablesOf } from '../../adr/text/table';
import { isCriterionWord } from '../../adr/words/headers';
import { indexOfName, nameKey } from '../../adr/words/names';
import { subjectFor } from './checked';
import { type Cursor, type Proposal, replacing } from './cursor';

// Chosen option: **Redis   Chosen option: "Redis   Selected option: Redis
const CHOSEN = /\b(?:chosen|selected)\s+option\s*[:：][*_]{0,2}\s*(\*\*|__|["“'`])?([^*_"”`]*)$/i;
const CLOSING: Readonly<Record<string, string>> = { '“': '”' };

/** Options after `Chosen option: **`, and criteria in the table that says what their weights were drawn from. */
export function nameProposals(cursor: Cursor): Proposal[] {
  return [...chosenProposals(cursor), ...criterionProposals(cursor)];
}

function chosenProposals(cursor: Cursor): Proposal[] {
  const found = CHOSEN.exec(cursor.before);
  if (!found) return [];
  const [, mark = '', typed = ''] = found;
  const closing = CLOSING[mark] ?? mark;
  // What was said so far ends at the closing mark, where there is one.
  const end = closing === '' ? -1 : cursor.after.slice(0, 80).indexOf(closing);
  return optionsOf(cursor).map(name => ({
    kind: 'name',
    label: name,
    detail: 'option',
    newText: `${escapeInline(name)}${end < 0 ? closing : ''}`,
    replace: replacing(cursor, typed.length, Math.max(end, 0)),
  }));
}

function optionsOf({ record }: Cursor): string[] {
  const scored = subjectFor(record).main?.assessment.matrix.options.map(({ name }) => name) ?? [];
  const others = record.options.map(({ name }) => name).filter(name => indexOfName(scored, name) < 0);
  return [...scored, ...others];
}

/** Options that have no heading yet, where each has one. */
export function missingOptions(cursor: Cursor): string[] {
  const { record, offset } = cursor;
  const around = sectionsAround(record.sections, offset);
  if (!around.some(({ role, level }) => role === 'alternatives' && level === 2)) return [];
  const there = record.sections.filter(({ level, line }) => level === 3 && line !== cursor.line);
  const names = there.map(({ heading }) => nameKey(heading.value));
  return optionsOf(cursor).filter(name => !names.includes(nameKey(name)));
}

/** `Criterion | Weight from`: the first column of a table that is no matrix itself. */
function criterionProposals(cursor: Cursor): Proposal[] {
  const { record, line, offset, before } = cursor;
  const first = /^\s*\|?([^|]*)$/.exec(before);
  const criteria = subjectFor(record).main?.assessment.matrix.criteria;
  if (!first || !criteria || sectionAt(record.sections, offset) === null) return [];
  const table = tablesOf(record.document).find(({ rows }) => rows.some(row => row.line === line));
  if (!table || !isCriterionWord(plain(table.header.cells[0]?.raw ?? '')) || table.header.cells.length !== 2) return [];
  if (record.matrices.some(({ parts }) => parts.some(part => part.table.range.start === table.range.start))) return [];
  const named = table.rows.filter(row => row.line !== line).map(row => nameKey(row.cells[0]?.raw ?? ''));
  const typed = (first[1] ?? '').trimStart();
  const blank = /\|$/.test(before) ? ' ' : '';
  const rest = /^[^|]*?(?=\s*(?:\||$))/.exec(cursor.after)?.[0].length ?? 0;
  return criteria
    .filter(({ name }) => !named.includes(nameKey(name)))
    .map(({ name }) => ({
      kind: 'name',
      label: name,
      detail: 'criterion',
      newText: blank + escapeCell(name),
      replace: replacing(cursor, typed.length, rest),
    }));
}
