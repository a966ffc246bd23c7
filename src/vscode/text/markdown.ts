import * as vscode from 'vscode';
import { cut, type Said } from './said';

const longest = 1000;

/** Words of a record are text: never Markdown, HTML or a command. */
export function markdownOf(said: Said): vscode.MarkdownString {
  const result = new vscode.MarkdownString('', false);
  result.isTrusted = false;
  result.supportHtml = false;
  for (const [index, line] of said.entries()) {
    if (index > 0) result.appendMarkdown('\n\n');
    for (const part of line) {
      if (typeof part === 'string') result.appendText(cut(part, longest));
      else if (part.strong.trim() !== '') {
        result.appendMarkdown('**');
        result.appendText(cut(part.strong.trim(), longest));
        result.appendMarkdown('**');
      }
    }
  }
  return result;
}
