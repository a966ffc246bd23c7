import type * as vscode from 'vscode';
import { hostTimers } from '../../llm/host';
import type { Usage } from '../../llm/model';
import { estimateTokens } from '../../llm/tokens';
import type { LmHeard } from './lmAnswer';

/** Adds up what the attempts of one answer cost. VS Code does not say, so it is counted here. */
export interface LmTally {
  /** Nothing is counted where the model never came to speak. */
  add(asked: string, heard: LmHeard): void;
  /** By the model's own counting where it may be asked, else estimated. */
  usage(exact: boolean): Promise<Usage>;
}

/** The count is for information: nobody waits long for it. */
const patience = 2000;

export function lmTally(chat: vscode.LanguageModelChat): LmTally {
  const asked: string[] = [];
  const said: string[] = [];
  const count = async (texts: readonly string[], exact: boolean) => {
    const counts = await Promise.all(texts.map(text => (exact ? tokens(chat, text) : estimateTokens(text))));
    return counts.reduce((sum, one) => sum + one, 0);
  };
  return {
    add(question, { text, calls }) {
      const answer = text + calls.map(call => JSON.stringify(call)).join('');
      if (answer === '') return;
      asked.push(question);
      said.push(answer);
    },
    async usage(exact) {
      const [input, output] = await Promise.all([count(asked, exact), count(said, exact)]);
      return { input, output, estimated: true };
    },
  };
}

async function tokens(chat: vscode.LanguageModelChat, text: string): Promise<number> {
  let callOff = () => {};
  const late = new Promise<number>(resolve => {
    callOff = hostTimers.after(patience, () => resolve(0));
  });
  try {
    const counted = await Promise.race([chat.countTokens(text), late]);
    return Number.isSafeInteger(counted) && counted > 0 ? counted : estimateTokens(text);
  } catch {
    return estimateTokens(text);
  } finally {
    callOff();
  }
}
