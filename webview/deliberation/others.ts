import type { Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { quietButton, relabel } from '../ui/quiet';
import { say } from './fields';
import type { Intents } from './intents';

/** What was read out of the context, while nothing else is there yet. */
export class Context {
  readonly element = element('ul', 'lines');

  update({ lines }: Extract<Stage, { kind: 'context' }>): void {
    if (this.element.textContent !== lines.join(''))
      this.element.replaceChildren(...lines.map(text => element('li', '', text)));
  }
}

/** What is decided, and what the rules found, before it is written. */
export class Outcome {
  readonly #chosen = element('p', 'chosen');
  readonly #sentence = element('p', 'aside');
  readonly #heading = element('h2', '');
  readonly #findings = element('ul', 'findings');
  readonly #open: HTMLElement;
  readonly element: HTMLElement;

  constructor(intents: Intents) {
    this.#open = quietButton('Open record', () => intents.send({ type: 'openRecord' }));
    this.element = element('div', 'outcome', this.#chosen, this.#sentence, this.#heading, this.#findings, this.#open);
  }

  update({ chosen, sentence, findings }: Extract<Stage, { kind: 'record' }>, opens = 'Open record'): void {
    relabel(this.#open, opens);
    say(this.#chosen, chosen === null ? 'No option chosen yet' : chosen);
    say(this.#sentence, sentence);
    this.#sentence.hidden = sentence === '';
    const count = findings.length;
    say(this.#heading, count === 0 ? 'No rule finds anything' : `${count} ${count === 1 ? 'finding' : 'findings'}`);
    if (this.#findings.textContent !== findings.join(''))
      this.#findings.replaceChildren(...findings.map(text => element('li', '', text)));
    this.#findings.hidden = count === 0;
  }
}
