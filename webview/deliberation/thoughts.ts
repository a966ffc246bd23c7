import type { DeliberationSnapshot } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { quietButton } from '../ui/quiet';
import { say } from './fields';
import type { Intents } from './intents';
import { Rows } from './rows';

type Thought = DeliberationSnapshot['thoughts'][number];

/** What was thought lately, newest first; all of it is in the trace. */
export class Thoughts {
  readonly element: HTMLElement;
  readonly #rows: Rows<Thought, Row>;

  constructor(intents: Intents) {
    const list = element('ul', 'thoughts');
    this.#rows = new Rows(list, () => new Row());
    const head = element(
      'div',
      'thoughts-head',
      element('h2', '', 'Thoughts'),
      quietButton('Show all', () => intents.send({ type: 'showThoughts' }), 'Show all thoughts'),
    );
    this.element = element('section', 'thought', head, list);
    this.element.setAttribute('aria-label', 'Thoughts');
  }

  update(thoughts: readonly Thought[]): void {
    this.element.hidden = thoughts.length === 0;
    this.#rows.update([...thoughts].reverse(), ({ id }) => id);
  }
}

class Row {
  readonly #type = element('strong', '');
  readonly #text = element('span', '');
  readonly element = element('li', '', this.#type, ' ', this.#text);

  update({ type, text }: Thought): void {
    say(this.#type, type);
    say(this.#text, text);
    this.element.dataset['type'] = type;
  }
}
