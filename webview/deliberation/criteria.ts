import type { CriterionMessage, Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { quietButton } from '../ui/quiet';
import { adder, label, numberIn, pill, put, say, textField } from './fields';
import type { Intents } from './intents';
import { Rows } from './rows';
import { Suggestion } from './suggestion';

type CriteriaStage = Extract<Stage, { kind: 'criteria' }>;

/** The criteria with their weights, each tied to the words that it comes from. */
export class Criteria {
  readonly element: HTMLElement;
  readonly #rows: Rows<CriterionMessage, Row>;
  readonly #add: HTMLTableRowElement;
  readonly #sum = element('p', 'aside');
  readonly #suggestion: Suggestion;
  #locked = true;
  #scale = { min: 1, max: 5 };

  constructor(intents: Intents) {
    const body = element('tbody', '');
    const heads = ['Criterion', 'Weight', 'At least', 'From'].map(text => {
      const head = element('th', '', text);
      head.scope = 'col';
      return head;
    });
    const table = element(
      'table',
      'list criteria',
      element('thead', '', element('tr', '', ...heads, element('td', 'last'))),
      body,
    );
    table.setAttribute('aria-label', 'Criteria');
    this.#rows = new Rows(
      body,
      key =>
        new Row(
          Number(key),
          intents,
          () => this.#locked,
          () => this.#scale,
        ),
    );
    const cell = element(
      'td',
      '',
      adder('a criterion', name => intents.edit({ type: 'addCriterion', name })),
    );
    cell.colSpan = 5;
    this.#add = element('tr', 'add', cell);
    table.append(element('tfoot', '', this.#add));
    this.#suggestion = new Suggestion(intents);
    this.element = element('div', '', table, this.#sum, this.#suggestion.element);
  }

  update({ criteria, sum, suggestion, scale }: CriteriaStage, locked: boolean): void {
    this.#locked = locked;
    this.#scale = scale;
    this.#rows.update(criteria, ({ id }) => String(id));
    this.#add.hidden = locked;
    this.#suggestion.update(locked ? null : suggestion);
    say(this.#sum, sum === null || locked ? '' : `The weights sum to ${sum} %: they count as shares of that.`);
  }
}

class Row {
  readonly element: HTMLElement;
  readonly #name: HTMLInputElement;
  readonly #about = element('span', 'aside');
  readonly #weight: HTMLInputElement;
  readonly #bar = element('span', 'share');
  readonly #least: HTMLInputElement;
  readonly #from = pill();
  readonly #remove: HTMLElement;
  readonly #isLocked: () => boolean;
  readonly #scale: () => { min: number; max: number };

  constructor(id: number, intents: Intents, isLocked: () => boolean, scale: () => { min: number; max: number }) {
    this.#isLocked = isLocked;
    this.#scale = scale;
    this.#name = textField('name', name => intents.edit({ type: 'nameCriterion', id, name }));
    this.#weight = textField('number', text => {
      const weight = numberIn(text);
      // What is no number is taken back by the next snapshot.
      intents.edit({ type: 'weighCriterion', id, weight: weight ?? 0 });
    });
    this.#weight.inputMode = 'decimal';
    this.#least = textField('number', text => {
      intents.edit({ type: 'limitCriterion', id, atLeast: numberIn(text) });
    });
    this.#least.inputMode = 'decimal';
    this.#least.placeholder = 'none';
    this.#remove = quietButton('✕', () => intents.edit({ type: 'removeCriterion', id }), 'Remove criterion');
    this.element = element(
      'tr',
      '',
      element('td', '', this.#name, this.#about),
      element('td', 'figure', element('span', 'unit', this.#weight, ' %'), this.#bar),
      element('td', 'figure', this.#least),
      element('td', '', this.#from.element),
      element('td', 'last', this.#remove),
    );
  }

  update({ name, about, source, weight, atLeast, from, weightFrom }: CriterionMessage): void {
    const locked = this.#isLocked();
    put(this.#name, name, locked);
    put(this.#weight, String(weight), locked);
    put(this.#least, atLeast === null ? '' : String(atLeast), locked);
    label(this.#name, `Name of ${name}`);
    label(this.#weight, `Weight of ${name}`);
    label(this.#least, `Least score of ${name}, up to ${this.#scale().max}`);
    // The toolkit hears of a property that changes, and not of an attribute.
    this.#remove.ariaLabel = `Remove criterion ${name}`;
    this.#remove.hidden = locked;
    say(this.#about, [about, source].filter(Boolean).join(' · '));
    this.#bar.style.setProperty('--share', String(Math.min(100, weight) / 100));
    this.#from.show(from === 'you' || weightFrom === 'you' ? 'you' : from);
  }
}
