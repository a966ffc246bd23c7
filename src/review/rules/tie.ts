import { nameOf, short } from '../figures';
import type { Found, Rule } from '../rule';
import type { Subject } from '../subject';
import { givesReason, speaksOfTie } from '../words';

export const tieAsDecision: Rule = {
  name: 'tie-as-decision',
  severity: 'warning',
  about: 'The gap between the first two is too small to decide anything, and the record decides without saying so.',
  fixable: false,
  find,
};

function find({ main, record, stage, argument, protocol }: Subject): readonly Found[] {
  if (!main?.computable || main.confidence !== 'TIE' || main.read.options.every(({ total }) => total === null))
    return [];
  const { gap, ranking, leaders } = main.assessment;
  if (gap === null) return [];
  // Against the ranking, or out of it: that is the finding, whatever the ranking's gap.
  if (main.chosen && !leaders.includes(main.chosen.option) && ranking[1] !== main.chosen.option) return [];
  if (stage === 'closed' || (!main.chosen && stage === 'open')) return [];
  const stated =
    speaksOfTie(argument) || speaksOfTie(record.confidence?.value ?? '') || /no option chosen/i.test(record.text);
  if (stated && (!main.chosen || !protocol || givesReason(argument))) return [];
  const [first, second] = ranking.map(option => nameOf(main, option));
  const range =
    main.chosen?.range ?? main.read.options[leaders[0] ?? -1]?.total ?? main.read.options[leaders[0] ?? -1]?.name;
  if (!range) return [];
  const apart = gap.n === 0n ? `have the same total` : `are only ${short(gap)} apart`;
  const todo = stated
    ? 'say who decided between them and why'
    : 'say that it is a tie and why a person decided as they did';
  return [
    {
      message: `${first} and ${second} ${apart}, which is a tie; ${todo}.`,
      range,
      severity: protocol || isConfident(record.text) ? 'warning' : 'info',
    },
  ];
}

/** Who writes `Confidence: HIGH` knows what confidence is, whatever the template. */
function isConfident(text: string): boolean {
  return /\bconfidence\b[^\n]{0,30}\b(?:HIGH|MODERATE)\b/i.test(text);
}
