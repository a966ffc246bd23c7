import { acceptability } from '../../src/decision/acceptability';
import type { Assessment } from '../../src/decision/assess';
import { format, fromNumber } from '../../src/decision/decimal';
import { percentages } from '../../src/decision/percentages';
import { element } from '../ui/dom';
import { putCount, putText, putVariable } from './patch';
import { nameOf } from './words';

const MOST = 8;

interface Line {
  readonly element: HTMLLIElement;
  readonly name: HTMLElement;
  readonly share: HTMLElement;
}

/** How often each option would be first if nothing were known about the weights. */
export class Chances {
  readonly element = element('div', 'chances');
  private readonly list = element('ul', 'bars');
  private readonly rest = element('p', 'aside');
  private readonly lines: Line[] = [];

  constructor() {
    this.element.append(
      element('p', 'aside', 'First place if nothing were known about the weights'),
      this.list,
      this.rest,
    );
  }

  update(assessment: Assessment): void {
    this.element.hidden = assessment.ranking.length < 2 || assessment.matrix.criteria.length === 0;
    if (this.element.hidden) return;
    const { first } = acceptability(assessment, { seed: 1 });
    const options = assessment.ranking.toSorted((a, b) => (first[b] ?? 0) - (first[a] ?? 0));
    const shown = options.slice(0, MOST);
    const percents = percentages(options.map(option => fromNumber(Number((first[option] ?? 0).toFixed(6)))));
    putCount(
      this.lines,
      shown.length,
      () => this.newLine(),
      line => line.element.remove(),
    );
    for (const [place, line] of this.lines.entries()) {
      const option = shown[place] ?? 0;
      putText(line.name, nameOf(assessment, option));
      putText(line.share, `${format(percents[place] ?? { n: 0n, d: 1n }, 0)} %`);
      putVariable(line.element, '--part', (first[option] ?? 0).toFixed(4));
      line.element.classList.toggle('first', assessment.leaders.includes(option));
    }
    const others = options.length - shown.length;
    this.rest.hidden = others === 0;
    putText(this.rest, others === 0 ? '' : `The ${others} others are first less often than these.`);
  }

  private newLine(): Line {
    const [name, share] = [element('span', 'who'), element('span', 'figure')];
    const line = element('li', '', name, element('span', 'bar-track'), share);
    this.list.append(line);
    return { element: line, name, share };
  }
}
