import type { Assessment } from '../../src/decision/assess';
import { toNumber } from '../../src/decision/exact';
import { element } from '../ui/dom';
import { totalInWords } from './figures';
import { putCount, putText, putVariable } from './patch';
import { nameOf, verdictOf } from './words';

interface Line {
  readonly element: HTMLLIElement;
  readonly name: HTMLElement;
  readonly total: HTMLElement;
}

/** What the totals would be with the weights that are tried. */
export class Trial {
  readonly element = element('div', 'trial');
  readonly buttons = element('span', 'actions');
  private readonly words = element('p', '');
  private readonly list = element('ol', 'bars');
  private readonly lines: Line[] = [];

  constructor() {
    this.element.hidden = true;
    this.element.append(element('div', 'said', this.words, this.buttons), this.list);
  }

  update(now: Assessment, tried: Assessment | null): void {
    this.element.hidden = tried === null;
    if (tried === null) return;
    const { heading, sentence, confidence } = verdictOf(tried);
    const sure = confidence === '' || confidence === 'tie:' ? confidence : `${confidence},`;
    const same = now.leaders.join() === tried.leaders.join();
    putText(
      this.words,
      tried.leaders.length === 0
        ? `With these weights the first place is open. ${sentence}`
        : `With these weights ${heading} ${same ? 'stays' : 'would be'} first: ${sure} ${sentence}`.trim(),
    );
    this.element.classList.toggle('flipped', !same);
    putCount(
      this.lines,
      tried.ranking.length,
      () => this.newLine(),
      line => line.element.remove(),
    );
    const { min, max } = tried.matrix.scale;
    for (const [place, line] of this.lines.entries()) {
      const option = tried.ranking[place] ?? 0;
      const points = toNumber(tried.options[option]?.points.low ?? { n: 0n, d: 1n });
      putText(line.name, nameOf(tried, option));
      putText(line.total, totalInWords(tried, option));
      putVariable(line.element, '--part', max > min ? ((points - min) / (max - min)).toFixed(4) : '0');
      line.element.classList.toggle('first', tried.leaders.includes(option));
    }
  }

  private newLine(): Line {
    const [name, total] = [element('span', 'who'), element('span', 'figure')];
    const line = element('li', '', name, element('span', 'bar-track'), total);
    this.list.append(line);
    return { element: line, name, total };
  }
}
