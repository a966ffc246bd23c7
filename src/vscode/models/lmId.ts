import type * as vscode from 'vscode';

/** How a model of VS Code is named in settings and records: two vendors may use the same id. */
export function lmId({ vendor, id }: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>): string {
  return `${vendor}/${id}`;
}
