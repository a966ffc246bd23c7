import type { Gate, GateAnswer } from '../../deliberation/gates';
import type { Settings } from '../../deliberation/settings';
import type { Choice } from '../../design/choices';
import type { DesignGate, DesignGateAnswer } from '../../design/gates';
import type { GateEdit, GateTableMessage } from '../../protocol/deliberationPane';
import * as decision from '../deliberation/draft';
import { answerFrom, rowsOf, seeded, tablesAt } from './gateTables';
import { stepOf } from './stepTables';

/** A gate of the design itself, or one of a decision that is made on the way. */
export type AnyGate =
  | {
      readonly of: 'design';
      readonly gate: DesignGate;
      readonly origin: 'model' | 'catalogue';
      readonly before: DesignGateAnswer | null;
    }
  | { readonly of: 'decision'; readonly gate: Gate; readonly choice: Choice; readonly settings: Settings };

export type AnyDraft =
  | { readonly of: 'design'; readonly tables: readonly GateTableMessage[] }
  | { readonly of: 'decision'; readonly draft: decision.Draft };

export type AnyAnswer =
  | { readonly of: 'design'; readonly answer: DesignGateAnswer }
  | { readonly of: 'decision'; readonly answer: GateAnswer };

export function draftOf(gate: AnyGate): AnyDraft {
  if (gate.of === 'decision') return { of: 'decision', draft: decision.draftOf(gate.gate) };
  return { of: 'design', tables: seeded(gate.gate, tablesAt(gate.gate, gate.origin), gate.before) };
}

/** The draft with one edit in it; an edit that does not belong to it changes nothing. */
export function edited(draft: AnyDraft, edit: GateEdit, settings: Settings): AnyDraft {
  if (draft.of === 'decision') return { of: 'decision', draft: decision.edited(draft.draft, edit, settings) };
  if (!('table' in edit)) return draft;
  return {
    of: 'design',
    tables: draft.tables.map(table => (table.id === edit.table ? editedTable(table, edit) : table)),
  };
}

function editedTable(table: GateTableMessage, edit: Extract<GateEdit, { table: string }>): GateTableMessage {
  const { rows, columns, ticks, adds, removes } = table;
  const only = (change: (row: GateTableMessage['rows'][number]) => GateTableMessage['rows'][number], id: number) => ({
    ...table,
    rows: rows.map(row => (row.id === id ? change(row) : row)),
  });
  switch (edit.type) {
    case 'setEntry': {
      const column = columns[edit.column];
      const fits = column && column.kind !== 'fixed' && (column.kind === 'text' || column.options.includes(edit.value));
      if (!fits) return table;
      return only(
        row => ({
          ...row,
          cells: row.cells.map((cell, at) => (at === edit.column ? edit.value : cell)),
          open: edit.value.trim() === '' && row.open,
          from: column.kind === 'text' ? 'you' : row.from,
        }),
        edit.id,
      );
    }
    case 'tickEntry':
      return ticks === null
        ? table
        : only(row => ({ ...row, ticked: edit.ticked, open: table.id === 'exceptions' && !edit.ticked }), edit.id);
    case 'addEntry': {
      if (adds === null || edit.value.trim() === '' || rows.length >= 60) return table;
      const id = Math.max(-1, ...rows.map(row => row.id)) + 1;
      const cells = columns.map(({ options }, at) => (at === 0 ? edit.value.trim() : (options[0] ?? '')));
      return { ...table, rows: [...rows, { id, ticked: true, cells, note: '', open: false, from: 'you' }] };
    }
    case 'removeEntry':
      return removes === null ? table : { ...table, rows: rows.filter(({ id }) => id !== edit.id) };
  }
}

/** What stands in the way of going on, or nothing. */
export function unfinished(draft: AnyDraft, gate: AnyGate): string | null {
  if (draft.of === 'decision')
    return gate.of === 'decision' ? decision.unfinished(draft.draft, gate.gate, gate.settings) : null;
  if (gate.of !== 'design') return null;
  const { name } = gate.gate;
  if (name === 'contradictions' && rowsOf(draft.tables, 'exceptions').some(({ ticked }) => !ticked))
    return 'Tick each contradiction that you have seen, or cancel and mend the text.';
  if (
    name === 'requirements' &&
    rowsOf(draft.tables, 'requirements').every(({ cells }) => (cells[0] ?? '').trim() === '')
  )
    return 'A design needs at least one requirement.';
  if (gate.gate.name === 'step' && stepOf(gate.gate.step, draft.tables) === null)
    return 'A cell holds what does not belong there; correct it or skip the step.';
  return null;
}

export function answerOf(draft: AnyDraft, gate: AnyGate): AnyAnswer {
  if (draft.of === 'decision' && gate.of === 'decision')
    return { of: 'decision', answer: decision.answerOf(draft.draft, gate.gate) };
  if (draft.of === 'design' && gate.of === 'design')
    return { of: 'design', answer: answerFrom(gate.gate, tablesAt(gate.gate, gate.origin), draft.tables) };
  throw new Error('a draft of another gate');
}
