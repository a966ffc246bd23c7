import * as vscode from 'vscode';
import { difference } from '../../adr/edit/difference';
import { INSTRUCTION_FILES, type InstructionFile, withInstructions } from '../../mcp/instructions';
import * as z from '../../schema/schema';
import { readOnlyReason } from '../activeRecord';
import { UserError } from '../commands';
import { folderFor } from '../deliberation/folder';
import type { Logs } from '../logs/logs';
import { workspaceEdit } from '../text/ranges';

/** For callers that ask for nothing: `folder` is a workspace folder's URI. */
const shape = z.object({ file: z.optional(z.enum(INSTRUCTION_FILES)), folder: z.optional(z.string()) });

/** `Write Instructions for Agents`: a section between marks, as one edit that undo takes back. */
export function writeAgentInstructions(logs: Logs) {
  return async (argument: unknown): Promise<{ readonly uri: string } | undefined> => {
    const given = argument === undefined ? null : shape.safeParse(argument);
    if (given && !given.success)
      throw new UserError(
        `deliberate.writeAgentInstructions takes {file?: '${INSTRUCTION_FILES.join("' | '")}', folder?}: ${z.prettifyError(given.error)}`,
      );
    const workspaceFolder = await folderFor(given?.data.folder, given === null);
    if (!workspaceFolder) return undefined;
    const file = given ? (given.data.file ?? 'AGENTS.md') : await askFile();
    if (file === undefined) return undefined;
    const root = workspaceFolder.uri;
    const { folder } = await logs.whole(root);
    const uri = vscode.Uri.joinPath(root, file);
    const document = await opened(uri);
    if (document) await change(document, file, folder);
    else await create(uri, file, folder);
    await vscode.window.showTextDocument(uri, { preview: false });
    return { uri: uri.toString() };
  };
}

async function askFile(): Promise<InstructionFile | undefined> {
  const about: Record<InstructionFile, string> = {
    'AGENTS.md': 'Read by most agents, VS Code among them',
    '.github/copilot-instructions.md': 'Read by GitHub Copilot',
  };
  const picked = await vscode.window.showQuickPick(
    INSTRUCTION_FILES.map(label => ({ label, description: about[label] })),
    { title: 'Write Instructions for Agents', placeHolder: 'Where do your agents look?' },
  );
  return picked?.label;
}

async function change(document: vscode.TextDocument, file: string, folder: string): Promise<void> {
  const before = document.getText();
  const after = filled(before, file, folder);
  if (after === before) return;
  const reason = await readOnlyReason(document.uri);
  if (reason !== null) throw new UserError(`${file} cannot be changed. ${reason}`);
  const wasDirty = document.isDirty;
  const edit = workspaceEdit(document, difference(before, after));
  if (!(await vscode.workspace.applyEdit(edit))) throw new UserError(`${file} could not be changed: try again.`);
  // What else a person has not saved yet is theirs to save.
  if (!wasDirty) await document.save();
}

async function create(uri: vscode.Uri, file: string, folder: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  // Never over a file that appeared meanwhile: without `overwrite` VS Code refuses.
  edit.createFile(uri, { contents: new TextEncoder().encode(filled(null, file, folder)) });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(`${file} could not be created: is the folder read-only, or the file there already?`);
}

function filled(before: string | null, file: string, folder: string): string {
  const made = withInstructions(before, folder);
  if ('problem' in made) throw new UserError(`${file}: ${made.problem}`);
  return made.text;
}

/** As it stands in the editor; `null` where there is no such file. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  return vscode.workspace.openTextDocument(uri).then(
    document => document,
    () => {
      throw new UserError(`${vscode.workspace.asRelativePath(uri)} is no text that can be opened.`);
    },
  );
}
