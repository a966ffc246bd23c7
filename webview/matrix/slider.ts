import type { Exact } from '../../src/decision/exact';
import { exact, mul, toNumber } from '../../src/decision/exact';
import type { Stability } from '../../src/decision/stability';
import { element } from '../ui/dom';
import { shown as plain } from './names';
import { put, putText, putVariable } from './patch';
import { boundsInWords } from './sureWords';

/** One weight, where it may go before another option is first, and what it is tried at. */
export class Slider {
  readonly name = element('span', 'who');
  readonly input = element('input', '');
  readonly track = element('div', 'track', element('span', 'safe'), this.input);
  readonly bounds = element('span', 'bounds');

  constructor(onTry: (share: Exact) => void, onReset: () => void) {
    this.input.type = 'range';
    [this.input.min, this.input.max, this.input.step] = ['0', '100', '1'];
    this.input.addEventListener('input', () => onTry(exact(Number(this.input.value), 100)));
    this.input.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      onReset();
      event.stopPropagation();
    });
  }

  /** `share` is what it is tried at; `outcome` says who would lead then. */
  update(name: string, stability: Stability | undefined, share: Exact, outcome: string): void {
    putText(this.name, plain(name));
    put(this.name, 'title', name);
    put(this.input, 'aria-label', `What if ${name} weighed`);
    const shown = Math.round(toNumber(mul(share, exact(100))));
    if (this.input.value !== String(shown)) this.input.value = String(shown);
    const bounds = stability === undefined ? '' : boundsInWords(stability);
    putText(this.bounds, bounds);
    const stays = bounds === 'any' ? 'at any weight' : bounds;
    const range = stability === undefined ? '' : `, first place stays: ${stays}`;
    put(this.input, 'aria-valuetext', outcome === '' ? `${shown} %${range}` : `${shown} %: ${outcome}`);
    putVariable(this.track, '--low', stability === undefined ? '0' : toNumber(stability.low).toFixed(4));
    putVariable(this.track, '--high', stability === undefined ? '0' : toNumber(stability.high).toFixed(4));
  }
}
