import { choiceOf } from '../../decision/choice';
import type { Desk } from '../desk';
import type { Continue } from '../gates';
import { assessed } from '../matrix';
import { plain, sameName } from '../plain';
import type { Scored, Verdict } from '../work';
import { criteriaAsk } from './asks';
import { askingFor, scoresGate } from './scores';

/** Drops what fails, ranks, and chooses; what the numbers cannot decide is a person's, or stays open. */
export async function selection(desk: Desk): Promise<void> {
  desk.enter('selection');
  await compareTied(desk);
  const answer = await scoresGate(desk);
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const scored = desk.work.scored ?? [];
  const assessment = assessed(criteria, scored, settings);
  for (const [option, { vetoedBy, belowMinimum }] of assessment.options.entries()) {
    const name = scored[option]?.alternative.name ?? '';
    const limits = vetoedBy.map(index => `${criteria[index]?.name ?? ''} below ${criteria[index]?.atLeast ?? ''}`);
    if (limits.length > 0)
      desk.think({ type: 'Exception', text: `${name} is out: ${limits.join(', ')}`, edge: 'prune', node: name });
    else if (belowMinimum)
      desk.think({
        type: 'Reasoning',
        text: `${name} is below the minimum of ${settings.minimum} %`,
        edge: 'prune',
        node: name,
      });
  }
  const verdict = verdictOf(desk, scored, answer);
  desk.set({ verdict });
  desk.think({
    type: 'Synthesis',
    text: verdict.chosen
      ? `${verdict.chosen} is chosen${verdict.reason ? `: ${verdict.reason}` : ''}`
      : `No option is chosen: ${verdict.reason}`,
    observation: { status: verdict.chosen ? 'success' : 'partial', result: assessment.confidence ?? 'no confidence' },
  });
}

/** A near-tie gets one question in each order. Who wins only by coming first wins nothing. */
async function compareTied(desk: Desk): Promise<void> {
  const { settings, designer } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const scored = desk.work.scored ?? [];
  const assessment = assessed(criteria, scored, settings);
  if (assessment.confidence !== 'TIE' || designer.origin === 'catalogue') return;
  const [a, b] = assessment.ranking.slice(0, 2).flatMap(option => scored[option]?.alternative ?? []);
  if (!a || !b) return;
  const of = ({ name, summary }: typeof a) => ({ name, summary });
  desk.plan(2);
  const asked = [
    { first: of(a), second: of(b), criteria: criteriaAsk(criteria) },
    { first: of(b), second: of(a), criteria: criteriaAsk(criteria) },
  ] as const;
  const thought = desk.think({
    type: 'Exception',
    text: `${a.name} and ${b.name} are too close for the numbers`,
    action: 'compare them, once in each order',
  });
  const [one, two] = await Promise.all(asked.map(ask => desk.try('compare', ask)));
  desk.stopIfOver();
  const winners = [winner(one, a.name, b.name), winner(two, b.name, a.name)];
  const agreed = winners[0] !== null && winners[0] === winners[1] ? winners[0] : null;
  desk.think({
    type: 'Reasoning',
    parent: thought,
    text: agreed
      ? `${agreed} is preferred in both orders; a person decides`
      : 'The order decided, or nothing did: it is a tie',
    observation: { status: agreed ? 'success' : 'failure', result: winners.map(name => name ?? 'neither').join(', ') },
  });
}

function winner(
  reply: Awaited<ReturnType<typeof Desk.prototype.try<'compare'>>> | undefined,
  first: string,
  second: string,
): string | null {
  if (!reply?.ok || reply.answer.better === 'neither') return null;
  return reply.answer.better === 'first' ? first : second;
}

function verdictOf(desk: Desk, scored: readonly Scored[], { choose }: Continue): Verdict {
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const assessment = assessed(criteria, scored, settings);
  const nameOf = (option: number) => scored[option]?.alternative.name ?? '';
  const choice = choiceOf(assessment);
  if (choose) {
    const option = scored.findIndex(
      ({ alternative }) => choose.option !== null && sameName(alternative.name, choose.option),
    );
    if (choose.option === null || option < 0)
      return {
        chosen: null,
        reason: plain(choose.reason, 300) || 'left open by a person',
        chosenBy: 'person',
        none: 'tie',
      };
    const leads = 'option' in choice && choice.option === option;
    return {
      chosen: nameOf(option),
      reason: leads ? '' : plain(choose.reason, 300),
      chosenBy: leads ? null : 'person',
      none: null,
    };
  }
  const open = (none: NonNullable<Verdict['none']>, reason: string): Verdict => ({
    chosen: null,
    reason,
    chosenBy: null,
    none,
  });
  if ('none' in choice) {
    const reasons = {
      'nothing-left': 'every option fails a critical criterion',
      unsettled: 'scores are missing, and they could change the order',
      tie: `${assessment.ranking.slice(0, 2).map(nameOf).join(' and ')} are too close for the numbers to decide; a person has to`,
      'below-minimum': `the leader does not reach the minimum of ${settings.minimum} %`,
    };
    return open(choice.none, reasons[choice.none]);
  }
  // Nobody could be asked, and the evaluators are apart on the option that would be chosen.
  const doubt = askingFor(assessment, criteria, scored, desk).find(text =>
    text.includes(` of ${nameOf(choice.option)}:`),
  );
  if (doubt && settings.unattended) return open('disagreement', `${doubt} A person has to decide`);
  return { chosen: nameOf(choice.option), reason: '', chosenBy: null, none: null };
}
