import * as vscode from 'vscode';
import type { LogEntry } from '../../../log/entries';
import { labelOf } from '../../../log/label';
import { escaped, titled } from './words';

/** Where an answer goes. What is ours may be Markdown; everything else comes in through `words` and links. */
export class Say {
  readonly #stream: vscode.ChatResponseStream;

  constructor(stream: vscode.ChatResponseStream) {
    this.#stream = stream;
  }

  /** Words of ours; never of a record, a file or a model. */
  ours(markdown: string): this {
    const text = new vscode.MarkdownString(markdown, false);
    text.isTrusted = false;
    text.supportHtml = false;
    this.#stream.markdown(text);
    return this;
  }

  words(text: string): this {
    return this.ours(escaped(text));
  }

  record(root: vscode.Uri, entry: LogEntry): this {
    return this.place(vscode.Uri.joinPath(root, entry.path), titled(labelOf(entry)));
  }

  place(at: vscode.Uri | vscode.Location, title: string): this {
    this.#stream.anchor(at, titled(title) || 'here');
    return this;
  }

  progress(text: string): this {
    this.#stream.progress(text);
    return this;
  }
}
