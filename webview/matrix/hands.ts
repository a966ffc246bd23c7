import { isName } from './cells';
import { listenToClipboard } from './clipboard';
import { type Action, actionOf, type Mode } from './keys';
import { numberOf } from './model';
import { following, HEAD, type Place, WEIGHTS } from './places';
import { stepScore, stepWeight } from './step';
import { placeOf } from './table';
import type { Tools } from './tools';

/** Keys, clicks and the clipboard at the table, turned into intents. */
export class Hands {
  private readonly tools: Tools;

  constructor(tools: Tools) {
    this.tools = tools;
    const { region } = tools.table;
    const { editing, grid } = tools;
    region.addEventListener('keydown', event => this.key(event));
    region.addEventListener('input', event => this.typed(event));
    region.addEventListener('focusin', ({ target }) => {
      const place = placeOf(target);
      if (place !== null) grid.activate(place);
      if (target instanceof HTMLInputElement && editing.current?.field !== target) target.select();
    });
    region.addEventListener('focusout', ({ target }) => editing.leave(target));
    region.addEventListener('mousedown', event => this.pressed(event));
    region.addEventListener('click', ({ target }) => this.clicked(target));
    listenToClipboard(tools, place => this.number(place));
  }

  private modeOf(target: EventTarget | null, place: Place): Mode | 'extra' {
    const edit = this.tools.editing.current;
    if (edit !== null && edit.field === target)
      return edit.part !== 'number' ? 'field' : edit.caret ? 'caret' : 'typing';
    if (this.tools.table.cell(place)?.control !== target) return 'extra';
    return isName(place) ? 'name' : 'number';
  }

  private key(event: KeyboardEvent): void {
    const place = placeOf(event.target);
    if (place === null) return;
    const { editing, grid } = this.tools;
    const mode = this.modeOf(event.target, place);
    const action = actionOf(event, mode === 'extra' ? 'name' : mode);
    // Saving means what is on the screen.
    if (event.key === 's' && (event.ctrlKey || event.metaKey) && editing.commit()) grid.focus(place);
    if (action === null || (mode === 'extra' && action.do !== 'go' && action.do !== 'undo' && action.do !== 'redo'))
      return;
    if (!this.act(action, place, event.key)) return;
    event.preventDefault();
    // VS Code would do what the key means there as well: go back at Alt+Left, undo in the field at Ctrl+Z.
    event.stopPropagation();
  }

  private act(action: Action, place: Place, key: string): boolean {
    const { editing, grid, intents, table } = this.tools;
    switch (action.do) {
      case 'go':
        if (editing.commit() && !grid.go(place, action.down, action.right)) grid.focus(place);
        return true;
      case 'next': {
        const to = following(place, action.way, table.size);
        if (!editing.commit() || to === null) return to !== null;
        grid.focus(to);
        return true;
      }
      case 'commit':
        if (editing.commit()) grid.focus(place);
        return true;
      case 'revert':
        editing.revert();
        grid.focus(place);
        return true;
      case 'edit':
        this.edit(place, key === 'F2');
        return true;
      case 'shift':
        return this.shift(place, action.down, action.right);
      case 'step':
        this.step(place, action.by);
        return true;
      case 'clear':
        if (place.option >= 0 && this.number(place) !== '') intents.setScore(place, null);
        return true;
      case 'note':
        this.note(place);
        return true;
      case 'undo':
      case 'redo':
        intents.send({ type: action.do });
        return true;
      case 'reveal':
        intents.reveal(place);
        return true;
      case 'nothing':
        return true;
    }
  }

  private edit(place: Place, atEnd: boolean): void {
    const { editing, table } = this.tools;
    if (isName(place)) {
      editing.open(place, 'name');
      return;
    }
    editing.beginNumber(place, true);
    const { control } = table.cell(place) ?? {};
    if (control instanceof HTMLInputElement && atEnd) control.setSelectionRange(99, 99);
  }

  private shift(place: Place, down: number, right: number): boolean {
    const { table, intents } = this.tools;
    const head = place.criterion === HEAD;
    const by = head ? right : down;
    const to = (head ? place.option : place.criterion) + by;
    if (by === 0) return false;
    if (to >= 0 && to < (head ? table.size.options : table.size.criteria)) intents.move(place, to);
    return true;
  }

  private number(place: Place): string {
    const view = this.tools.view();
    return view === null ? '' : numberOf(view, place);
  }

  private step(place: Place, by: 1 | -1): void {
    const { intents, table } = this.tools;
    const view = this.tools.view();
    const control = table.cell(place)?.control;
    if (view === null || view.locked || !(control instanceof HTMLInputElement)) return;
    const before = this.number(place);
    const { scale, criteria } = view.message;
    const weight = place.option === WEIGHTS;
    const after = weight ? stepWeight(before, by, criteria) : stepScore(before, by, scale);
    if (after === before) return;
    control.value = after;
    control.select();
    if (weight) intents.setWeight(place.criterion, after);
    else intents.setScore(place, after);
  }

  private note(place: Place): void {
    const { editing, intents } = this.tools;
    if (place.option < 0 || place.criterion < 0) return;
    if (this.tools.view()?.message.cells[place.option]?.[place.criterion]?.cut) intents.reveal(place);
    else editing.open(place, 'note');
  }

  private typed(event: Event): void {
    const { target } = event;
    const place = placeOf(target);
    const { editing, view } = this.tools;
    if (place === null || !(target instanceof HTMLInputElement) || editing.current?.field === target) return;
    const shown = view();
    // The browser's own undo reaches numbers that were committed long ago; the text is what undoes those.
    const undone = event instanceof InputEvent && event.inputType.startsWith('history');
    if (undone && shown !== null) target.value = numberOf(shown, place);
    else editing.beginNumber(place, false);
  }

  private pressed(event: MouseEvent): void {
    const { target } = event;
    const place = placeOf(target);
    const { editing, grid, intents } = this.tools;
    if (place === null || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey) {
      intents.reveal(place);
      return;
    }
    if (!(target instanceof HTMLInputElement) || editing.current?.field === target) return;
    // The first press takes the number, as a spreadsheet does; the next puts the caret into it.
    if (document.activeElement === target) {
      editing.beginNumber(place, true);
      return;
    }
    event.preventDefault();
    grid.focus(place);
  }

  private clicked(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-does]') : null;
    const place = placeOf(button);
    const { editing, intents } = this.tools;
    const does = button?.dataset['does'];
    if (does === 'recompute') intents.recompute();
    if (place === null) return;
    if (does === 'remove') intents.remove(place);
    if (does === 'note') this.note(place);
    if (does === 'name' || does === 'critical') editing.open(place, does);
  }
}
