import type { Assessed } from '../../src/decision/assess';
import { format } from '../../src/decision/decimal';
import { mul, toNumber, ZERO } from '../../src/decision/exact';
import { element } from '../ui/dom';
import { plainButton } from './cells';
import { ordinal, totalEnds } from './figures';
import type { View } from './model';
import { put, putCount, putText, putVariable } from './patch';
import { criterionOf } from './words';

/** What an option comes to, of what, and whether the text says so. */
export class TotalCell {
  readonly box: HTMLTableCellElement;
  private readonly total = element('span', 'sum');
  private readonly state = element('span', 'aside');
  private readonly bar = element('div', 'parts');
  private readonly parts: HTMLElement[] = [];
  private readonly stated = element('s', '');
  private readonly claim: HTMLElement;
  private readonly correct = plainButton('correct', 'Correct');

  constructor() {
    this.bar.setAttribute('role', 'img');
    this.correct.dataset['does'] = 'recompute';
    this.correct.tabIndex = 0;
    this.claim = element('div', 'claim', 'stated ', this.stated, ' ', this.correct);
    this.box = element('td', 'total', this.total, ' ', this.state, this.bar, this.claim);
  }

  update(view: View, index: number): void {
    const { message, assessment, locked } = view;
    const option = message.options[index];
    const assessed = assessment.options[index];
    if (option === undefined || assessed === undefined) return;
    const { low, high } = totalEnds(assessment, index);
    const vetoed = assessed.vetoedBy.length > 0;
    put(this.box, 'aria-label', `Total of ${option.name}`);
    putText(this.total, low === high ? low : `${low} – ${high}`);
    putText(this.state, stateOf(assessed, message.minimum));
    this.box.classList.toggle('vetoed', vetoed);
    this.box.classList.toggle('low', assessed.belowMinimum === true);
    this.box.classList.toggle('leads', assessment.leaders.includes(index));
    this.drawParts(view, index);
    const wrong = assessed.statedIsRight === false;
    this.claim.hidden = !wrong;
    putText(this.stated, wrong ? (option.stated ?? '') : '');
    put(this.correct, 'title', 'Recompute the totals in the text');
    put(this.correct, 'aria-label', `Correct the total of ${option.name}`);
    this.correct.disabled = locked;
  }

  /** One segment for each criterion: what it adds, on a track as long as the scale. */
  private drawParts({ assessment }: View, option: number): void {
    const { matrix, shares, worths } = assessment;
    const { min, max } = matrix.scale;
    const base = Math.min(0, min);
    const words: string[] = [];
    putCount(
      this.parts,
      shares.length,
      () => this.newPart(),
      part => part.remove(),
    );
    for (const [criterion, part] of this.parts.entries()) {
      const share = shares[criterion] ?? ZERO;
      const worth = worths[option]?.[criterion]?.low ?? ZERO;
      const length = max > base ? (toNumber(share) * (toNumber(worth) - base)) / (max - base) : 0;
      putVariable(part, '--length', Math.max(0, length).toFixed(4));
      putVariable(part, '--shade', (1 - criterion / Math.max(1, shares.length)).toFixed(2));
      words.push(`${criterionOf(assessment, criterion)} ${format(mul(share, worth), 2)}`);
    }
    const said = words.join(', ');
    put(this.bar, 'aria-label', `Contributions: ${said}`);
    put(this.bar, 'title', said);
  }

  private newPart(): HTMLElement {
    const part = element('span', '');
    this.bar.append(part);
    return part;
  }
}

function stateOf({ rank, vetoedBy, belowMinimum }: Assessed, minimum: string | null): string {
  if (vetoedBy.length > 0) return 'vetoed';
  const place = rank === null ? 'open' : ordinal(rank);
  return belowMinimum ? `${place}, below ${minimum ?? ''}` : place;
}
