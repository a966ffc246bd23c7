import * as vscode from 'vscode';
import { longestContext } from './argument';

const readable = '**/*.{md,mdx,markdown,txt,adoc,asciidoc,rst,yaml,yml,json,csv,feature}';
const apart = '**/{node_modules,dist,out,build,target,.git}/**';

export interface Said {
  readonly context: string;
  /** The file that it was read from, where it was one of the workspace. */
  readonly from?: string;
}

interface Asked {
  readonly what: string;
  readonly example: string;
}

interface Source extends vscode.QuickPickItem {
  read(): Promise<Said | undefined>;
}

/** Where the context comes from: what is selected or open is offered first, because it is usually meant. */
export async function askContext(root: vscode.Uri, title: string, asked: Asked): Promise<Said | undefined> {
  const chosen = await vscode.window.showQuickPick(sources(root, title, asked), {
    title,
    placeHolder: asked.what,
    ignoreFocusOut: true,
  });
  const said = await chosen?.read();
  return said && { ...said, context: said.context.slice(0, longestContext) };
}

function sources(root: vscode.Uri, title: string, asked: Asked): Source[] {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : '';
  const open = editor?.document;
  return [
    ...(selected.trim() === ''
      ? []
      : [
          {
            label: '$(selection) The selection',
            detail: firstLine(selected),
            read: async () => saidIn(selected, editor?.document.uri),
          },
        ]),
    {
      label: '$(edit) Type it',
      detail: 'A few sentences with the numbers that matter.',
      read: () => type(title, asked),
    },
    ...(open && open.getText().trim() !== ''
      ? [
          {
            label: '$(file) The open document',
            description: vscode.workspace.asRelativePath(open.uri),
            detail: firstLine(open.getText()),
            read: async () => saidIn(open.getText(), open.uri),
          },
        ]
      : []),
    {
      label: '$(files) Files…',
      detail: 'Requirements and notes of this workspace.',
      read: () => pickFiles(root, title),
    },
  ];
}

async function type(title: string, { what, example }: Asked): Promise<Said | undefined> {
  const context = await vscode.window.showInputBox({
    title,
    prompt: what,
    placeHolder: example,
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' ? 'Say at least a sentence: everything is judged by it.' : null),
  });
  return context === undefined ? undefined : { context };
}

async function pickFiles(root: vscode.Uri, title: string): Promise<Said | undefined> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(root, readable), apart, 2000);
  const items = found
    .map(uri => ({ label: vscode.workspace.asRelativePath(uri, false), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Which files are the context?',
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen && chosen.length > 0 ? readAll(chosen.map(({ uri }) => uri)) : undefined;
}

async function readAll(files: readonly vscode.Uri[]): Promise<Said> {
  const texts = await Promise.all(
    files.map(async uri => {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).trim();
      return files.length === 1 ? text : `From ${vscode.workspace.asRelativePath(uri, false)}:\n\n${text}`;
    }),
  );
  return saidIn(texts.join('\n\n'), files.length === 1 ? files[0] : undefined);
}

function saidIn(context: string, uri: vscode.Uri | undefined): Said {
  return uri && vscode.workspace.getWorkspaceFolder(uri)
    ? { context, from: vscode.workspace.asRelativePath(uri, false) }
    : { context };
}

function firstLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 90 ? `${flat.slice(0, 89)}…` : flat;
}
