import type { Choice } from '../../design/choices';
import { askedPerson, fieldQuestions } from '../../design/fields';
import type { DesignGate, DesignGateAnswer } from '../../design/gates';
import { requirementKinds } from '../../design/requirement';
import type { GateTableMessage } from '../../protocol/deliberationPane';
import { stepOf, tablesOf } from './stepTables';

type Continue = Extract<DesignGateAnswer, { action: 'continue' }>;
type Row = GateTableMessage['rows'][number];
type Column = GateTableMessage['columns'][number];

const fixed = (name: string): Column => ({ name, kind: 'fixed', options: [] });
const text = (name: string): Column => ({ name, kind: 'text', options: [] });
const plainRow = { ticked: true, note: '', open: false, from: null };
const whole = { about: '', ticks: null, adds: null, removes: null };

/** How closely a person wants to see a decision made. */
const closeness = ['on a tie', 'at every gate'] as const;

/** What a gate of a design asks about, as tables to edit. */
export function tablesAt(gate: DesignGate, origin: 'model' | 'catalogue'): GateTableMessage[] {
  switch (gate.name) {
    case 'context':
      return [fieldsTable(gate), quantitiesTable(gate)];
    case 'contradictions':
      return [exceptionsTable(gate)];
    case 'requirements':
      return [requirementsTable(gate, origin)];
    case 'choices':
      return [choicesTable(gate.choices)];
    case 'step':
      return tablesOf(gate.step, gate.value, origin);
    case 'document':
      return [];
  }
}

/** The answer that the tables come to; what is as it was proposed is left out. */
export function answerFrom(
  gate: DesignGate,
  before: readonly GateTableMessage[],
  now: readonly GateTableMessage[],
): Continue {
  const go = { action: 'continue' } as const;
  if (gate.name === 'choices') {
    const rows = rowsOf(now, 'choices');
    const kept = gate.choices.filter((_, id) => rows.find(row => row.id === id)?.ticked);
    const gated = kept.filter(choice => rows[gate.choices.indexOf(choice)]?.cells[2] === closeness[1]);
    return { ...go, choices: kept.map(({ topic }) => topic), gated: gated.map(({ topic }) => topic) };
  }
  if (JSON.stringify(before) === JSON.stringify(now)) return go;
  switch (gate.name) {
    case 'context': {
      const fields = gate.fields.flatMap(({ name, value }, id) => {
        const said =
          rowsOf(now, 'fields')
            .find(row => row.id === id)
            ?.cells[1]?.trim() ?? '';
        return said === '' || said === value ? [] : [{ name, value: said }];
      });
      const misread = gate.quantities.filter((_, id) => !rowsOf(now, 'quantities').find(row => row.id === id)?.ticked);
      return { ...go, fields, notQuantities: misread.map(({ words }) => words) };
    }
    case 'requirements':
      return { ...go, requirements: requirementsFrom(rowsOf(now, 'requirements')) };
    case 'step': {
      const value = stepOf(gate.step, now);
      return value === null ? go : { ...go, value };
    }
    default:
      return go;
  }
}

/** The tables with what a person answered here before: going back loses nothing that was written. */
export function seeded(
  gate: DesignGate,
  tables: GateTableMessage[],
  answer: DesignGateAnswer | null,
): GateTableMessage[] {
  if (answer === null || answer.action !== 'continue') return tables;
  const { fields, notQuantities, requirements, choices, gated, value } = answer;
  return tables.map(table => {
    if (table.id === 'fields' && fields && gate.name === 'context') {
      const said = (id: number) => fields.find(({ name }) => name === gate.fields[id]?.name)?.value;
      return mapRows(table, row => {
        const words = said(row.id);
        return words === undefined ? row : { ...row, cells: [row.cells[0] ?? '', words], open: false, from: 'you' };
      });
    }
    if (table.id === 'quantities' && notQuantities)
      return mapRows(table, row => ({ ...row, ticked: !notQuantities.includes(row.cells[0] ?? '') }));
    if (table.id === 'exceptions') return mapRows(table, row => ({ ...row, ticked: true, open: false }));
    if (table.id === 'requirements' && requirements)
      return { ...table, rows: requirements.map(requirementRow('you', [])) };
    if (table.id === 'choices' && choices && gate.name === 'choices')
      return mapRows(table, row => {
        const topic = gate.choices[row.id]?.topic ?? '';
        const close = gated?.includes(topic) ? closeness[1] : closeness[0];
        return { ...row, ticked: choices.includes(topic), cells: [...row.cells.slice(0, 2), close] };
      });
    if (gate.name === 'step' && value !== undefined)
      return tablesOf(gate.step, value, 'model').find(({ id }) => id === table.id) ?? table;
    return table;
  });
}

