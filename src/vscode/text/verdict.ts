import { format } from '../../decision/decimal';
import { nameOf, totalOf } from '../../review/figures';
import { listed } from '../../review/names';
import type { Checked } from './checked';
import { cut } from './said';

/** What a matrix comes to, in one sentence. */
export function verdict(checked: Checked): string {
  const { wrong, unexplained } = checked;
  if (wrong > 0) return wrong === 1 ? '1 total is wrong' : `${wrong} totals are wrong`;
  if (unexplained) return 'No usual formula gives these totals';
  return standing(checked);
}

function standing({ scored }: Checked): string {
  const { leaders, ranking, gap, formula, options } = scored.assessment;
  const [leader] = leaders;
  const name = (option: number | undefined) => cut(nameOf(scored, option), 60);
  if (leader === undefined) {
    if (ranking.length > 0) return 'Open: scores are missing';
    return options.length > 0 ? 'None: every option fails a critical criterion' : 'None: there is no option';
  }
  const total = totalOf(scored, leader);
  if (gap === null) return `Only ${name(leader)} is left, with ${total}`;
  if (leaders.length > 1) {
    const names = listed(leaders.map(name));
    return `TIE: ${names} have the same total, a person has to decide`;
  }
  // A gap is in points of the scale, and so is a total only where it is a weighted mean.
  const apart = format(gap, 2);
  if (scored.confidence === 'TIE') return `TIE: ${apart} apart, a person has to decide`;
  const second = ranking.find(option => option !== leader);
  const ahead = `${name(leader)} ${total}, ${apart} ${formula === 'weighted-mean' ? '' : 'points '}ahead of ${name(second)}`;
  return scored.confidence === null ? ahead : `${scored.confidence}: ${ahead}`;
}

/** `MODERATE 0.30`, `TIE 0.05`, `2 totals wrong`; `null` where nothing can be said in so few words. */
export function briefly(checked: Checked): string | null {
  const { wrong, unexplained, scored } = checked;
  if (wrong > 0) return `${wrong} ${wrong === 1 ? 'total' : 'totals'} wrong`;
  if (unexplained) return null;
  const { gap, leaders, ranking } = scored.assessment;
  if (leaders.length === 0) return ranking.length > 0 ? 'open' : null;
  return gap === null || scored.confidence === null ? null : `${scored.confidence} ${format(gap, 2)}`;
}
