import * as vscode from 'vscode';
import { redact } from '../../../llm/redact';
import { filesMeant, forFile, forWords, list, once, shownOf } from './found';
import { grounded, tell } from './grounded';
import { heard } from './model';
import { whyPrompt } from './prompts';
import type { Outcome, Turn } from './turn';

/** `/why`: which decisions made a file, or something else that is asked about, what it is. */
export async function why(turn: Turn): Promise<Outcome> {
  const { say, request, entries, signal } = turn;
  const files = await filesMeant(turn);
  const ofFiles = (await Promise.all(files.map(path => forFile(turn, path)))).flat();
  // A file alone is no question: its path would find records that only share a word with it.
  const question = request.prompt.trim();
  const bare = files.reduce((words, path) => words.replaceAll(path, ' '), question).trim();
  const found = once([...ofFiles, ...(bare === '' ? [] : await forWords(turn, bare))]);
  const subject = files.length > 0 ? files.join(', ') : 'this';
  if (found.length === 0) {
    if (question === '' && files.length === 0)
      say.ours('Name a file or ask a question, such as `/why src/session/store.ts` or `/why Redis for sessions`.');
    else
      say.words(`No record says why: none of the ${entries.length} decisions in the log governs or names ${subject}.`);
    return { kind: 'nothing' };
  }
  say.progress(`${found.length} ${found.length === 1 ? 'record has' : 'records have'} to do with it`);
  const asked = `${question || 'Why is it as it is?'}${files.length > 0 ? `\nAbout the files: ${files.join(', ')}` : ''}`;
  const message = vscode.LanguageModelChatMessage.User(whyPrompt(redact(asked).text, shownOf(found, request.model)));
  const answer = await heard(request.model, [message], [], signal);
  if ('trouble' in answer) {
    if (answer.trouble.kind === 'cancelled') return { kind: 'nothing' };
    say.words(`No model puts it into words: ${answer.message}`).ours('\n\n');
  } else if (answer.text.trim() !== '') tell(turn, grounded(answer.text, entries));
  say.ours('From the log:\n');
  list(turn, found);
  return { kind: 'why', ...(found[0] ? { record: found[0].entry.path } : {}) };
}
