import type { DeliberationSnapshot } from '../../src/protocol/deliberationPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { quietButton } from '../ui/quiet';
import { say } from './fields';
import type { Intents } from './intents';

/** What is decided, by whom, and how far it is. */
export class Head {
  readonly element: HTMLElement;
  readonly #task = element('span', 'label');
  readonly #title = element('h1', '');
  readonly #figures = element('span', 'figures');
  readonly #cancel: HTMLElement;
  readonly #phases = element('ol', 'phases');
  readonly #intents: Intents;

  /** The steps: beside the work where there are many of them. */
  readonly steps: HTMLElement;

  constructor(intents: Intents) {
    this.#intents = intents;
    this.#cancel = button('Cancel', () => intents.send({ type: 'cancel' }));
    this.#cancel.setAttribute('appearance', 'secondary');
    this.#cancel.title = 'Stop here. What is there stays, and it can be resumed.';
    const top = element(
      'div',
      'top',
      element('div', 'record', this.#task, this.#title),
      element('div', 'actions', this.#figures, this.#cancel),
    );
    this.steps = element('nav', '', this.#phases);
    this.steps.setAttribute('aria-label', 'Phases');
    this.element = element('header', '', top);
  }

  #label(name: string, place: string | null | undefined): HTMLElement | string {
    if (place === null || place === undefined) return name;
    return quietButton(name, () => this.#intents.send({ type: 'visit', place }), `Go back to ${name}`);
  }

  update({ task, title, model, figures, canCancel, phases }: DeliberationSnapshot): void {
    say(this.#task, task);
    say(this.#title, title);
    const said = [model, ...figures];
    if (this.#figures.textContent !== said.join(''))
      this.#figures.replaceChildren(...said.map(text => element('span', '', text)));
    this.#cancel.hidden = !canCancel;
    const names = phases.map(({ name, state, place }) => `${name}${state}${place ?? ''}`).join();
    if (this.#phases.dataset['names'] === names) return;
    this.#phases.dataset['names'] = names;
    this.#phases.replaceChildren(
      ...phases.map(({ name, state, place }) => {
        const done = element('span', 'tick', '✓ ');
        done.setAttribute('aria-hidden', 'true');
        const step = element('li', state, ...(state === 'done' ? [done] : []), this.#label(name, place));
        if (state === 'current') step.setAttribute('aria-current', 'step');
        if (state === 'done') step.append(element('span', 'spoken', ' done'));
        return step;
      }),
    );
  }
}
