import type { Assessment } from '../../src/decision/assess';
import { fromNumber } from '../../src/decision/decimal';
import { dominancesOf } from '../../src/decision/dominance';
import { evpi } from '../../src/decision/evpi';
import { add, compare, type Exact, exact, isZero, max, min, ONE, sign, sub, ZERO } from '../../src/decision/exact';
import { flipsOf } from '../../src/decision/flips';
import type { ScoreFlip } from '../../src/decision/scoreFlips';
import type { Spread } from '../../src/decision/spread';
import type { Stability } from '../../src/decision/stability';
import { proposeTriggers, type TriggerProposal } from '../../src/decision/triggers';
import type { WeightFlip } from '../../src/decision/weightFlips';
import { percent, percentDecimals, short } from './figures';
import { list } from './names';
import { criterionOf, nameOf } from './words';

export interface Trigger {
  readonly metric: string;
  readonly when: string;
  readonly window: string;
  readonly action: string;
}

export interface Finding {
  readonly words: string;
  readonly trigger: Trigger | null;
}

/** Where the leader stays first: `any`, `≥ 18 %`, `≤ 39 %`, `18 to 39 %`. */
export function boundsInWords({ weight, low, high }: Stability): string {
  const decimals = percentDecimals(weight);
  const [from, to] = [percent(low, decimals, 'up'), percent(high, decimals, 'down')];
  const [open, closed] = [sign(low) <= 0, compare(high, ONE) >= 0];
  if (open && closed) return 'any';
  if (closed) return `≥ ${from} %`;
  if (open) return `≤ ${to} %`;
  return compare(low, high) === 0 ? `only ${from} %` : `${from} to ${to} %`;
}

/** How little would change the leader; the nearest weight first, then the nearest scores. */
export function flipFindings(assessment: Assessment): readonly Finding[] {
  if (assessment.leaders.length > 1)
    return [{ words: 'Several options are first: any change decides between them.', trigger: null }];
  if (assessment.leaders.length === 0) return [];
  const { weight, score } = flipsOf(assessment);
  const triggers = proposeTriggers(assessment);
  const weights = (weight.passed.length > 0 ? weight.passed : weight.tied).slice(0, 2);
  const steps = [...score.tied, ...score.passed].sort((a, b) => a.steps - b.steps);
  const nearest = steps.filter(flip => flip.steps === steps[0]?.steps);
  const ofEach = nearest.filter(
    (flip, index) => index === nearest.findIndex(({ criterion }) => criterion === flip.criterion),
  );
  const said = [
    ...weights.map(flip => ({
      words: weightWords(assessment, flip),
      trigger: weightTrigger(assessment, flip, triggers),
    })),
    ...ofEach
      .slice(0, 3)
      .map(flip => ({ words: scoreWords(assessment, flip), trigger: scoreTrigger(assessment, flip, triggers) })),
  ];
  if (said.length === 0) return [{ words: 'No single weight or score can change the leader.', trigger: null }];
  const findings = said.map(({ words, trigger }, index) => ({
    words: `${index === 0 ? 'Smallest change that loses the lead: ' : 'Or '}${words}.`,
    trigger,
  }));
  const more = nearest.length - Math.min(3, ofEach.length);
  return more > 0
    ? [...findings, { words: `${more} more ${more === 1 ? 'score is' : 'scores are'} as near.`, trigger: null }]
    : findings;
}

/** `Cost 10 → 19 %`: the first whole percent at which the lead is lost. */
function weightWords(assessment: Assessment, { criterion, from, to, rival, passes }: WeightFlip): string {
  const up = compare(to, from) > 0;
  const decimals = percentDecimals(from);
  const unit = exact(1, decimals === 0 ? 100 : 1000);
  const reached = percent(to, decimals, up ? 'up' : 'down');
  // A bound that is a whole percent itself is the tie: the lead is lost one further.
  const whole = percentDecimals(to) === 0 || decimals === 1 ? isOn(to, unit) : false;
  const beyond = whole && passes ? percent(up ? add(to, unit) : sub(to, unit), decimals) : reached;
  const end = passes ? '' : `: a tie with ${nameOf(assessment, rival)}`;
  return `${criterionOf(assessment, criterion)} ${percent(from, decimals)} → ${beyond} %${end}`;
}

