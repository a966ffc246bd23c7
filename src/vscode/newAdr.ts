import * as vscode from 'vscode';
import { firstGap } from '../adr/templates/gap';
import type { Clock } from '../ports/clock';
import * as z from '../schema/schema';
import { UserError } from './commands';
import { workspaceFiles } from './files';
import { nextPlace } from './nextPlace';
import { filled } from './template';

const longestTitle = 200;

/**
 * For callers that ask for nothing: `{ title, template?, folder? }`, `template` as in the setting, `folder` a workspace
 * folder's URI.
 */
const argumentShape = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestTitle), z.regex(/^[^\r\n]*$/)),
  template: z.optional(z.string().check(z.maxLength(1000))),
  folder: z.optional(z.string()),
});

/** `New ADR from Template`: the next record of the log, opened with the cursor at its first gap. */
export async function newAdr(clock: Clock, argument: unknown): Promise<{ readonly uri: string } | undefined> {
  const given = argument === undefined ? null : readArgument(argument);
  const workspaceFolder = given?.folder ? folderAt(given.folder) : await chooseFolder(given === null);
  if (!workspaceFolder) return undefined;
  const title = given?.title ?? (await askTitle());
  if (title === undefined) return undefined;
  const uri = await create(workspaceFolder.uri, title, given?.template, clock);
  const document = await vscode.workspace.openTextDocument(uri);
  const { start, end } = firstGap(document.getText());
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection });
  return { uri: uri.toString() };
}

function readArgument(argument: unknown) {
  const parsed = argumentShape.safeParse(argument);
  if (!parsed.success)
    throw new UserError(`deliberate.newAdr takes {title, template?, folder?}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function folderAt(uri: string): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.find(folder => folder.uri.toString() === uri);
  if (!folder) throw new UserError(`No folder of this workspace has the address ${uri}.`);
  return folder;
}

async function chooseFolder(mayAsk: boolean): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  const near = active && vscode.workspace.getWorkspaceFolder(active);
  if (folders.length === 1 || near) return near ?? folders[0];
  if (folders.length === 0)
    throw new UserError('Open a folder first: a decision record is a file in it (File > Open Folder).');
  if (!mayAsk) throw new UserError('This workspace has several folders: say which one with `folder`.');
  return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder is the decision about?' });
}

function askTitle(): Thenable<string | undefined> {
  return vscode.window
    .showInputBox({
      title: 'New ADR',
      prompt: 'What is decided? A short statement, such as “Keep user sessions in Redis”.',
      ignoreFocusOut: true,
      validateInput: value => {
        if (value.trim() === '') return 'A title is needed.';
        return value.trim().length > longestTitle
          ? `At most ${longestTitle} characters; the rest belongs into the record.`
          : null;
      },
    })
    .then(value => value?.trim());
}

async function create(
  root: vscode.Uri,
  title: string,
  template: string | undefined,
  clock: Clock,
): Promise<vscode.Uri> {
  const settings = vscode.workspace.getConfiguration('deliberate', root);
  const files = workspaceFiles(root);
  const { path, digits } = await nextPlace(root, title, clock);
  const uri = vscode.Uri.joinPath(root, path);
  const text = await filled(files, template ?? settings.get<string>('template', ''), {
    number: digits,
    title,
    date: clock.today(),
    status: 'Proposed',
  });
  const edit = new vscode.WorkspaceEdit();
  // Never over a file that appeared meanwhile: without `overwrite` VS Code refuses.
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (await vscode.workspace.applyEdit(edit)) return uri;
  throw new UserError(`${path} could not be created: is the folder read-only, or the file there already?`);
}
