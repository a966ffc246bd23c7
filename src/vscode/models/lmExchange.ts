import * as vscode from 'vscode';
import type { Timers } from '../../llm/host';
import type { Trouble } from '../../llm/trouble';
import { type Limits, watched } from '../../llm/watch';
import type { LmHeard } from './lmAnswer';

export interface LmExchange {
  send(token: vscode.CancellationToken): Thenable<vscode.LanguageModelChatResponse>;
  /** The name of the tool that holds the answer. */
  readonly tool: string;
  /** All that was heard so far, after every part. */
  hear(heard: LmHeard): void;
  readonly signal: AbortSignal;
  readonly limits: Limits;
  readonly timers: Timers;
  troubleOf(error: unknown): Trouble;
}

/** An answer is a few thousand characters; a model that never ends is stopped. */
const MOST = 2_000_000;

/** One request and its stream. Null when it came to its end; never throws, never hangs, and ends at once on a cancel. */
export async function exchanged(exchange: LmExchange): Promise<Trouble | null> {
  const { signal, limits, timers, tool, hear, troubleOf } = exchange;
  const watch = watched(signal, limits, timers);
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  watch.signal.addEventListener('abort', cancel);
  let heard: LmHeard = { text: '', calls: [] };
  let finished = false;
  try {
    if (watch.signal.aborted) return watch.why();
    const response = await watch.within(Promise.resolve(exchange.send(cancellation.token)));
    const stream = response.stream[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await watch.within(stream.next());
      if (done) break;
      // Thoughts and parts that are not known yet are signs of life all the same.
      watch.progress('speaking');
      const next = added(heard, value, tool);
      if (next === heard) continue;
      heard = next;
      if (heard.text.length > MOST) return { kind: 'broken', cause: 'the answer does not end', passing: false };
      hear(heard);
    }
    finished = true;
    // A cancelled provider may end its stream as if it had said all.
    return watch.why();
  } catch (error) {
    return watch.why() ?? troubleOf(error);
  } finally {
    watch.signal.removeEventListener('abort', cancel);
    if (!finished) cancellation.cancel();
    cancellation.dispose();
    watch.end();
  }
}

function added(heard: LmHeard, part: unknown, tool: string): LmHeard {
  if (part instanceof vscode.LanguageModelTextPart) return { ...heard, text: heard.text + part.value };
  if (part instanceof vscode.LanguageModelToolCallPart && part.name === tool)
    return { ...heard, calls: [...heard.calls, part.input] };
  return heard;
}