function isOn(value: Exact, unit: Exact): boolean {
  return (value.n * unit.d) % (value.d * unit.n) === 0n;
}

/** `Availability of Redis 4 → 3: a tie with Sticky` */
function scoreWords(assessment: Assessment, { option, criterion, from, to, outcome, rival }: ScoreFlip): string {
  const [leader = -1] = assessment.leaders;
  const change = `${criterionOf(assessment, criterion)} of ${nameOf(assessment, option)} ${short(from)} → ${short(to)}`;
  if (outcome === 'vetoed') return `${change}: it fails ${criterionOf(assessment, criterion)}`;
  if (outcome === 'tied')
    return `${change}: a tie with ${nameOf(assessment, option === leader ? (rival ?? -1) : leader)}`;
  return `${change}: ${rival === null ? 'another' : nameOf(assessment, rival)} leads`;
}

function weightTrigger(
  { matrix }: Assessment,
  { criterion, from, to }: WeightFlip,
  triggers: readonly TriggerProposal[],
): Trigger | null {
  const metric = `Weight of ${matrix.criteria[criterion]?.name ?? ''}`;
  const comparison = compare(to, from) > 0 ? '>' : '<';
  return written(triggers.find(own => own.metric === metric && own.comparison === comparison));
}

function scoreTrigger(
  { matrix }: Assessment,
  { criterion, option }: ScoreFlip,
  triggers: readonly TriggerProposal[],
): Trigger | null {
  const metric = `${matrix.criteria[criterion]?.name ?? ''}: ${matrix.options[option]?.name ?? ''}`;
  return written(triggers.find(own => own.metric === metric));
}

const NAME = 1000;

function written(proposal: TriggerProposal | undefined): Trigger | null {
  if (proposal === undefined) return null;
  const { metric, comparison, threshold, unit, window, action } = proposal;
  const when = `${comparison} ${short(threshold)}${unit === 'percent' ? ' %' : ''}`;
  return { metric: metric.slice(0, NAME), when, window, action: action.slice(0, 10 * NAME) };
}

export function dominanceFinding(assessment: Assessment): Finding {
  const by = new Map<number, number>();
  for (const { option, by: better } of dominancesOf(assessment)) if (!by.has(option)) by.set(option, better);
  if (by.size === 0) return { words: 'No option is dominated.', trigger: null };
  const said = [...by].map(
    ([option, better]) => `${nameOf(assessment, option)} (no better than ${nameOf(assessment, better)} anywhere)`,
  );
  return { words: `Never first, whatever the weights: ${list(said)}.`, trigger: null };
}

/** What is worth measuring, were every score off by a little: scores as written leave nothing to learn. */
export function measureFinding(assessment: Assessment): Finding | null {
  const { matrix, ranking } = assessment;
  if (ranking.length < 2) return null;
  const { min: from, max: to } = matrix.scale;
  const off = to - from <= 10 ? 1 : (to - from) / 10;
  const [low, high, reach] = [fromNumber(from), fromNumber(to), fromNumber(off)];
  const spreads = matrix.scores.map(row =>
    row.map((score): Spread | null =>
      score === null ? null : { low: clamp(sub(score, reach), low, high), high: clamp(add(score, reach), low, high) },
    ),
  );
  const worth = evpi(assessment, spreads);
  const best = worth.reduce(max, ZERO);
  const missing = matrix.scores.some(row => row.includes(null));
  const said = missing ? 'as scores are missing' : `if each score may be off by ${short(reach)}`;
  if (isZero(best))
    return { words: `Measuring one criterion better could not change the choice, even ${said}.`, trigger: null };
  const first = [...worth.keys()].filter(criterion => compare(worth[criterion] ?? ZERO, best) === 0);
  const names = list(first.map(criterion => criterionOf(assessment, criterion)));
  return { words: `Worth measuring first: ${names}, ${said}.`, trigger: null };
}

function clamp(value: Exact, low: Exact, high: Exact): Exact {
  return min(high, max(low, value));
}
