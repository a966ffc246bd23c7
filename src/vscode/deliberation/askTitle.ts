import * as vscode from 'vscode';
import { longestTitle } from './argument';

export async function askTitle(heading: string, prompt: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({
    title: heading,
    prompt,
    ignoreFocusOut: true,
    validateInput: value => {
      if (value.trim() === '') return 'A title is needed.';
      return value.trim().length > longestTitle
        ? `At most ${longestTitle} characters; the rest belongs into the context.`
        : null;
    },
  });
  return title?.trim();
}
