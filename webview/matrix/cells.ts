import { parseDecimal } from '../../src/decision/decimal';
import { compare, toNumber } from '../../src/decision/exact';
import { holds } from '../../src/decision/scale';
import { element } from '../ui/dom';
import { percent, percentDecimals } from './figures';
import { numberOf, type View } from './model';
import { put, putText, putValue, putVariable } from './patch';
import { HEAD, NAMES, type Place, WEIGHTS } from './places';

/** A place of the table: what has the focus there, and what else can be done there. */
export interface Cell {
  readonly box: HTMLTableCellElement;
  readonly control: HTMLElement;
  /** Reached with Tab while this place is the active one. */
  readonly extras: readonly HTMLElement[];
}

export function mark<T extends HTMLElement>(box: T, { criterion, option }: Place): T {
  box.dataset['criterion'] = String(criterion);
  box.dataset['option'] = String(option);
  return box;
}

export function plainButton(className: string, ...children: (Node | string)[]): HTMLButtonElement {
  const button = element('button', className, ...children);
  button.type = 'button';
  button.tabIndex = -1;
  return button;
}

function numberField(): HTMLInputElement {
  const field = element('input', 'number');
  field.type = 'text';
  field.inputMode = 'decimal';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.maxLength = 30;
  // Where a field cannot take the size of its content.
  field.size = 4;
  field.tabIndex = -1;
  return field;
}

export class ScoreCell implements Cell {
  readonly box: HTMLTableCellElement;
  readonly control = numberField();
  private readonly note = element('span', 'note');
  private readonly pencil = plainButton('pencil');
  readonly extras = [this.pencil];

  constructor(place: Place) {
    this.pencil.dataset['does'] = 'note';
    this.box = mark(element('td', 'score', this.control, this.note, this.pencil), place);
  }

  update(view: View, { criterion, option }: Place, skip: Element | null): void {
    const { message, assessment, locked } = view;
    const { score, note, cut } = message.cells[option]?.[criterion] ?? { score: null, note: null, cut: false };
    const name = `${message.criteria[criterion]?.name ?? ''}: ${message.options[option]?.name ?? ''}`;
    const value = score === null ? null : parseDecimal(score);
    const off = value !== null && !holds(message.scale, value);
    const fails = value !== null && (assessment.options[option]?.vetoedBy.includes(criterion) ?? false);
    if (this.control !== skip) putValue(this.control, numberOf(view, { criterion, option }));
    put(this.control, 'aria-label', name);
    put(this.control, 'placeholder', score === null ? '–' : null);
    put(this.control, 'title', titleOf(message.scale, off, fails));
    this.control.readOnly = locked;
    put(
      this.box,
      'data-heat',
      score === null ? null : heatOf(assessment.worths[option]?.[criterion]?.low, message.scale),
    );
    this.box.classList.toggle('off', off);
    this.box.classList.toggle('fails', fails);
    putText(this.note, note ?? '');
    put(this.pencil, 'aria-label', `Note on ${name}`);
    put(this.pencil, 'title', cut ? `${note ?? ''} … (the rest is in the text)` : note);
    this.pencil.disabled = locked && !cut;
    this.box.classList.toggle('noted', note !== null && note !== '');
  }
}

function titleOf({ min, max }: View['message']['scale'], off: boolean, fails: boolean): string | null {
  if (off) return `Outside of the scale, ${min} to ${max}: counted as it is. The text may mean another scale.`;
  return fails ? 'Fails this critical criterion' : null;
}

/** From 0, the worst of the scale, to 6. */
function heatOf(worth: Parameters<typeof toNumber>[0] | undefined, { min, max }: { min: number; max: number }): string {
  if (worth === undefined || max <= min) return '3';
  const fromMiddle = ((toNumber(worth) - min) / (max - min)) * 6 - 3;
  return String(3 + Math.sign(fromMiddle) * Math.min(3, Math.round(Math.abs(fromMiddle))));
}

export class WeightCell implements Cell {
  readonly box: HTMLTableCellElement;
  readonly control = numberField();
  readonly extras: readonly HTMLElement[] = [];
  private readonly unit = element('span', 'unit');

  constructor(criterion: number) {
    const bar = element('span', 'share');
    this.box = mark(element('td', 'weight', this.control, this.unit, bar), { criterion, option: WEIGHTS });
  }

  update(view: View, index: number, largest: number, skip: Element | null): void {
    const { message, assessment, locked } = view;
    const criterion = message.criteria[index];
    const share = assessment.shares[index];
    if (criterion === undefined || share === undefined) return;
    const shown = `${percent(share, percentDecimals(share))} %`;
    if (this.control !== skip) putValue(this.control, numberOf(view, { criterion: index, option: WEIGHTS }));
    put(this.control, 'aria-label', `Weight of ${criterion.name}`);
    put(this.control, 'placeholder', criterion.weight === null ? (criterion.weightWord ?? '–') : null);
    const word = criterion.weightWord === null ? '' : `“${criterion.weightWord}” is no number and is not counted. `;
    const source = criterion.source === null ? '' : ` From: ${criterion.source}`;
    put(this.control, 'title', `${word}Counts for ${shown}.${source}`);
    this.control.readOnly = locked;
    putText(this.unit, criterion.percent && criterion.weight !== null ? '%' : '');
    const part = toNumber(share);
    putVariable(this.box, '--share', String(largest === 0 ? 0 : part / largest));
    const unused = assessment.weights.unusable.includes(index);
    this.box.classList.toggle('off', unused && compare(share, { n: 0n, d: 1n }) === 0);
  }
}

export function isName({ criterion, option }: Place): boolean {
  return criterion === HEAD || option === NAMES;
}
