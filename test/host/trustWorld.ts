import * as vscode from 'vscode';
import { readProvenance } from '../../src/provenance/read';
import type { Provenance } from '../../src/provenance/shape';
import { ok } from './assert';
import { asked } from './textRecord';
import { root } from './workspace';

export const run = <T>(command: string, argument?: object) => vscode.commands.executeCommand<T>(command, argument);

export async function onDisk(path: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root(), path)));
  } catch {
    return null;
  }
}

export async function names(folder: string): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root(), folder))).map(([name]) => name);
  } catch {
    return [];
  }
}

export async function remove(path: string): Promise<void> {
  const uri = vscode.Uri.joinPath(root(), path);
  await vscode.workspace.fs.delete(uri, { useTrash: false, recursive: true }).then(undefined, () => undefined);
}

export const provenanceFile = (document: vscode.TextDocument) =>
  `.aiwg/research/provenance/records/${document.uri.path.replace(/^.*\//, '').replace('.md', '')}.prov.yaml`;

/** Waits until the provenance of a record fits; recording goes on after a save has ended. */
export async function provenance(
  document: vscode.TextDocument,
  what: string,
  fits: (record: Provenance) => boolean = () => true,
): Promise<Provenance> {
  const read = async () => {
    const text = await onDisk(provenanceFile(document));
    const reading = text === null ? null : readProvenance(text);
    return reading?.state === 'fine' ? reading.record : null;
  };
  const record = await asked(what, read, found => found !== null && fits(found));
  ok(record, what);
  return record;
}

/** Types over a piece of the text, as a person does, and saves. */
export async function typeOver(document: vscode.TextDocument, piece: string, by: string): Promise<void> {
  const at = document.getText().indexOf(piece);
  ok(at >= 0, `${piece} is not in the text`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + piece.length));
  edit.replace(document.uri, range, by);
  ok(await vscode.workspace.applyEdit(edit), 'the edit');
  ok(await document.save(), 'the save');
}

export function problems(uri: vscode.Uri, code: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(one => one.source === 'Deliberate' && (typeof one.code === 'object' ? one.code.value : one.code) === code);
}

export async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

/** Does what a quick fix does, be it an edit or a command. */
export async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find(one => one.title === title);
  ok(action, `${title} among ${actions.map(one => one.title)}`);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
