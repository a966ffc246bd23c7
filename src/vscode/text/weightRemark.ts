import type { AdrRecord } from '../../adr/read';
import { indexOfName } from '../../adr/words/names';
import { compare, isZero, ONE, ZERO } from '../../decision/exact';
import type { Stability } from '../../decision/stability';
import { criterionOf, nameOf, short } from '../../review/figures';
import type { Scored } from '../../review/scored';
import { bound, percent } from './figure';
import type { Said } from './said';

/** What a criterion weighs, how far that may move before another option leads, and what it was drawn from. */
export function weightRemark(record: AdrRecord, scored: Scored, criterion: number): Said {
  const { weights, shares, matrix } = scored.assessment;
  const name = criterionOf(scored, criterion);
  const share = percent(shares[criterion] ?? ZERO);
  const written = matrix.criteria[criterion]?.weight;
  const of = written && weights.written === 'other' ? ` (${short(written)} of ${short(weights.sum)})` : '';
  const critical = matrix.criteria[criterion]?.critical;
  return [
    [{ strong: name }, ` weighs ${share}${of}${written ? '' : ', no weight is written'}.`],
    [stays(scored, criterion)],
    ...(critical ? [[`Critical: ${critical.op} ${short(critical.value)}, or the option is out.`]] : []),
    ...source(record, name),
  ];
}

function stays(scored: Scored, criterion: number): string {
  const { leaders, stability } = scored.assessment;
  const [leader] = leaders;
  if (leader === undefined) return 'The first place is open.';
  if (leaders.length > 1) return 'Several options share the first place.';
  const own = stability.find(one => one.criterion === criterion);
  const name = nameOf(scored, leader);
  if (!own || (isZero(own.low) && compare(own.high, ONE) >= 0)) return `${name} stays first whatever it weighs.`;
  return `${name} stays first between ${bound(own.low, 'low')} and ${bound(own.high, 'high')}.${passing(scored, own)}`;
}

function passing(scored: Scored, { lowRival, highRival }: Stability): string {
  const below = lowRival === null ? '' : ` Below that ${nameOf(scored, lowRival)} passes it.`;
  const above = highRival === null ? '' : ` Above that ${nameOf(scored, highRival)} passes it.`;
  return below + above;
}

function source(record: AdrRecord, name: string): Said {
  const { criterionSources } = record;
  const index = indexOfName(
    criterionSources.map(({ criterion }) => criterion),
    name,
    4,
  );
  const from = criterionSources[index]?.from.value;
  return from ? [[`Weight from: ${from}`]] : [];
}
