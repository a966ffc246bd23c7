import * as vscode from 'vscode';
import { longestContext, longestTitle } from '../../deliberation/argument';
import { filesIn, type Outcome, type Turn } from './turn';

/** `/new`: the question and what is attached to it become a deliberation, which asks at its gates as always. */
export async function newDecision({ say, request, root }: Turn): Promise<Outcome> {
  const title = titleOf(request.prompt);
  if (title === '') {
    say.ours('Say what is to be decided, and attach what forces it: `/new Caching for the product pages`.');
    return { kind: 'nothing' };
  }
  say.progress('Beginning the deliberation');
  const context = [request.prompt.trim(), ...(await attached(request))].join('\n\n').slice(0, longestContext);
  try {
    const made = await vscode.commands.executeCommand<{ readonly uri: string } | undefined>(
      'deliberate.newAdrWithToT',
      { title, context, folder: root.toString() },
    );
    if (!made) return { kind: 'nothing' };
    const uri = vscode.Uri.parse(made.uri, true);
    const path = vscode.workspace.asRelativePath(uri, false);
    const files = filesIn(request).length;
    say.ours('The deliberation is open beside ').place(uri, path);
    say.ours(', which is proposed. It asks you after the criteria, the alternatives, the scores and the record');
    say.ours(files > 0 ? `; ${files} attached ${files === 1 ? 'file is' : 'files are'} part of its context.` : '.');
    return { kind: 'new', record: path };
  } catch (error) {
    say.words(error instanceof Error ? error.message : String(error));
    return { kind: 'nothing' };
  }
}

function titleOf(prompt: string): string {
  const [first = ''] = prompt.trim().split(/\r?\n/);
  const line = first
    .replace(/#(?:file|selection|sym)\S*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.slice(0, longestTitle).trim();
}

/** What a person attached, each with where it is from. */
async function attached({ references }: vscode.ChatRequest): Promise<string[]> {
  const texts: string[] = [];
  for (const { value } of references.slice(0, 20)) {
    if (typeof value === 'string') texts.push(value);
    const uri = value instanceof vscode.Uri ? value : value instanceof vscode.Location ? value.uri : null;
    if (!uri) continue;
    const range = value instanceof vscode.Location ? value.range : undefined;
    const text = await vscode.workspace.openTextDocument(uri).then(
      document => document.getText(range),
      () => null,
    );
    if (text !== null) texts.push(`${vscode.workspace.asRelativePath(uri, false)}:\n${text}`);
  }
  return texts.map(text => text.slice(0, longestContext));
}
