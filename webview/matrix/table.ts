import { toNumber } from '../../src/decision/exact';
import { element } from '../ui/dom';
import { type Cell, ScoreCell, WeightCell } from './cells';
import { short } from './figures';
import { CriterionHead, OptionHead } from './heads';
import type { View } from './model';
import { put, putCount, putText, putVariable } from './patch';
import { HEAD, NAMES, type Place, type Size, WEIGHTS } from './places';
import { TotalCell } from './total';

interface Row {
  readonly line: HTMLTableRowElement;
  readonly head: CriterionHead;
  readonly weight: WeightCell;
  readonly scores: ScoreCell[];
}

const HELP =
  'Arrow keys move. Typing replaces a number, Enter and Tab commit it, Escape reverts it. Plus and minus step, Delete ' +
  'clears, N writes a note. F2 renames, Alt with the arrow keys moves a row or a column.';

/** The matrix: criteria in rows, options in columns. A cell keeps its place for good, and what it shows is patched. */
export class MatrixTable {
  /** Scrolls sideways where the columns do not fit; the page does not. */
  readonly region = element('div', 'region');
  private readonly table = element('table', 'matrix');
  private readonly body = element('tbody', '');
  private readonly headLine = element('tr', '');
  private readonly totalLine = element('tr', '');
  private readonly scale = element('span', 'aside');
  private readonly sum = element('td', 'weight sum');
  private readonly heads: OptionHead[] = [];
  private readonly totals: TotalCell[] = [];
  private readonly rows: Row[] = [];
  private shown: Size = { criteria: 0, options: 0 };

  constructor() {
    this.table.setAttribute('aria-label', 'Decision matrix');
    const corner = element('th', 'criterion', 'Criterion ', this.scale);
    const weight = element('th', 'weight', 'Weight');
    const total = element('th', 'criterion', 'Weighted score');
    [corner.scope, weight.scope, total.scope] = ['col', 'col', 'row'];
    this.headLine.append(corner, weight);
    this.totalLine.append(total, this.sum);
    this.table.append(element('thead', '', this.headLine), this.body, element('tfoot', '', this.totalLine));
    const help = element('p', 'spoken', HELP);
    help.id = 'matrix-keys';
    this.table.setAttribute('aria-describedby', help.id);
    this.region.append(help, this.table);
  }

  get size(): Size {
    return this.shown;
  }

  /** `skip` is the field in which a person is typing: it is left as it is. */
  update(view: View, skip: Element | null): void {
    const { criteria, options, scale } = view.message;
    this.resize({ criteria: criteria.length, options: options.length });
    putText(this.scale, `scale ${scale.min}–${scale.max}${scale.inferred ? ' (inferred)' : ''}`);
    for (const [option, head] of this.heads.entries()) head.update(view, option);
    putVariable(this.table, '--digits', String(longestScore(view)));
    const largest = view.assessment.shares.reduce((most, share) => Math.max(most, toNumber(share)), 0);
    for (const [criterion, { head, weight, scores }] of this.rows.entries()) {
      head.update(view, criterion);
      weight.update(view, criterion, largest, skip);
      for (const [option, score] of scores.entries()) score.update(view, { criterion, option }, skip);
    }
    for (const [option, total] of this.totals.entries()) total.update(view, option);
    this.showSum(view);
  }

  cell({ criterion, option }: Place): Cell | null {
    if (criterion === HEAD) return this.heads[option] ?? null;
    const row = this.rows[criterion];
    if (option === NAMES) return row?.head ?? null;
    return (option === WEIGHTS ? row?.weight : row?.scores[option]) ?? null;
  }

  score({ criterion, option }: Place): ScoreCell | null {
    return this.rows[criterion]?.scores[option] ?? null;
  }

  private showSum({ assessment: { weights }, message }: View): void {
    const percent = message.criteria.some(criterion => criterion.percent);
    const none = weights.written === 'none';
    putText(this.sum, none ? '' : `${short(weights.sum)}${percent ? ' %' : ''}`);
    this.sum.classList.toggle('off', weights.written === 'other');
    put(this.sum, 'title', weights.written === 'other' ? 'Not 100 %: weights count as shares of this sum' : null);
  }

  private resize(size: Size): void {
    const { options, criteria } = size;
    putVariable(this.table, '--options', String(options));
    putCount(this.heads, options, option => into(this.headLine, new OptionHead(option)), drop);
    putCount(this.totals, options, () => into(this.totalLine, new TotalCell()), drop);
    putCount(
      this.rows,
      criteria,
      criterion => this.newRow(criterion),
      ({ line }) => line.remove(),
    );
    for (const [criterion, { line, scores }] of this.rows.entries())
      putCount(scores, options, option => into(line, new ScoreCell({ criterion, option })), drop);
    this.shown = size;
  }

  private newRow(criterion: number): Row {
    const [head, weight] = [new CriterionHead(criterion), new WeightCell(criterion)];
    const line = element('tr', '', head.box, weight.box);
    this.body.append(line);
    return { line, head, weight, scores: [] };
  }
}

/** Notes begin behind the longest score, so that they stand in line. */
function longestScore({ message }: View): number {
  let longest = 1;
  for (const row of message.cells) for (const { score } of row) longest = Math.max(longest, score?.length ?? 1);
  return Math.min(longest, 6);
}

function into<T extends { readonly box: HTMLElement }>(line: HTMLElement, made: T): T {
  line.append(made.box);
  return made;
}

function drop({ box }: { readonly box: HTMLElement }): void {
  box.remove();
}

/** The place of the table that something stands in. */
export function placeOf(target: EventTarget | null): Place | null {
  const box = target instanceof Element ? target.closest<HTMLElement>('[data-criterion]') : null;
  if (box === null) return null;
  return { criterion: Number(box.dataset['criterion']), option: Number(box.dataset['option']) };
}
