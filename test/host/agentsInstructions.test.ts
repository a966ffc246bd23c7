import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { asked, startText } from './textRecord';
import { onDisk, remove, run } from './trustWorld';
import { closeAll, root, write } from './workspace';

/** A document that was open before may be kept in memory: it is read again a moment after its file was written. */
async function fresh(path: string, text: string): Promise<vscode.TextDocument> {
  const uri = await write(path, text);
  const read = () => vscode.workspace.openTextDocument(uri);
  return asked(`${path} as written`, read, document => document.getText() === text);
}

const writeInstructions = (argument: object) => run<{ uri: string }>('deliberate.writeAgentInstructions', argument);

describe('Write Instructions for Agents', () => {
  before(startText);
  afterEach(async () => {
    await closeAll();
    for (const path of ['AGENTS.md', '.github']) await remove(path);
  });

  it('makes the file that is asked for', async () => {
    for (const file of ['AGENTS.md', '.github/copilot-instructions.md']) {
      const { uri } = await writeInstructions({ file });
      equal(uri, vscode.Uri.joinPath(root(), file).toString());
      const text = (await onDisk(file)) ?? '';
      ok(text.startsWith('<!-- deliberate: begin') && text.includes('`docs/adr`'), text.slice(0, 200));
      equal(vscode.window.activeTextEditor?.document.uri.toString(), uri);
    }
  });

  it('keeps the rest, says it once, and can be undone', async () => {
    const before = '# Ours\r\n\r\nBuild with make. 😀\r\n';
    await fresh('AGENTS.md', before);
    await writeInstructions({});
    const once = await onDisk('AGENTS.md');
    ok(once?.startsWith(before) && !once.replaceAll('\r\n', '').includes('\n'), String(once?.slice(0, 100)));
    await writeInstructions({ file: 'AGENTS.md' });
    equal(await onDisk('AGENTS.md'), once);
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'it is shown');
    await vscode.commands.executeCommand('undo');
    await asked(
      'undone',
      async () => editor.document.getText(),
      text => text === before,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('leaves what a person has not saved to them', async () => {
    const document = await fresh('AGENTS.md', '# Ours\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'typed\n');
    await vscode.workspace.applyEdit(edit);
    await writeInstructions({ file: 'AGENTS.md' });
    ok(
      document.isDirty && document.getText().startsWith('typed\n# Ours\n\n<!-- deliberate'),
      document.getText().slice(0, 60),
    );
    equal(await onDisk('AGENTS.md'), '# Ours\n');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('refuses in words', async () => {
    await rejects(writeInstructions({ file: '../x' }), /takes \{file\?/);
    await rejects(writeInstructions({ folder: 'file:///elsewhere' }), /No folder of this workspace/);
    await fresh('AGENTS.md', '<!-- deliberate: end -->\n');
    await rejects(writeInstructions({}), /AGENTS\.md: The marks/);
  });
});
