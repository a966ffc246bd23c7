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
  readonly #wish: HTMLInputElement;
  readonly #again: HTMLElement;
  readonly #skip: HTMLElement;

  constructor(intents: Intents) {
    this.#continue = button('Continue ⏎', () => intents.proceed());
    this.#continue.setAttribute('aria-label', 'Continue');
    this.#back = button('Back', () => intents.back());
    this.#back.setAttribute('appearance', 'secondary');
    this.#wish = element('input', 'wish');
    this.#wish.type = 'text';
    this.#wish.placeholder = 'What should be otherwise?';
    this.#wish.setAttribute('aria-label', 'What should be otherwise');
    this.#wish.maxLength = 2000;
    const again = () => {
      const note = this.#wish.value.trim();
      if (note === '') return this.#wish.focus();
      this.#wish.value = '';
      intents.again(note);
    };
    this.#wish.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing) again();
    });
    this.#again = button('Again', again);
    this.#again.setAttribute('appearance', 'secondary');
    this.#again.title = 'Have this step made again, with what should be otherwise';
    this.#skip = button('Skip', () => intents.skip());
    this.#skip.setAttribute('appearance', 'secondary');
    this.#skip.title = 'Leave this step out: the document says that it is to be written by hand';
    this.element = element(
      'footer',
      '',
      ...[this.#continue, this.#next, this.#back, this.#wish, this.#again, this.#skip, this.#cost],
    );
  }

  update({ next, canGoBack, foot, more = [] }: DeliberationSnapshot): void {
    this.#wish.hidden = this.#again.hidden = !more.includes('again');
    this.#skip.hidden = !more.includes('skip');
    this.#continue.hidden = next === null;
    this.#next.hidden = next === null;
    this.#back.hidden = next === null;
    enable(this.#back, canGoBack);
    say(this.#next, next ?? '');
    say(this.#cost, foot.join(' · '));
    this.element.hidden = next === null && foot.length === 0;
  }
}
