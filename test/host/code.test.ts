import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { asked, at, shown, startText } from './textRecord';
import { actionsAt, problems, remove } from './trustWorld';
import { closeAll, eventually, read, root, write } from './workspace';

const kept = `---
status: accepted
applies-to: ["src-code/auth/**", lib/x.ts] # since May
---

# 200. Keep sessions in Redis

## Context

See [the login](../../src-code/auth/login.ts).

## Decision

Chosen option: "Redis", because it is fast.
`;
const old =
  '# 201. Keep sessions in memory\n\n## Status\n\nSuperseded by [200](0200-keep.md)\n\n## Context\n\nx\n\n## Decision\n\nWe keep them.\n';
const code = `// ADR-0200: sessions
// see adr#201
// ADR-0999 is nobody's
export const x = 1;
`;

describe('decisions in code', () => {
  before(async () => {
    await startText();
    await write('docs/adr/0200-keep.md', kept);
    await write('docs/adr/0201-old.md', old);
  });
  after(async () => {
    for (const path of ['docs/adr/0200-keep.md', 'docs/adr/0201-old.md']) await remove(path);
  });
  afterEach(async () => {
    for (const _ of vscode.window.tabGroups.all.flatMap(group => group.tabs))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
    for (const path of ['src-code', 'pack']) await remove(path);
    const settings = vscode.workspace.getConfiguration('deliberate');
    for (const key of ['governedBy', 'codeMentions'])
      await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
  });

  const open = async (path: string, text = code) => {
    const uri = await write(path, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  };
  const hover = async (document: vscode.TextDocument, piece: string) =>
    shown(
      await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at(document, piece),
      ),
    ).replaceAll('&nbsp;', ' ');
  const definitions = async (document: vscode.TextDocument, piece: string) =>
    (
      await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at(document, piece),
      )
    ).map(found => ('targetUri' in found ? found.targetUri : found.uri).path.split('/').at(-1));

  it('a mention tells what was decided, and leads there', async () => {
    const document = await open('src-code/auth/login.ts');
    const first = await hover(document, '0200');
    for (const part of ['ADR-200', 'Keep sessions in Redis', 'accepted', 'Chosen', 'Redis'])
      ok(first.replaceAll('\\', '').includes(part), `${part} in ${first}`);
    const second = (await hover(document, 'adr#201')).replaceAll('\\', '');
    ok(/Superseded by .*Keep sessions in Redis/s.test(second), second);
    equal(await hover(document, 'ADR-0999'), '');
    equal(await definitions(document, '0200'), ['0200-keep.md']);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    equal(
      links.map(({ target }) => target?.path.split('/').at(-1)),
      ['0200-keep.md', '0201-old.md'],
    );
  });

  it('hostile titles stay text', async () => {
    await write(
      'docs/adr/0202-x.md',
      '# 202. <img src=x> [x](command:y) $(bug)\n\n## Status\n\nAccepted\n\n## Context\n\nx\n',
    );
    const document = await open('src-code/a.ts', '// ADR-0202\n');
    const said = await asked(
      'the hover',
      () => hover(document, '0202'),
      text => text !== '',
    );
    ok(!/(?<!\\)<img|\]\(command:y\)(?<!\\\)|\\\(command.*)/.test(said), said);
    await remove('docs/adr/0202-x.md');
  });

  it('a mention of what is superseded is said, with what stands in its place', async () => {
    const document = await open('src-code/auth/login.ts');
    await eventually('problems', () => problems(document.uri, 'mention-gone').length === 1);
    const [gone] = problems(document.uri, 'mention-gone');
    equal(gone?.message, 'adr#201 is superseded by ADR-200: Keep sessions in Redis.');
    equal(
      problems(document.uri, 'mention-unknown').map(({ severity }) => severity),
      [vscode.DiagnosticSeverity.Information],
    );
    const action = (await actionsAt(document, gone?.range ?? new vscode.Range(0, 0, 0, 0))).find(({ title }) =>
      title.startsWith('Replace with'),
    );
    ok(action?.edit, 'the fix');
    await vscode.workspace.applyEdit(action.edit);
    ok(document.getText().startsWith('// ADR-0200: sessions\n// see adr#200\n'), document.getText());
    await eventually('no problem', () => problems(document.uri, 'mention-gone').length === 0);
    await vscode.workspace
      .getConfiguration('deliberate')
      .update('codeMentions', false, vscode.ConfigurationTarget.Workspace);
    await eventually('none at all', () => problems(document.uri, 'mention-unknown').length === 0);
    equal(await hover(document, '0200'), '');
  });

  it('a decision knows who mentions it', async () => {
    const document = await open('src-code/auth/known.ts');
    await write('src-code/other.md', 'As ADR 200 says.\n');
    const found = await vscode.commands.executeCommand<{
      label: string;
      mentions: { uri: string; line: number; column: number; text: string }[];
      cut: boolean;
    }>('deliberate.findMentions', { number: 'ADR-200' });
    equal(found.cut, false);
    equal(found.label, 'ADR-200: Keep sessions in Redis');
    equal(
      found.mentions.map(({ uri, line, column }) => [uri.split('/').at(-1), line, column]),
      [
        ['known.ts', 1, 4],
        ['other.md', 1, 4],
      ],
    );
    const record = vscode.Uri.joinPath(root(), 'docs/adr/0200-keep.md');
    const again = await vscode.commands.executeCommand<typeof found>('deliberate.findMentions', {
      uri: record.toString(),
    });
    equal(again.mentions.length, 2);
    await rejects(vscode.commands.executeCommand('deliberate.findMentions', { number: 9999 }), /no decision ADR-9999/);
    await rejects(vscode.commands.executeCommand('deliberate.findMentions', {}), /Give the uri/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(document, '0200'),
    );
    equal([...new Set(references.map(({ uri }) => uri.path.split('/').at(-1)))].sort(), [
      '0200-keep.md',
      'known.ts',
      'other.md',
    ]);
    const title = await vscode.workspace.openTextDocument(record);
    const fromTitle = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      record,
      at(title, 'Keep sessions'),
    );
    ok(
      fromTitle.some(({ uri }) => uri.path.endsWith('/known.ts')),
      `${fromTitle.map(({ uri }) => uri.path)}`,
    );
  });

  it('a file knows what governs it', async () => {
    const document = await open('src-code/auth/login.ts');
    const governing = (uri: vscode.Uri) =>
      vscode.commands.executeCommand<{ label: string; glob: string; uri: string }[]>('deliberate.governing', {
        uri: uri.toString(),
      });
    equal(
      (await governing(document.uri)).map(({ label, glob }) => [label, glob]),
      [['ADR-200: Keep sessions in Redis', 'src-code/auth/**']],
    );
    equal(await governing(vscode.Uri.joinPath(root(), 'src-code/x.ts')), []);
    await rejects(vscode.commands.executeCommand('deliberate.governing', { uri: 7 }), /uri has to be/);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    equal((await lenses()).length, 0);
    await vscode.workspace
      .getConfiguration('deliberate')
      .update('governedBy', 'lens', vscode.ConfigurationTarget.Workspace);
    const [lens] = await asked('the lens', lenses, all => all.length === 1);
    equal(lens?.command?.title, 'Governed by ADR-200: Keep sessions in Redis');
    equal(lens?.range.start.line, 0);
  });

  it('a move is followed by the globs and links of records, in one step', async () => {
    await open('src-code/auth/login.ts');
    await closeAll();
    const record = vscode.Uri.joinPath(root(), 'docs/adr/0200-keep.md');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.joinPath(root(), 'src-code/auth'), vscode.Uri.joinPath(root(), 'src-code/login'));
    ok(await vscode.workspace.applyEdit(edit), 'the move');
    const text = async () => {
      const document = await vscode.workspace.openTextDocument(record);
      return document.getText();
    };
    const wanted = kept.replaceAll('src-code/auth', 'src-code/login');
    await asked('the record', text, now => now === wanted);
    // It had no unsaved changes, and has none.
    await asked(
      'the record on disk',
      () => read(record),
      now => now === wanted,
    );
    await write('docs/adr/0200-keep.md', kept);
  });

  it('the log of a part of the repository comes first, the whole one next', async () => {
    await write('pack/a/docs/adr/0200-near.md', '# 200. Near\n\n## Status\n\nAccepted\n\n## Context\n\nx\n');
    const document = await open('pack/a/src/x.ts', '// ADR-200 and ADR-201\n');
    const near = await asked(
      'the near one',
      () => definitions(document, 'ADR-200'),
      all => all.length === 1,
    );
    equal(near, ['0200-near.md']);
    equal(await definitions(document, 'ADR-201'), ['0201-old.md']);
    const found = await vscode.commands.executeCommand<{ mentions: { uri: string }[] }>('deliberate.findMentions', {
      uri: document.uri.toString(),
      number: 200,
    });
    equal(
      found.mentions.map(({ uri }) => uri.split('/').at(-1)),
      ['x.ts'],
    );
  });
});
