import type { Range, ReadMatrix } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { totalOf } from '../../review/figures';
import { type Checked, checkedOf } from './checked';
import { percent } from './figure';
import { cut } from './said';
import { verdict } from './verdict';

/** What the outline shows beyond the headings. */
export interface Node {
  readonly kind: 'matrix' | 'criterion' | 'option' | 'triggers' | 'trigger';
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly Node[];
}

export function outlineOf(record: AdrRecord): Node[] {
  return [...checkedOf(record).map(matrixNode), ...triggersNode(record)];
}

function matrixNode(checked: Checked): Node {
  const { scored } = checked;
  const { read, assessment } = scored;
  const criteria = read.criteria.map(({ name }, index) =>
    leaf(
      'criterion',
      assessment.matrix.criteria[index]?.name || `Criterion ${index + 1}`,
      percent(assessment.shares[index] ?? { n: 0n, d: 1n }),
      read.orientation === 'criteria-rows' ? rowOf(read, index, name) : name,
      name,
    ),
  );
  const options = read.options.map(({ name }, index) =>
    leaf(
      'option',
      assessment.matrix.options[index]?.name || `Option ${index + 1}`,
      totalOf(scored, index),
      read.orientation === 'criteria-columns' ? rowOf(read, index, name) : name,
      name,
    ),
  );
  const children = [...criteria, ...options];
  const range = around([read.range, ...children.map(child => child.range)]);
  const { start } = range;
  const head = read.parts[0]?.table.header.range ?? { start, end: start };
  return { kind: 'matrix', name: 'Decision matrix', detail: cut(verdict(checked)), range, selection: head, children };
}

function triggersNode({ triggers }: AdrRecord): Node[] {
  if (triggers.length === 0) return [];
  const children = triggers.map(({ metric, comparison, threshold, window, range }, index) =>
    leaf(
      'trigger',
      metric || `Trigger ${index + 1}`,
      [comparison, threshold, window].filter(Boolean).join(' '),
      range,
      range,
    ),
  );
  const range = around(children.map(child => child.range));
  const selection = { start: range.start, end: range.start };
  return [{ kind: 'triggers', name: 'Backtracking triggers', detail: '', range, selection, children }];
}

function leaf(kind: Node['kind'], name: string, detail: string, range: Range, selection: Range): Node {
  return { kind, name: cut(name), detail, range, selection, children: [] };
}

/** The whole row, so that the cursor anywhere in it finds its name; only where one table holds them all. */
function rowOf(read: ReadMatrix, index: number, name: Range): Range {
  const row = read.parts.length === 1 ? read.parts[0]?.rows[index]?.range : undefined;
  return row && row.start <= name.start && row.end >= name.end ? row : name;
}

function around(ranges: readonly Range[]): Range {
  return { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
}
