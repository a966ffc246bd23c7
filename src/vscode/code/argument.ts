import * as vscode from 'vscode';
import { UserError } from '../commands';

/** The file that a caller names: a Uri, or `{uri}` as text. `undefined` where it names none. */
export function uriGiven(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  if (argument.uri instanceof vscode.Uri) return argument.uri;
  if (typeof argument.uri !== 'string' || !/^[a-z][a-z\d+.-]*:/i.test(argument.uri))
    throw new UserError('uri has to be the address of a file, such as file:///home/ada/shop/src/a.ts.');
  return vscode.Uri.parse(argument.uri);
}

/** `{number: 7}` and `{number: 'ADR-0007'}`. */
export function numberGiven(argument: unknown): { readonly prefix: string; readonly digits: string } | undefined {
  if (typeof argument !== 'object' || argument === null || !('number' in argument)) return undefined;
  const found = /^(?:([a-z]{2,12})[-_ ]?#?)?(\d{1,6}[a-z]?)$/i.exec(String(argument.number).trim());
  if (!found?.[2]) throw new UserError('number has to be that of a decision, such as 7 or ADR-0007.');
  return { prefix: found[1] ?? 'ADR', digits: found[2] };
}
