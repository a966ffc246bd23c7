import type { Stage } from '../../src/protocol/deliberationPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { say } from './fields';
import type { Intents } from './intents';

type Message = Extract<Stage, { kind: 'criteria' }>['suggestion'];

/** What earlier decisions weighed, with the evidence; only a person takes it over. */
export class Suggestion {
  readonly element: HTMLElement;
  readonly #says = element('p', '');
  readonly #why = element('ul', 'aside');
  readonly #from = element('p', 'aside');
  #weights: NonNullable<Message>['weights'] = [];

  constructor(intents: Intents) {
    const take = button('Take these weights', () => {
      for (const { id, weight } of this.#weights) intents.edit({ type: 'weighCriterion', id, weight });
    });
    take.setAttribute('appearance', 'secondary');
    this.element = element('section', 'suggestion', this.#says, this.#why, this.#from, take);
    this.element.setAttribute('aria-label', 'Weights of earlier decisions');
    this.element.hidden = true;
  }

  update(suggestion: Message): void {
    this.element.hidden = suggestion === null;
    if (!suggestion) return;
    this.#weights = suggestion.weights;
    say(this.#says, `${suggestion.says}.`);
    const why = JSON.stringify(suggestion.weights);
    if (this.#why.dataset['all'] !== why) {
      this.#why.dataset['all'] = why;
      this.#why.replaceChildren(...suggestion.weights.map(({ because }) => element('li', '', because)));
    }
    say(this.#from, `They are ${suggestion.evidence.join(', ')}.`);
  }
}
