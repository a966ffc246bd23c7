import type { FromMatrixPane, MatrixSnapshot } from '../../src/protocol/matrixPane';
import { Announcer } from '../ui/announcer';
import { element } from '../ui/dom';
import { enable, quietButton } from '../ui/quiet';
import { Adder } from './adder';
import { Bar } from './bar';
import { dragNames } from './drag';
import { Editing } from './edit';
import { Empty } from './empty';
import { Grid } from './grid';
import { Hands } from './hands';
import { Head } from './head';
import { Intents } from './intents';
import { history } from './keys';
import { numberOf, type View, viewOf } from './model';
import { putValue } from './patch';
import { Pending } from './pending';
import { follow, HEAD, type Place, samePlace, WEIGHTS } from './places';
import { Sure } from './sure';
import { MatrixTable } from './table';
import { VerdictLine } from './verdict';
import { writtenWeights } from './weights';
import { leadChange } from './words';

/** The page: a snapshot comes in, everything is patched to it, and what a person is typing stays. */
export class Page {
  private view: View | null = null;
  private readonly announcer = new Announcer();
  private readonly bar = new Bar(this.announcer);
  private readonly pending = new Pending();
  private readonly intents: Intents;
  private readonly table = new MatrixTable();
  private readonly grid = new Grid(this.table);
  private readonly editing: Editing;
  private readonly head: Head;
  private readonly empty: Empty;
  private readonly verdict = new VerdictLine();
  private readonly sure: Sure;
  private readonly adders: readonly Adder[];
  private readonly recompute: HTMLElement;
  private readonly locked = element('p', 'locked');
  private readonly matrix: HTMLElement;
  private readonly main = element('main', '');
  private added: { kind: 'criterion' | 'option'; name: string } | null = null;

  constructor(send: (message: FromMatrixPane) => void) {
    const view = () => this.view;
    this.intents = new Intents(
      message => {
        this.bar.clear();
        send(message);
      },
      view,
      this.pending,
    );
    const complain = (message: string) => this.bar.show(message);
    this.editing = new Editing(this.table, this.intents, view, complain);
    new Hands({
      table: this.table,
      grid: this.grid,
      editing: this.editing,
      intents: this.intents,
      view,
      complain,
    });
    dragNames(this.table.region, this.intents, () => this.view?.locked ?? true);
    this.head = new Head(this.intents);
    this.empty = new Empty(this.intents);
    this.sure = new Sure(this.intents, shares => {
      if (this.view !== null) this.intents.setWeights(writtenWeights(this.view, shares));
    });
    this.adders = (['criterion', 'option'] as const).map(
      kind =>
        new Adder(kind, this.intents, name => {
          this.added = { kind, name };
        }),
    );
    this.recompute = quietButton('Recompute totals', () => this.intents.recompute());
    const tools = element('div', 'tools', ...this.adders.map(adder => adder.element), this.recompute);
    this.matrix = element('div', '', this.verdict.element, this.table.region, tools, this.sure.element);
    this.main.append(this.locked, this.bar.element, this.empty.element, this.matrix, this.announcer.region);
    document.addEventListener('keydown', event => this.undoAnywhere(event));
  }

  refuse(message: string): void {
    this.pending.forget();
    this.bar.show(message);
  }

  /** Numbers that were asked for are as the text has them now. */
  answered(id: number): void {
    const view = this.view;
    for (const place of this.pending.answer(id)) {
      const control = this.table.cell(place)?.control;
      if (view === null || !(control instanceof HTMLInputElement) || control === this.editing.typedNumber) continue;
      putValue(control, numberOf(view, place));
    }
  }

  show(snapshot: MatrixSnapshot): void {
    const before = this.view;
    const after = viewOf(snapshot, this.pending);
    const same = before !== null && after !== null && isSame(before.snapshot, snapshot);
    if (!same || shapeOf(before) !== shapeOf(after)) this.pending.forget();
    const moved = (place: Place) => (same ? newPlace(before, after, place) : null);
    const held = this.editing.hold();
    const inTable = this.table.region.contains(document.activeElement);
    const active = moved(this.grid.active) ?? this.grid.active;
    const stayed = samePlace(active, this.grid.active);

    this.view = after;
    this.head.update(snapshot);
    this.empty.update(snapshot);
    this.locked.textContent = snapshot.readOnly ?? '';
    this.locked.hidden = snapshot.readOnly === null;
    this.matrix.hidden = after === null;
    if (after !== null) this.patch(after);
    if (!this.main.isConnected) document.body.replaceChildren(this.head.element, this.main);

    if (held !== null) this.resume(held, moved(held.place), before);
    if (after === null) return;
    this.grid.activate(active);
    const lost = inTable && (!stayed || !this.table.region.contains(document.activeElement));
    if (lost && this.editing.current === null) this.grid.focus(active);
    if (same) {
      this.goToAdded(before, after);
      const change = leadChange(before.assessment, after.assessment);
      if (change !== null) this.announcer.say(change);
    }
  }

  private patch(view: View): void {
    this.verdict.update(view);
    this.table.update(view, this.editing.typedNumber);
    this.sure.update(view);
    for (const adder of this.adders) adder.enable(!view.locked);
    enable(this.recompute, !view.locked);
  }

  private resume(held: NonNullable<ReturnType<Editing['hold']>>, place: Place | null, before: View | null): void {
    this.editing.resume(held, place);
    if (place !== null || before === null) return;
    const { criteria, options } = before.message;
    const names = [criteria[held.place.criterion]?.name, options[held.place.option]?.name].filter(Boolean).join(': ');
    this.bar.show(`What you were typing at ${names} is gone: it is not there any more.`);
  }

  private goToAdded(before: View, after: View): void {
    if (this.added === null) return;
    const { kind, name } = this.added;
    const [was, is] =
      kind === 'option'
        ? [before.message.options, after.message.options]
        : [before.message.criteria, after.message.criteria];
    if (is.length <= was.length) return;
    this.added = null;
    const last = is.length - 1;
    if (is[last]?.name !== name) return;
    this.grid.focus(kind === 'option' ? { criterion: 0, option: last } : { criterion: last, option: WEIGHTS });
  }

  /** The table sees its own keys first; this is for the rest of the page. */
  private undoAnywhere(event: KeyboardEvent): void {
    const typing =
      this.editing.current?.field === event.target ||
      (event.target instanceof HTMLInputElement && event.target.type === 'text') ||
      event.target instanceof HTMLTextAreaElement;
    const action = history(event, typing);
    if (action === null || (action.do !== 'undo' && action.do !== 'redo')) return;
    this.intents.send({ type: action.do });
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Not where another record or another matrix came in its place: names that are alike mean nothing then. */
function isSame(before: MatrixSnapshot, after: MatrixSnapshot): boolean {
  return before.uri === after.uri && before.active === after.active && before.matrices.length === after.matrices.length;
}

/** Rows and columns by name: while this is the same, places mean the same. */
function shapeOf({ message }: View): string {
  return JSON.stringify([message.criteria.map(({ name }) => name), message.options.map(({ name }) => name)]);
}

function newPlace(before: View, after: View, { criterion, option }: Place): Place | null {
  const names = ({ message }: View, kind: 'criteria' | 'options') => message[kind].map(({ name }) => name);
  const row = criterion === HEAD ? HEAD : follow(names(before, 'criteria'), names(after, 'criteria'), criterion);
  const column = follow(names(before, 'options'), names(after, 'options'), option);
  return row === null || column === null ? null : { criterion: row, option: column };
}
