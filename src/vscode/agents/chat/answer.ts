import * as vscode from 'vscode';
import { ask } from './ask';
import { impact } from './impact';
import { newDecision } from './newDecision';
import { review } from './review';
import { Say } from './say';
import { type ChatWorld, type Outcome, type Turn, turnOf } from './turn';
import { why } from './why';

const answers: Readonly<Record<string, (turn: Turn) => Promise<Outcome>>> = {
  new: newDecision,
  why,
  impact,
  review,
};

/** Answers one question to `@adr`. What goes wrong is told in the answer. */
export async function answer(
  given: ChatWorld,
  request: vscode.ChatRequest,
  { history }: vscode.ChatContext,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<{ readonly metadata: Outcome }> {
  const cancel = new AbortController();
  const listening = token.onCancellationRequested(() => cancel.abort());
  try {
    const turn = await turnOf(given, request, history, stream, token, cancel.signal);
    if ('problem' in turn) {
      new Say(stream).words(turn.problem);
      return { metadata: { kind: 'nothing' } };
    }
    const command = request.command ?? '';
    const work = (Object.hasOwn(answers, command) ? answers[command] : undefined) ?? ask;
    return { metadata: await work(turn) };
  } catch (error) {
    if (!(error instanceof vscode.CancellationError))
      new Say(stream).words(error instanceof Error ? error.message : String(error));
    return { metadata: { kind: 'nothing' } };
  } finally {
    listening.dispose();
  }
}
