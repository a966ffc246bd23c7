import * as vscode from 'vscode';
import { redact } from '../../../llm/redact';
import { tools } from '../../../mcp/tools';
import { isAboutTools } from '../../models/lmTrouble';
import { editorSchema, editorTools } from '../toolList';
import { filesMeant, forFile, forWords, list, once, shownOf } from './found';
import { grounded, tell } from './grounded';
import { type Heard, heard } from './model';
import { askPrompt } from './prompts';
import type { Outcome, Turn } from './turn';

const ROUNDS = 6;
const CALLS = 8;
const LONGEST = 40_000;
const REMEMBERED = 4;

/** A question without a command: the model looks with the tools that change nothing, and code holds its words against the log. */
export async function ask(turn: Turn): Promise<Outcome> {
  const { say, request, entries } = turn;
  const question = request.prompt.trim();
  const files = await filesMeant(turn);
  const ofFiles = (await Promise.all(files.map(path => forFile(turn, path)))).flat();
  const found = once([...ofFiles, ...(question === '' ? [] : await forWords(turn, question))]);
  if (entries.length === 0) {
    say.ours('There are no decision records in this folder yet: `/new` begins the first.');
    return { kind: 'nothing' };
  }
  const answer = await conversed(turn, asking =>
    askPrompt(redact(question).text, shownOf(found, request.model), asking),
  );
  if ('trouble' in answer) {
    if (answer.trouble.kind === 'cancelled') return { kind: 'nothing' };
    say.words(`No model puts it into words: ${answer.message}`).ours('\n\n');
  }
  const words = 'trouble' in answer ? null : grounded(answer.text, entries);
  const cited = words?.cited ?? [];
  if (found.length === 0 && cited.length === 0) {
    say.words(`None of the ${entries.length} decisions in the log says anything about this.`);
    return { kind: 'nothing' };
  }
  if (words && words.pieces.length > 0) tell(turn, words);
  const shown = cited.length > 0 ? cited.map(entry => ({ entry, because: 'named above', text: '' })) : found;
  say.ours('From the log:\n');
  list(turn, shown);
  return { kind: 'ask', ...(shown[0] ? { record: shown[0].entry.path } : {}) };
}

/** Lets the model ask our tools until it has its answer, a few times at most. */
async function conversed(turn: Turn, prompt: (hasTools: boolean) => string): Promise<Heard> {
  const { request, signal, say } = turn;
  let offered = offeredTools();
  let messages = [...remembered(turn), vscode.LanguageModelChatMessage.User(prompt(true))];
  for (let round = 1; ; round++) {
    const answer = await heard(request.model, messages, round < ROUNDS ? offered : [], signal);
    if ('trouble' in answer && offered.length > 0 && isAboutTools(answer.trouble)) {
      offered = [];
      messages = [...remembered(turn), vscode.LanguageModelChatMessage.User(prompt(false))];
      continue;
    }
    if ('trouble' in answer || answer.calls.length === 0 || round >= ROUNDS) return answer;
    say.progress('Looking into the log');
    const results = await Promise.all(answer.calls.map((call, at) => answerTo(turn, call, at)));
    messages.push(
      vscode.LanguageModelChatMessage.Assistant([
        ...(answer.text === '' ? [] : [new vscode.LanguageModelTextPart(answer.text)]),
        ...answer.calls,
      ]),
      vscode.LanguageModelChatMessage.User(results),
    );
  }
}

/** Those that change nothing: a question is no order to write something. */
function offeredTools(): vscode.LanguageModelChatTool[] {
  return editorTools.flatMap(({ name, mcp, readOnly }) => {
    const tool = tools.find(one => one.name === mcp);
    return tool && readOnly ? [{ name, description: tool.description, inputSchema: editorSchema(tool.takes) }] : [];
  });
}

async function answerTo(
  { request, token }: Turn,
  { name, callId, input }: vscode.LanguageModelToolCallPart,
  at: number,
): Promise<vscode.LanguageModelToolResultPart> {
  const said = (text: string) =>
    new vscode.LanguageModelToolResultPart(callId, [
      new vscode.LanguageModelTextPart(redact(text.slice(0, LONGEST)).text),
    ]);
  if (at >= CALLS) return said('Too many calls at once: ask for less.');
  if (!editorTools.some(tool => tool.readOnly && tool.name === name)) return said('There is no such tool here.');
  try {
    const options = { input, toolInvocationToken: request.toolInvocationToken };
    const { content } = await vscode.lm.invokeTool(name, options, token);
    return said(content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join(''));
  } catch (error) {
    return said(`It failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What was said in this chat before, as far as it fits. */
function remembered({ history }: Turn): vscode.LanguageModelChatMessage[] {
  return history.slice(-REMEMBERED).map(one => {
    if (one instanceof vscode.ChatRequestTurn) return vscode.LanguageModelChatMessage.User(one.prompt.slice(0, 4000));
    const words = one.response.map(part => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : ''));
    return vscode.LanguageModelChatMessage.Assistant(words.join('').slice(0, 4000) || '(no words)');
  });
}
