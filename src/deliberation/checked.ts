import type { Desk } from './desk';
import type { Answer, Asks, QuestionKind } from './questions';

const rounds = 3;

/**
 * Asks until the answer passes, at most three rounds more, each with what did not pass. What still does not is left to
 * the caller, with the complaints: it is shown, never hidden.
 */
export async function askUntil<K extends QuestionKind>(
  desk: Desk,
  kind: K,
  ask: Asks[K],
  complaintsOf: (answer: Answer<K>) => readonly string[],
): Promise<{ readonly answer: Answer<K>; readonly complaints: readonly string[] }> {
  let answer = await desk.ask(kind, ask);
  let complaints = complaintsOf(answer);
  for (let round = 1; round <= rounds && complaints.length > 0; round++) {
    const thought = desk.think({
      type: 'Exception',
      text: `The answer about ${subject(kind)} does not hold: ${complaints[0] ?? ''}`,
      action: `ask again with ${complaints.length} finding${complaints.length === 1 ? '' : 's'}, round ${round} of ${rounds}`,
    });
    answer = await desk.ask(kind, ask, { round, findings: complaints });
    const before = complaints.length;
    complaints = complaintsOf(answer);
    desk.think({
      type: 'Progress',
      parent: thought,
      text: `The answer was asked for again.`,
      observation:
        complaints.length === 0
          ? { status: 'success', result: 'it holds now' }
          : { status: complaints.length < before ? 'partial' : 'failure', result: complaints[0] ?? '' },
    });
  }
  return { answer, complaints };
}

function subject(kind: QuestionKind): string {
  const words: Readonly<Record<QuestionKind, string>> = {
    frame: 'the context',
    criteria: 'the criteria',
    alternatives: 'the alternatives',
    score: 'the scores',
    compare: 'the comparison',
    refine: 'the refinements',
    vote: 'the choice of refinements',
    justify: 'the reasons',
    triggers: 'the triggers',
  };
  return words[kind];
}
