import type { Exact } from '../../src/decision/exact';
import { element } from '../ui/dom';
import { enable, quietButton } from '../ui/quiet';
import { Chances } from './chances';
import { Findings } from './findings';
import type { Intents } from './intents';
import type { View } from './model';
import { Tries } from './tries';

/** "How sure is this?": what would have to be different for another option to be first. */
export class Sure {
  readonly element: HTMLElement;
  private readonly tries: Tries;
  private readonly chances = new Chances();
  private readonly findings: Findings;
  private readonly chart: HTMLElement;
  private waiting = 0;

  constructor(intents: Intents, useWeights: (shares: readonly Exact[]) => void) {
    this.tries = new Tries(useWeights);
    this.findings = new Findings(intents);
    this.chart = quietButton('Add chart', () => intents.addChart());
    this.chart.title = 'Put a Mermaid chart of the totals below the table';
    const right = element('div', '', this.chances.element, this.findings.element, this.chart);
    const heading = element('h2', '', 'How sure is this?');
    heading.id = 'sure';
    this.element = element('section', 'sure', heading, element('div', 'columns', this.tries.element, right));
    this.element.setAttribute('aria-labelledby', heading.id);
  }

  update(view: View): void {
    this.element.hidden = view.assessment.ranking.length < 2;
    if (this.element.hidden) return;
    this.tries.update(view);
    enable(this.chart, !view.locked);
    // Thousands of draws: after what a person is waiting to see has been painted, and once for a burst of changes.
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.chances.update(view.assessment);
      this.findings.update(view);
    }, 50);
  }
}
