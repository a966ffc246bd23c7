import { answerIn } from './answer';
import type { ModelRequest } from './model';
import type { Attempt } from './retry';
import { askedAgain } from './structured';

/** What a model said: in words, or as the arguments of the tool that it was made to call. */
export interface Said {
  readonly text: string;
  readonly tool: string;
}

/** Asks, holds the answer against the schema, and asks once more with the exact complaint. For every kind of model. */
export async function askedTwice<Heard extends Said>(
  request: ModelRequest,
  ask: (asked: ModelRequest) => Promise<Attempt<Heard>>,
): Promise<Attempt<{ readonly value: unknown; readonly heard: Heard }>> {
  const first = judged(request, await ask(request));
  if (!('wrong' in first)) return first;
  const second = judged(request, await ask(askedAgain(request, first.wrong)));
  return 'wrong' in second ? { trouble: { kind: 'malformed', cause: second.wrong, passing: false } } : second;
}

function judged<Heard extends Said>(request: ModelRequest, outcome: Attempt<Heard>) {
  if ('trouble' in outcome) return outcome;
  const found = answerIn(outcome.done, request.schema.json);
  return 'wrong' in found ? found : { done: { value: found.value, heard: outcome.done } };
}
