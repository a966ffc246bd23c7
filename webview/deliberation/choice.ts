import type { Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { label, put, textField } from './fields';
import type { Intents } from './intents';

type ScoresStage = Extract<Stage, { kind: 'scores' }>;

/** Which one it is, or that it stays open; a reason where it is not the one that leads. */
export class Choice {
  readonly element = element('fieldset', 'choice');
  readonly #intents: Intents;
  readonly #options = element('div', 'options');
  readonly #reason: HTMLInputElement;
  #radios: HTMLInputElement[] = [];
  #names = '';

  constructor(intents: Intents) {
    this.#intents = intents;
    this.#reason = textField('why', reason => intents.edit({ type: 'explainChoice', reason }));
    this.#reason.placeholder = 'Why, although it does not lead: team, strategy, migration, timeline, risk, scale';
    label(this.#reason, 'Reason for the choice');
    this.element.append(element('legend', '', 'Chosen'), this.#options, this.#reason);
  }

  update({ columns, choice }: ScoresStage, locked: boolean): void {
    this.element.hidden = choice === null || locked;
    if (choice === null) return;
    const names = columns.map(({ name }) => name);
    if (JSON.stringify(names) !== this.#names) this.#build(names);
    this.#names = JSON.stringify(names);
    const place = choice.option === null ? names.length : names.indexOf(choice.option);
    for (const [index, radio] of this.#radios.entries()) radio.checked = index === place;
    put(this.#reason, choice.reason, false);
    this.#reason.hidden = !choice.needsReason;
  }

  #build(names: readonly string[]): void {
    this.#radios = [...names, 'Leave it open'].map((_, index) => {
      const radio = element('input', '');
      radio.type = 'radio';
      radio.name = 'choice';
      radio.addEventListener('change', () =>
        this.#intents.edit({ type: 'choose', option: index < names.length ? index : null }),
      );
      return radio;
    });
    this.#options.replaceChildren(
      ...[...names, 'Leave it open'].map((name, index) => element('label', '', this.#radios[index] ?? '', ` ${name}`)),
    );
  }
}