export function rowsOf(tables: readonly GateTableMessage[], id: string): readonly Row[] {
  return tables.find(table => table.id === id)?.rows ?? [];
}

function mapRows(table: GateTableMessage, row: (row: Row) => Row): GateTableMessage {
  return { ...table, rows: table.rows.map(row) };
}

function fieldsTable({ fields, missing }: Extract<DesignGate, { name: 'context' }>): GateTableMessage {
  return {
    ...whole,
    id: 'fields',
    title: 'Context',
    about:
      missing.length > 0
        ? 'What the text does not say is marked: answer it, or leave it open and the document says so.'
        : 'The text answers all seven.',
    columns: [fixed('Field'), text('What is known')],
    rows: fields.map(({ name, value }, id) => {
      const open = missing.includes(name);
      const label = name.charAt(0).toUpperCase() + name.slice(1);
      return {
        ...plainRow,
        id,
        cells: [label, value],
        note: open ? fieldQuestions[name] : '',
        open,
        from: open ? null : 'context',
      };
    }),
  };
}

function quantitiesTable({ quantities }: Extract<DesignGate, { name: 'context' }>): GateTableMessage {
  return {
    ...whole,
    id: 'quantities',
    title: 'Quantities',
    about: 'What the design is measured by. Untick what was misread or is no demand.',
    ticks: 'It counts',
    columns: [fixed('In the text'), fixed('Read as')],
    rows: quantities.map(({ words, dimension, value }, id) => ({
      ...plainRow,
      id,
      cells: [words, `${dimension}: ${readable(value)}`],
    })),
  };
}

function exceptionsTable({ exceptions }: Extract<DesignGate, { name: 'contradictions' }>): GateTableMessage {
  return {
    ...whole,
    id: 'exceptions',
    title: 'Exceptions',
    about:
      'This cannot be had together. Cancel and mend the text, or tick what you have seen: it then stands in the document as tension.',
    ticks: 'Seen',
    columns: [fixed('Contradiction')],
    rows: exceptions.map((words, id) => ({ ...plainRow, id, cells: [words], ticked: false, open: true })),
  };
}

function requirementsTable(
  { requirements, unquantified }: Extract<DesignGate, { name: 'requirements' }>,
  from: 'model' | 'catalogue',
): GateTableMessage {
  return {
    ...whole,
    id: 'requirements',
    title: 'Requirements',
    about:
      unquantified.length > 0
        ? 'Each with the sentence it comes from. Marked ones have no number to be measured by: give them one.'
        : 'Each with the sentence it comes from.',
    columns: [text('Requirement'), { name: 'Kind', kind: 'choice', options: [...requirementKinds] }],
    rows: requirements.map(requirementRow(from, unquantified)),
    adds: 'a requirement',
    removes: 'requirement',
  };
}

function requirementRow(from: Row['from'], unquantified: readonly string[]) {
  return ({ text: words, kind, source }: { text: string; kind: string; source: string }, id: number): Row => ({
    ...plainRow,
    id,
    cells: [words, kind],
    note: source,
    open: unquantified.includes(words),
    from,
  });
}

function requirementsFrom(rows: readonly Row[]): Continue['requirements'] {
  return rows.flatMap(({ cells: [words = '', kind], note }) => {
    const known = requirementKinds.find(name => name === kind) ?? 'core feature';
    return words.trim() === '' ? [] : [{ kind: known, text: words.trim(), source: note || askedPerson }];
  });
}

function choicesTable(choices: readonly Choice[]): GateTableMessage {
  return {
    ...whole,
    id: 'choices',
    title: 'Key choices',
    about:
      'Each becomes a decision record by Tree-of-Thoughts, linked from the document. Untick what is settled or can wait.',
    ticks: 'Decide it',
    columns: [fixed('Choice'), fixed('Because of'), { name: 'You are asked', kind: 'choice', options: [...closeness] }],
    rows: choices.map(({ title, because }, id) => ({ ...plainRow, id, cells: [title, because, closeness[0]] })),
  };
}

function readable(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Math.round(value * 1e6) / 1e6);
}
