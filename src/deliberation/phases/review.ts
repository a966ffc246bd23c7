import { read } from '../../adr/read';
import type { Finding } from '../../review/finding';
import { review as findings } from '../../review/review';
import type { Desk } from '../desk';
import { recordText } from '../values';
import { justification } from './justification';
import { triggers } from './triggers';

const rounds = 3;

/**
 * The record is held against the same rules as everybody's. What fails and words can mend goes back with the findings;
 * what still fails is shown.
 */
export async function reviewed(desk: Desk): Promise<readonly Finding[]> {
  let found = review(desk);
  for (let round = 1; round <= rounds && found.some(isWords); round++) {
    const thought = desk.think({
      type: 'Exception',
      text: `The rules find ${found.length}: ${found[0]?.message ?? ''}`,
      action: `put it right, round ${round} of ${rounds}`,
      observation: { status: 'failure', result: found.map(({ rule }) => rule).join(', ') },
    });
    const before = found.length;
    if (found.some(({ rule }) => rule.includes('trigger'))) await triggers(desk);
    await justification(
      desk,
      found.filter(isWords).map(({ message }) => message),
    );
    found = review(desk);
    desk.think({
      type: 'Progress',
      parent: thought,
      text: 'The record was held against the rules again',
      observation: {
        status: found.length === 0 ? 'success' : found.length < before ? 'partial' : 'failure',
        result: `${found.length} findings`,
      },
    });
    if (found.length >= before) break;
  }
  desk.enter('review');
  desk.think({
    type: 'Progress',
    text: found.length === 0 ? 'No rule finds anything' : `${found.length} findings are left for a person`,
  });
  return found;
}

function review(desk: Desk): readonly Finding[] {
  const text = recordText(desk.state, desk.work);
  return findings(read(text, { path: desk.state.path }));
}

/** What other words would mend; scores and options are not asked for again to please a rule. */
function isWords({ rule }: Finding): boolean {
  return [
    'circular-reason',
    'overstated-confidence',
    'vague-trigger',
    'trigger-count',
    'below-minimum',
    'tie-as-decision',
    'chosen-not-leading',
  ].includes(rule);
}
