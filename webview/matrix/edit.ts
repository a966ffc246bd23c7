import { openField } from './field';
import type { Intents } from './intents';
import { numberOf, type View } from './model';
import { HEAD, NAMES, type Place, samePlace, WEIGHTS } from './places';
import type { MatrixTable } from './table';
import { scoreTyped, thresholdText, thresholdTyped, weightTyped } from './typed';

export type Part = 'number' | 'name' | 'note' | 'critical';
type Field = HTMLInputElement | HTMLTextAreaElement;

export interface Edit {
  readonly place: Place;
  readonly part: Part;
  readonly field: Field;
  /** The caret moves within the text, and arrows do not leave it. */
  readonly caret: boolean;
  /** What was there before the first key. */
  readonly base: string;
}

/** What has to survive while the table around a text changes. */
export interface Held extends Edit {
  readonly value: string;
  readonly focused: boolean;
  readonly from: number | null;
  readonly to: number | null;
}

/** The one text that is being typed. It is nobody's but the person's until it is committed. */
export class Editing {
  private edit: Edit | null = null;
  private held = false;

  private readonly table: MatrixTable;
  private readonly intents: Intents;
  private readonly view: () => View | null;
  private readonly complain: (message: string) => void;

  constructor(table: MatrixTable, intents: Intents, view: () => View | null, complain: (message: string) => void) {
    this.table = table;
    this.intents = intents;
    this.view = view;
    this.complain = complain;
  }

  get current(): Edit | null {
    return this.edit;
  }

  /** The number field that no snapshot may write to. */
  get typedNumber(): Field | null {
    return this.edit?.part === 'number' && this.edit.field.value !== this.edit.base ? this.edit.field : null;
  }

  /** A person has begun to type over a number, or wants the caret in it. */
  beginNumber(place: Place, caret: boolean): void {
    const view = this.view();
    const control = this.table.cell(place)?.control;
    if (view === null || !(control instanceof HTMLInputElement) || control.readOnly) return;
    if (this.edit && this.edit.field !== control && !this.commit()) this.revert();
    this.edit = { place, part: 'number', field: control, caret, base: numberOf(view, place) };
  }

  /** Opens a field over a name, a note or a threshold, with what is there to begin with. */
  open(place: Place, part: Exclude<Part, 'number'>): void {
    const view = this.view();
    const cell = this.table.cell(place);
    if (view === null || cell === null || view.locked) return;
    if (!this.commit()) this.revert();
    const base = textOf(view, place, part);
    const field = openField(cell.box, part, labelOf(view, place, part), base);
    this.edit = { place, part, field, caret: true, base };
  }

  /** Sends what was typed where it says something new; false where it is no such thing, and it stays open. */
  commit(): boolean {
    const edit = this.edit;
    if (edit === null) return true;
    const problem = this.send(edit);
    if (problem !== null) {
      edit.field.setAttribute('aria-invalid', 'true');
      this.complain(problem);
      return false;
    }
    this.close(edit);
    return true;
  }

  /** Back to what the text says now. */
  revert(): void {
    const edit = this.edit;
    if (edit === null) return;
    this.close(edit);
    const view = this.view();
    if (view !== null && edit.part === 'number') {
      edit.field.value = numberOf(view, edit.place);
      if (document.activeElement === edit.field) edit.field.select();
    }
  }

  /** Until `resume`, a field that loses the focus or its place in the table is not committed. */
  hold(): Held | null {
    if (this.edit === null) return null;
    this.held = true;
    const { value, selectionStart: from, selectionEnd: to } = this.edit.field;
    return { ...this.edit, value, from, to, focused: document.activeElement === this.edit.field };
  }

  /** The same typing at the place where its cell is now; `null` where it is gone. */
  resume(held: Held, place: Place | null): void {
    if (place === null || !samePlace(place, held.place) || !held.field.isConnected) {
      this.revert();
      if (place !== null) this.reopen(held, place);
    } else if (this.edit !== null && held.value === held.base && held.part === 'number') {
      this.edit = { ...this.edit, base: held.field.value };
    }
    this.held = false;
  }

  private reopen(held: Held, place: Place): void {
    if (held.part === 'number') this.beginNumber(place, held.caret);
    else this.open(place, held.part);
    const field = this.edit?.field;
    if (field === undefined) return;
    field.value = held.value;
    if (held.focused) field.focus();
    field.setSelectionRange(held.from, held.to);
  }

  /** The focus left for somewhere else: what was typed counts, unless it says nothing that can be sent. */
  leave(field: EventTarget | null): void {
    if (this.held || this.edit === null || field !== this.edit.field) return;
    if (!this.commit()) this.revert();
  }

  private close(edit: Edit): void {
    // First, for taking a field away blurs it, and that commits.
    this.edit = null;
    edit.field.removeAttribute('aria-invalid');
    if (edit.part !== 'number') {
      edit.field.parentElement?.classList.remove('open');
      edit.field.remove();
    }
  }

  private send({ place, part, field }: Edit): string | null {
    const view = this.view();
    if (view === null) return null;
    const typed = field.value;
    const before = part === 'number' ? numberOf(view, place) : textOf(view, place, part);
    // What is as before may still be meant to take back what is on its way.
    if (typed.trim() === before.trim() && view.pending.idle) return null;
    const { criterion, option } = place;
    if (part === 'note')
      this.intents.setNote(place, typed.trim() === '' ? null : typed.trim().replace(/\s*\n\s*/g, ' '));
    else if (part === 'name') {
      const name = typed.trim().replace(/\s+/g, ' ');
      if (name === '') return 'A name cannot be empty.';
      this.intents.rename(place, name);
    } else if (part === 'critical') {
      const critical = thresholdTyped(typed, view.message.criteria[criterion]?.direction ?? 'higher');
      if (critical === undefined) return `“${typed}” is no threshold: write one such as >= 4, or nothing.`;
      this.intents.setCritical(criterion, critical);
    } else if (option === WEIGHTS) {
      const weight = weightTyped(typed);
      if (weight === undefined) return `“${typed}” is no weight: write a number such as 20 or 0.2.`;
      this.intents.setWeight(criterion, weight);
    } else {
      const score = scoreTyped(typed);
      if (score === undefined) return `“${typed}” is no score: write a number such as 4 or 4.5.`;
      if (score !== null || before !== '') this.intents.setScore(place, score);
    }
    return null;
  }
}

function textOf({ message }: View, { criterion, option }: Place, part: Part): string {
  if (part === 'note') return message.cells[option]?.[criterion]?.note ?? '';
  if (part === 'critical') return thresholdText(message.criteria[criterion]?.critical ?? null);
  return (criterion === HEAD ? message.options[option]?.name : message.criteria[criterion]?.name) ?? '';
}

function labelOf({ message }: View, { criterion, option }: Place, part: Part): string {
  const [row, column] = [message.criteria[criterion]?.name ?? '', message.options[option]?.name ?? ''];
  if (part === 'note') return `Note on ${row}: ${column}`;
  if (part === 'critical') return `Critical threshold of ${row}`;
  return option === NAMES ? `New name of criterion ${row}` : `New name of option ${column}`;
}
