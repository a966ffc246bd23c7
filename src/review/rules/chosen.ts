import { likeness } from '../../adr/words/names';
import { format } from '../../decision/decimal';
import { compare } from '../../decision/exact';
import { failure, nameOf, short, totalOf } from '../figures';
import { mentionsOf } from '../names';
import type { Found, Rule } from '../rule';
import { bare, type Scored } from '../scored';
import type { Subject } from '../subject';
import { givesReason } from '../words';
import { falseLeader } from './wrongWinner';

export const chosenNotScored: Rule = {
  name: 'chosen-not-scored',
  severity: 'warning',
  about: 'The chosen option is not among those that were scored.',
  fixable: false,
  find: notScored,
};

export const chosenNotLeading: Rule = {
  name: 'chosen-not-leading',
  severity: 'warning',
  about: 'The chosen option does not lead, and no reason is given for choosing it.',
  fixable: false,
  find: notLeading,
};

export const chosenVetoed: Rule = {
  name: 'chosen-vetoed',
  severity: 'error',
  about: 'The chosen option fails a critical criterion.',
  fixable: false,
  find: ({ main }) => {
    if (!main?.chosen || !main.assessment.options[main.chosen.option]?.vetoedBy.length) return [];
    const { option, range } = main.chosen;
    const why = failure(main, option);
    return [
      {
        message: `${nameOf(main, option)} is chosen and fails a critical criterion (${why}); choose another option or change the criterion.`,
        range,
      },
    ];
  },
};

export const belowMinimum: Rule = {
  name: 'below-minimum',
  severity: 'warning',
  about: 'The chosen option does not reach the minimum that the record states, and the decision does not say why.',
  fixable: false,
  find: ({ main, argument }) => {
    const minimum = main?.assessment.matrix.minimum;
    if (!main?.chosen || !minimum || main.assessment.options[main.chosen.option]?.belowMinimum !== true) return [];
    if (/minimum|threshold|mindest|seuil|umbral|mínim|limiar|最低|阈值/i.test(argument)) return [];
    const { option, range } = main.chosen;
    const points = main.assessment.options[option]?.points.low;
    return [
      {
        message: `${nameOf(main, option)} is chosen with ${points ? format(points, 2) : '?'} points, below the minimum of ${short(minimum)}; say why that is acceptable.`,
        range,
      },
    ];
  },
};

/** Only where the table scores what the record lists as its options: many tables compare something else. */
function notScored({ record, scored, protocol }: Subject): Found[] {
  const { chosen } = record;
  if (!chosen || /^\W*(?:option|alternative|方案)?\W*(?:\d{1,2}|[a-z])\W*$/i.test(chosen.value)) return [];
  const compared = scored.filter(({ read }) => read.options.length > 1);
  const [main] = compared;
  if (!main || compared.some(one => one.chosen !== null)) return [];
  const names = main.assessment.matrix.options.map(({ name }) => name);
  if (names.some(name => likeness(name, chosen.value) > 0)) return [];
  const same = record.options.filter(
    ({ name, range }) => !insideTable(main, range.start) && names.some(other => likeness(other, name) >= 3),
  );
  if (!protocol && same.length < 2) return [];
  return [
    {
      message: `${chosen.value} is chosen and was never scored; score it beside the others or choose one of them.`,
      range: bare(record.text, chosen.range),
    },
  ];
}

function insideTable({ read }: Scored, at: number): boolean {
  return read.parts.some(({ range }) => at >= range.start && at < range.end);
}

function notLeading({ main, argument, protocol, stage }: Subject): Found[] {
  if (!main?.chosen || !main.computable || stage === 'closed') return [];
  const { leaders, options } = main.assessment;
  const { option, range } = main.chosen;
  const [leader] = leaders;
  if (leader === undefined || leaders.includes(option) || options[option]?.vetoedBy.length) return [];
  // The wrong figures are the finding then: who trusted them chose the leader.
  if (falseLeader(main) === option || isCloseByRounding(main, option, leader)) return [];
  const names = main.assessment.matrix.options.map(({ name }) => name);
  const passage = { text: argument, start: 0, end: argument.length };
  const named = mentionsOf(names, passage).some(mention => mention.option === leader);
  if (named || givesReason(argument) || argument.includes(totalOf(main, leader))) return [];
  if (argument === '' && !protocol) return [];
  const message = `${nameOf(main, option)} is chosen with ${totalOf(main, option)} although ${nameOf(main, leader)} leads with ${totalOf(main, leader)}; say what speaks for it.`;
  return [{ message, range }];
}

/** Equal as shown: whoever read the table saw no difference. */
function isCloseByRounding({ assessment }: Scored, option: number, leader: number): boolean {
  const own = assessment.matrix.options[option]?.stated;
  const first = assessment.matrix.options[leader]?.stated;
  return !!own && !!first && compare(own.value, first.value) === 0;
}
