import type { AlternativeMessage, Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { adder, label, pill, put, reasonField, say, textField } from './fields';
import type { Intents } from './intents';
import { Rows } from './rows';

type AlternativesStage = Extract<Stage, { kind: 'alternatives' }>;

/** The alternatives, each to be kept or struck before it costs anything. */
export class Alternatives {
  readonly element: HTMLElement;
  readonly #rows: Rows<AlternativeMessage, Row>;
  readonly #add: HTMLTableRowElement;
  #locked = true;

  constructor(intents: Intents) {
    const body = element('tbody', '');
    const heads = ['Alternative', 'Differs by', 'From'].map(text => {
      const head = element('th', '', text);
      head.scope = 'col';
      return head;
    });
    this.element = element(
      'table',
      'list alternatives',
      element('thead', '', element('tr', '', element('td', 'check'), ...heads)),
      body,
    );
    this.element.setAttribute('aria-label', 'Alternatives');
    this.#rows = new Rows(body, key => new Row(Number(key), intents, () => this.#locked));
    const plus = element('td', 'check', '+');
    plus.setAttribute('aria-hidden', 'true');
    const cell = element(
      'td',
      '',
      adder('an alternative', name => intents.edit({ type: 'addAlternative', name })),
    );
    cell.colSpan = 3;
    this.#add = element('tr', 'add', plus, cell);
    this.element.append(element('tfoot', '', this.#add));
  }

  update({ alternatives }: AlternativesStage, locked: boolean): void {
    this.#locked = locked;
    this.#rows.update(alternatives, ({ id }) => String(id));
    this.#add.hidden = locked;
  }
}

class Row {
  readonly element: HTMLElement;
  readonly #keep = element('input', '');
  readonly #name: HTMLInputElement;
  readonly #summary: HTMLTextAreaElement;
  readonly #struck = element('span', 'aside');
  readonly #differs = element('td', 'differs');
  readonly #from = pill();
  readonly #isLocked: () => boolean;

  constructor(id: number, intents: Intents, isLocked: () => boolean) {
    this.#isLocked = isLocked;
    this.#keep.type = 'checkbox';
    this.#keep.addEventListener('change', () =>
      intents.edit({ type: 'keepAlternative', id, kept: this.#keep.checked }),
    );
    this.#name = textField('name', name => intents.edit({ type: 'nameAlternative', id, name }));
    this.#summary = reasonField('aside', summary => intents.edit({ type: 'describeAlternative', id, summary }));
    this.#summary.placeholder = 'In one sentence';
    this.element = element(
      'tr',
      '',
      element('td', 'check', this.#keep),
      element('td', '', this.#name, this.#summary, this.#struck),
      this.#differs,
      element('td', '', this.#from.element),
    );
  }

  update({ name, summary, kept, struck, cosmetic, differsBy, from }: AlternativeMessage): void {
    const locked = this.#isLocked();
    this.element.classList.toggle('struck', !kept);
    this.#keep.checked = kept;
    this.#keep.disabled = locked;
    label(this.#keep, name);
    put(this.#name, name, locked);
    put(this.#summary, summary, locked);
    label(this.#name, `Name of ${name}`);
    label(this.#summary, `Summary of ${name}`);
    this.#summary.hidden = !kept;
    this.#struck.hidden = kept;
    say(this.#struck, struck === null ? '' : struck.startsWith('struck') ? struck : `Struck: ${struck}`);
    this.#differs.classList.toggle('bad', cosmetic);
    say(this.#differs, kept ? differsBy : cosmetic ? 'cosmetic' : '');
    this.#from.show(from);
  }
}
