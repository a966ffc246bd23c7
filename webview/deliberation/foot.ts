import type { DeliberationSnapshot } from '../../src/protocol/deliberationPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { enable } from '../ui/quiet';
import { say } from './fields';
import type { Intents } from './intents';

/** On, back, and what going on costs. */
export class Foot {
  readonly element: HTMLElement;
  readonly #continue: HTMLElement;
  readonly #next = element('span', 'where');
  readonly #back: HTMLElement;
  readonly #cost = element('span', 'cost');

  constructor(intents: Intents) {
    this.#continue = button('Continue ⏎', () => intents.proceed());
    this.#continue.setAttribute('aria-label', 'Continue');
    this.#back = button('Back', () => intents.back());
    this.#back.setAttribute('appearance', 'secondary');
    this.element = element('footer', '', this.#continue, this.#next, this.#back, this.#cost);
  }

  update({ next, canGoBack, foot }: DeliberationSnapshot): void {
    this.#continue.hidden = next === null;
    this.#next.hidden = next === null;
    this.#back.hidden = next === null;
    enable(this.#back, canGoBack);
    say(this.#next, next ?? '');
    say(this.#cost, foot.join(' · '));
    this.element.hidden = next === null && foot.length === 0;
  }
}
