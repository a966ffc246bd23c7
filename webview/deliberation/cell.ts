import type { CellMessage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { label, numberIn, put, reasonField, say, textField } from './fields';

interface Place {
  readonly criterion: string;
  readonly option: string;
  readonly locked: boolean;
  readonly scale: { readonly min: number; readonly max: number };
}

/** One score with its reason, how far samples were apart, and who sees it otherwise. */
export class ScoreCell {
  readonly element: HTMLElement;
  readonly #score: HTMLInputElement;
  readonly #spread = element('span', 'aside');
  readonly #reason: HTMLTextAreaElement;
  readonly #opinions = element('span', 'opinions');

  constructor(setScore: (score: number | null) => void, setReason: (because: string) => void) {
    this.#score = textField('number', text => setScore(numberIn(text)));
    this.#score.inputMode = 'decimal';
    this.#score.placeholder = '·';
    this.#reason = reasonField('reason', setReason);
    this.element = element(
      'td',
      'score',
      element('span', 'figure', this.#score, this.#spread),
      this.#reason,
      this.#opinions,
    );
  }

  update({ score, because, spread, opinions, from, fails }: CellMessage, place: Place): void {
    const { criterion, option, locked, scale } = place;
    put(this.#score, score === null ? '' : String(score), locked);
    put(this.#reason, because, locked);
    label(this.#score, `${criterion}: ${option}`);
    label(this.#reason, `Reason for ${criterion}: ${option}`);
    say(this.#spread, [spread, from === 'you' ? 'yours' : ''].filter(Boolean).join(' · '));
    say(this.#opinions, opinions ?? '');
    this.element.classList.toggle('fails', fails);
    this.element.classList.toggle('waits', score === null && locked);
    this.#reason.hidden = because === '' && locked;
    const share = score === null ? '' : String((score - scale.min) / (scale.max - scale.min || 1));
    this.element.style.setProperty('--share', share || '0');
  }
}
