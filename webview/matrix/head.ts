import type { MatrixSnapshot } from '../../src/protocol/matrixPane';
import { element } from '../ui/dom';
import { menuButton } from '../ui/menu';
import { quietButton, relabel, setStates } from '../ui/quiet';
import { recordHeader } from '../ui/record';
import type { Intents } from './intents';
import { put, putCount, putText } from './patch';

/** Which record and which of its matrices this is, and what can be done with it as a whole. */
export class Head {
  readonly element = element('header', 'top');
  private readonly actions = element('div', 'actions');
  private readonly choice = element('select', 'choice');
  private readonly choices: HTMLOptionElement[] = [];
  private readonly copy: HTMLElement;
  private readonly pin: HTMLElement;
  private readonly record = element('div', 'record');
  private shown: MatrixSnapshot | null = null;

  constructor(intents: Intents) {
    const copyAs = (as: 'markdown' | 'csv' | 'tsv') => () => {
      if (this.shown) intents.send({ type: 'copy', matrix: this.shown.active, as });
    };
    this.copy = menuButton('Copy as', [
      { label: 'Markdown', run: copyAs('markdown') },
      { label: 'CSV', run: copyAs('csv') },
      { label: 'TSV', run: copyAs('tsv') },
    ]);
    this.pin = quietButton('Pin', () => intents.send({ type: 'pin', pinned: !this.shown?.pinned }));
    this.choice.setAttribute('aria-label', 'Matrix');
    this.choice.addEventListener('change', () =>
      intents.send({ type: 'selectMatrix', matrix: this.choice.selectedIndex }),
    );
    this.actions.append(this.choice, this.copy, this.pin);
    this.element.append(this.record, this.actions);
  }

  update(snapshot: MatrixSnapshot): void {
    const { record, matrices, active, matrix, pinned } = snapshot;
    if (JSON.stringify(record) !== JSON.stringify(this.shown?.record ?? null)) {
      this.record.replaceChildren(...(record === null ? [] : recordHeader(record).children));
    }
    this.shown = snapshot;
    this.element.hidden = record === null;
    this.copy.hidden = matrix === null;
    this.choice.hidden = matrices.length < 2;
    const add = () => {
      const made = element('option', '');
      this.choice.append(made);
      return made;
    };
    putCount(this.choices, matrices.length, add, made => made.remove());
    for (const [index, made] of this.choices.entries()) putText(made, matrices[index]?.label || `Matrix ${index + 1}`);
    this.choice.selectedIndex = active;
    relabel(this.pin, pinned ? 'Unpin' : 'Pin');
    setStates(this.pin, { ariaPressed: pinned ? 'true' : 'false' });
    put(this.pin, 'title', pinned ? 'Follow the active editor again' : 'Stay with this record');
  }
}
