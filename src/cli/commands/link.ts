import type { Relation } from '../../adr/model';
import { localDate } from '../../log/localDate';
import { link as linked } from '../../log/relate/link';
import { supersede } from '../../log/relate/supersede';
import { RELATIONS } from '../../log/relate/words';
import { exitCodes, usage } from '../failure';
import type { Command } from './command';
import { tie } from './supersede';

/** `deliberate link A B [--as relation]`: A is so related to B, and B says the opposite. */
export const link: Command = {
  options: { as: { type: 'string' } },
  async run(invocation) {
    const { positionals, values, out } = invocation;
    const [a, b, ...rest] = positionals;
    if (a === undefined || b === undefined || rest.length > 0)
      throw usage('link takes two records: deliberate link 12 7 --as amends');
    const relation = relationOf(values['as']);
    const today = localDate(new Date());
    await tie(
      invocation,
      a,
      b,
      (one, other) => {
        // What is superseded also has another status.
        if (relation === 'supersedes') return supersede(other, one, today);
        if (relation === 'superseded-by') return supersede(one, other, today);
        return linked(one, other, relation);
      },
      relation,
    );
    out(`${a} ${relation} ${b}.`);
    return exitCodes.fine;
  },
};

function relationOf(value: string | boolean | undefined): Relation {
  const said =
    typeof value === 'string'
      ? value
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, '-')
      : 'relates-to';
  const known = RELATIONS.find(relation => relation === said);
  if (known) return known;
  throw usage(`--as takes one of ${RELATIONS.join(', ')}, not ${value}.`);
}
