import type { AdrRecord } from '../read';
import { tablesOf } from '../text/table';
import { escapeCell } from './escape';
import { addRow } from './grid';
import { insertSection } from './place';
import type { TextEdit } from './text';

export interface NewTrigger {
  readonly metric: string;
  readonly when: string;
  readonly window: string;
  readonly action: string;
}

const columns = {
  metric: /metric/i,
  when: /when|threshold|condition/i,
  window: /window|period/i,
  action: /then|action/i,
};

/** One more row of the triggers' table; a record that has none gets the section. */
export function addTrigger(record: AdrRecord, trigger: NewTrigger): TextEdit[] {
  const home = record.sections.find(({ role }) => role === 'triggers');
  const table =
    home &&
    tablesOf(record.document).find(
      ({ header }) => header.range.start >= home.body.start && header.range.end <= home.body.end,
    );
  const last = table?.rows.at(-1) ?? table?.delimiter;
  if (table && last) {
    const cells = table.header.cells.map((cell, column) => {
      if (/^\s*(?:#|no\.?|nr\.?)\s*$/i.test(cell.raw)) return String(table.rows.length + 1);
      const field = (Object.keys(columns) as (keyof typeof columns)[]).find(name => columns[name].test(cell.raw));
      return field ? escapeCell(trigger[field]) : column === 0 ? String(table.rows.length + 1) : '';
    });
    return addRow(record.document.lines, table, last, cells);
  }
  const row = [trigger.metric, trigger.when, trigger.window, trigger.action].map(escapeCell).join(' | ');
  const body = `| # | Metric | Reconsider when | Window | Then |\n| --- | --- | --- | --- | --- |\n| 1 | ${row} |`;
  return insertSection(record, 'Backtracking Triggers', body, ['implementation', 'metrics', 'references']);
}
