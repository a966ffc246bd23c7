import * as vscode from 'vscode';
import { hostTimers } from '../../../llm/host';
import type { Trouble } from '../../../llm/trouble';
import { limits, watched } from '../../../llm/watch';
import { troubleOfLm } from '../../models/lmTrouble';
import { lmFailure } from '../../models/lmWords';

export interface Answered {
  readonly text: string;
  readonly calls: readonly vscode.LanguageModelToolCallPart[];
}

export type Heard = Answered | { readonly trouble: Trouble; readonly message: string };

const LONGEST = 200_000;
const justification = 'Deliberate answers your question from the decision records of this workspace.';

/** One answer of the model that the person chose in the chat. Never throws, never hangs, and ends at once on a cancel. */
export async function heard(
  model: vscode.LanguageModelChat,
  messages: vscode.LanguageModelChatMessage[],
  tools: vscode.LanguageModelChatTool[],
  signal: AbortSignal,
): Promise<Heard> {
  const watch = watched(signal, limits, hostTimers);
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  watch.signal.addEventListener('abort', cancel);
  const told = (trouble: Trouble): Heard => {
    const { message } = lmFailure(trouble, { vendor: model.vendor, name: model.name }, trouble.cause);
    return { trouble, message };
  };
  try {
    const options = { justification, ...(tools.length > 0 ? { tools } : {}) };
    const asking = Promise.resolve(model.sendRequest(messages, options, cancellation.token));
    const stream = (await watch.within(asking)).stream[Symbol.asyncIterator]();
    let text = '';
    const calls: vscode.LanguageModelToolCallPart[] = [];
    for (;;) {
      const { done, value } = await watch.within(stream.next());
      if (done) break;
      watch.progress('speaking');
      if (value instanceof vscode.LanguageModelTextPart) text += value.value;
      else if (value instanceof vscode.LanguageModelToolCallPart) calls.push(value);
      if (text.length > LONGEST) return told({ kind: 'broken', cause: 'the answer does not end', passing: false });
    }
    const why = watch.why();
    return why ? told(why) : { text, calls };
  } catch (error) {
    return told(watch.why() ?? troubleOfLm(error));
  } finally {
    watch.signal.removeEventListener('abort', cancel);
    cancellation.cancel();
    cancellation.dispose();
    watch.end();
  }
}
