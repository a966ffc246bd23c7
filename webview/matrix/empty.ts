import type { MatrixSnapshot } from '../../src/protocol/matrixPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import type { Intents } from './intents';

/** What stands in place of a matrix. */
export class Empty {
  readonly element = element('div', 'notice');
  private readonly words = element('p', '');
  private readonly add: HTMLElement;
  private readonly open: HTMLElement;
  private meant: { version: number; uri?: string } = { version: 0 };

  constructor(intents: Intents) {
    this.add = button('Add a matrix', () => intents.send({ type: 'addMatrix', ...this.meant }));
    this.open = button('Open record', () => intents.send({ type: 'openRecord' }));
    this.element.append(this.words, element('div', 'actions', this.add, this.open));
  }

  update({ record, matrix, notice, canAddMatrix, readOnly, version, uri }: MatrixSnapshot): void {
    this.meant = { version, ...(uri !== null && { uri }) };
    this.element.hidden = matrix !== null;
    const usual = record === null ? 'Open a decision record to see its matrix.' : 'This record has no decision matrix.';
    this.words.textContent = notice ?? usual;
    this.add.hidden = record === null || !canAddMatrix || readOnly !== null;
    this.open.hidden = record === null;
    this.open.setAttribute('appearance', this.add.hidden ? 'primary' : 'secondary');
  }
}
