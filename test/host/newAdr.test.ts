import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { closeAll, read, root, write } from './workspace';

const newAdr = (argument: unknown) => vscode.commands.executeCommand<{ uri: string }>('deliberate.newAdr', argument);

describe('New ADR from Template', () => {
  afterEach(closeAll);

  it('writes the next record of the log and opens it', async () => {
    await write('docs/adr/0941-before.md', '# 941. Before\n');
    const { uri } = await newAdr({ title: 'Keep user sessions in Redis' });
    ok(uri.endsWith('/docs/adr/0942-keep-user-sessions-in-redis.md'), uri);
    const text = await read(vscode.Uri.parse(uri));
    ok(text.startsWith('# 942. Keep user sessions in Redis\n'), text);
    ok(/^## Status\n\nProposed$/m.test(text), text);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), uri, 'active editor');
  });

  it('follows the style of the files that are there', async () => {
    await write('.adr-dir', 'decisions\n');
    try {
      await write('decisions/ADR-007-old.md', '# ADR-007: Old\n');
      const { uri } = await newAdr({ title: 'Größe zählt' });
      ok(uri.endsWith('/decisions/ADR-008-gro%C3%9Fe-zahlt.md'), uri);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), '.adr-dir'));
    }
  });

  it('refuses what it cannot use, in words', async () => {
    await rejects(newAdr({ titel: 'x' }), /takes \{title/);
    await rejects(newAdr({ title: '  ' }), /takes \{title/);
    await rejects(newAdr({ title: 'x', folder: 'file:///elsewhere' }), /No folder of this workspace/);
  });

  it('follows the folder setting, where the workspace is trusted', async () => {
    const { uri } = await withFolderSetting('architecture/log', () => newAdr({ title: 'Follow the setting' }));
    equal(uri.includes('/architecture/log/0001-'), vscode.workspace.isTrusted, `setting followed in ${uri}`);
  });

  it('never writes outside of the workspace', async () => {
    const { uri } = await withFolderSetting('../../outside', () => newAdr({ title: 'Stay inside' }));
    ok(uri.startsWith(`${root().toString()}/docs/adr/`), uri);
  });
});

async function withFolderSetting<T>(folder: string, body: () => Thenable<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('deliberate', root());
  await settings.update('folder', folder, vscode.ConfigurationTarget.Workspace);
  try {
    return await body();
  } finally {
    await settings.update('folder', undefined, vscode.ConfigurationTarget.Workspace);
  }
}
