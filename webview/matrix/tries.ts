import type { Assessment } from '../../src/decision/assess';
import type { Exact } from '../../src/decision/exact';
import { element } from '../ui/dom';
import { enable, quietButton } from '../ui/quiet';
import type { View } from './model';
import { putCount, putText } from './patch';
import { Slider } from './slider';
import { Trial } from './trial';
import { assessedWith, withShare } from './whatIf';
import { nameOf, verdictOf } from './words';

/** The weights as sliders. Dragging one asks "what if?", and nothing is written. */
export class Tries {
  readonly element = element('div', 'tries');
  private readonly lead = element('p', 'aside');
  private readonly list = element('div', 'sliders');
  private readonly sliders: Slider[] = [];
  private readonly trial: Trial;
  private view: View | null = null;
  private shares: readonly Exact[] | null = null;
  private frame = 0;

  private readonly useWeights: (shares: readonly Exact[]) => void;

  constructor(useWeights: (shares: readonly Exact[]) => void) {
    this.useWeights = useWeights;
    this.trial = new Trial();
    const reset = quietButton('Reset', () => this.reset());
    const use = quietButton('Use these weights', () => {
      if (this.shares !== null) this.useWeights(this.shares);
      this.reset();
    });
    this.trial.buttons.append(reset, use);
    this.use = use;
    this.element.append(this.lead, this.list, this.trial.element);
  }

  private readonly use: HTMLElement;

  update(view: View): void {
    // What was tried was tried on other weights or another table: it says nothing any more.
    if (this.shares !== null && weightsOf(view) !== (this.view === null ? '' : weightsOf(this.view)))
      this.shares = null;
    this.view = view;
    const { criteria } = view.message;
    const add = (index: number) => {
      const slider = new Slider(
        share => this.attempt(index, share),
        () => this.reset(),
      );
      this.list.append(slider.name, slider.track, slider.bounds);
      return slider;
    };
    putCount(this.sliders, criteria.length, add, ({ name, track, bounds }) => {
      name.remove();
      track.remove();
      bounds.remove();
    });
    const { leaders, formula } = view.assessment;
    const first = leaders.map(option => nameOf(view.assessment, option)).join(' and ');
    const stays = leaders.length > 1 ? 'stay' : 'stays';
    putText(
      this.lead,
      first === ''
        ? 'Drag a weight to try another.'
        : `${first} ${stays} first while each weight is in the green. Drag to try.`,
    );
    enable(this.use, !view.locked && formula !== 'sum' && view.assessment.weights.written !== 'none');
    this.draw();
  }

  private attempt(index: number, share: Exact): void {
    const view = this.view;
    if (view === null) return;
    this.shares = withShare(this.shares ?? view.assessment.shares, index, share);
    // A drag brings more events than can be shown.
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private reset(): void {
    this.shares = null;
    this.draw();
  }

  private draw(): void {
    const view = this.view;
    if (view === null) return;
    const { assessment, message } = view;
    const tried: Assessment | null = this.shares === null ? null : assessedWith(assessment, this.shares);
    const verdict = tried === null ? null : verdictOf(tried);
    const open = tried?.leaders.length === 0;
    const outcome = verdict === null ? '' : open ? 'the first place is open' : `${verdict.heading} would be first`;
    for (const [index, slider] of this.sliders.entries()) {
      const share = (this.shares ?? assessment.shares)[index];
      const name = message.criteria[index]?.name ?? '';
      if (share !== undefined) slider.update(name, assessment.stability[index], share, outcome);
    }
    this.trial.update(assessment, tried);
  }
}

function weightsOf({ message }: View): string {
  return JSON.stringify(message.criteria.map(({ name, weight }) => [name, weight]));
}
