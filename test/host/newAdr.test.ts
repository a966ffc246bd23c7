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
    const { uri } = await withSetting({ name: 'folder', value: 'architecture/log' }, () =>
      newAdr({ title: 'Follow the setting' }),
    );
    equal(uri.includes('/architecture/log/0001-'), vscode.workspace.isTrusted, `setting followed in ${uri}`);
  });

  for (const [template, first, gap] of [
    ['nygard', '# 953. Keep', '<!-- The issue motivating'],
    ['tot', '---\ndate: ', '<!-- What forces a decision'],
    ['madr', '---\nstatus: Proposed\n', '<!-- Describe the context'],
    ['madr-minimal', '---\nstatus: Proposed\n', '<!-- Describe the context'],
  ] as const)
    it(`writes by the template ${template}, and the first gap is ready to be typed over`, async () => {
      await write('docs/adr/0952-before.md', '# 952. Before\n');
      const { uri } = await newAdr({ title: 'Keep mails', template });
      try {
        const text = await read(vscode.Uri.parse(uri));
        ok(text.startsWith(first), text);
        ok(/^# .*Keep mails$/m.test(text), text);
        ok(selected()?.startsWith(gap), `selected is ${selected()}`);
      } finally {
        await remove(uri);
      }
    });

  it('writes by the setting, which the argument overrules', async () => {
    const own = '# NUMBER. TITLE\r\n\r\n## Why\r\n\r\n[the reason]\r\n';
    await write('templates/adr.md', own);
    const setting = { name: 'template', value: 'templates/adr.md' };
    const { uri } = await withSetting(setting, () => newAdr({ title: 'A file of our own' }));
    const text = await read(vscode.Uri.parse(uri));
    await remove(uri);
    equal(/^# \d+\. A file of our own\r\n/.test(text) && text.includes('## Why\r\n'), vscode.workspace.isTrusted, text);
    const other = await withSetting(setting, () => newAdr({ title: 'As asked', template: 'tot' }));
    ok((await read(vscode.Uri.parse(other.uri))).includes('## Backtracking Triggers'), 'the argument');
    await remove(other.uri);
  });

  it('says which template it cannot take', async () => {
    await rejects(newAdr({ title: 'x', template: 'word' }), /no template word: take tot, madr/);
    await rejects(newAdr({ title: 'x', template: 'templates/none.md' }), /templates\/none\.md is not there/);
    await rejects(newAdr({ title: 'x', template: '../../etc/passwd' }), /not in this workspace folder/);
    await rejects(newAdr({ title: 'x', template: '/etc/passwd' }), /not in this workspace folder/);
  });

  it('is named by the date, or has no number yet, where the log numbers so', async () => {
    for (const [value, name] of [
      ['date', /\/\d{8}-by-our-own-count\.md$/],
      ['onAcceptance', /\/by-our-own-count\.md$/],
    ] as const) {
      const { uri } = await withSetting({ name: 'numbering', value }, () => newAdr({ title: 'By our own count' }));
      ok(name.test(uri), uri);
      ok(!/^# (?:ADR-|\d)/m.test(await read(vscode.Uri.parse(uri))), 'no number in the title');
      await remove(uri);
    }
  });

  it('never writes outside of the workspace', async () => {
    const { uri } = await withSetting({ name: 'folder', value: '../../outside' }, () =>
      newAdr({ title: 'Stay inside' }),
    );
    ok(uri.startsWith(`${root().toString()}/docs/adr/`), uri);
  });
});

function selected(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.getText(editor.selection);
}

async function remove(uri: string): Promise<void> {
  await closeAll();
  await vscode.workspace.fs.delete(vscode.Uri.parse(uri), { useTrash: false });
}

async function withSetting<T>({ name, value }: { name: string; value: string }, body: () => Thenable<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('deliberate', root());
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    return await body();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}
