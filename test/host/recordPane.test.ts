import * as vscode from 'vscode';
import type { FromMatrixPane, MatrixChange, ToMatrixPane } from '../../src/protocol/matrixPane';
import { fromMatrixPane } from '../../src/protocol/matrixPane';
import { Edits } from '../../src/vscode/edits';
import { matrixPaneKind } from '../../src/vscode/matrix/pane';
import { PaneFocus } from '../../src/vscode/paneFocus';
import { type RecordPane, type RecordPaneKind, RecordPanes } from '../../src/vscode/recordPane';
import { Records } from '../../src/vscode/records';
import { equal, ok } from './assert';
import { clean } from './textRecord';
import { eventually, read, root, write } from './workspace';

type Pane = RecordPane<ToMatrixPane, FromMatrixPane>;
type Snapshot = Extract<ToMatrixPane, { type: 'snapshot' }>;

/** The real panes with a real page, whose messages are also kept. */
function panes() {
  const extension = vscode.extensions.getExtension('deliberate.deliberate');
  ok(extension, 'Deliberate is not installed');
  const records = new Records();
  const sent: ToMatrixPane[] = [];
  const handed: { intent?: (change: MatrixChange) => Promise<void> } = {};
  const real = matrixPaneKind(records, new Edits(records));
  const kind: RecordPaneKind<ToMatrixPane, FromMatrixPane> = {
    ...real,
    // A view type of its own: the extension restores the other.
    name: 'matrix',
    schema: fromMatrixPane,
    snapshot: shown => {
      const message = real.snapshot(shown);
      sent.push(message);
      return message;
    },
    handlers: (pane: Pane) => {
      const handlers = real.handlers(pane);
      const byType = handlers as unknown as Record<string, (message: MatrixChange) => unknown>;
      handed.intent = async change => void (await byType[change.type]?.(change));
      const send = pane.send.bind(pane);
      pane.send = message => {
        if (message.type !== 'snapshot') sent.push(message);
        send(message);
      };
      return handlers;
    },
  };
  const log = vscode.window.createOutputChannel('Panes test', { log: true });
  const all = new RecordPanes(
    { extensionUri: extension.extensionUri, log, records, focus: new PaneFocus() },
    kind,
    'test',
  );
  const last = () => sent.findLast((message): message is Snapshot => message.type === 'snapshot');
  const refused = () => sent.flatMap(message => (message.type === 'refused' ? [message.message] : []));
  return { all, last, refused, sent, intent: (change: MatrixChange) => handed.intent?.(change) };
}

const example = () => read(vscode.Uri.joinPath(root(), 'docs/adr/0004-keep-user-sessions-in-redis.md'));
async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(name, text));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

const score = (version: number, value: string): MatrixChange => ({
  type: 'setScore',
  version,
  matrix: 0,
  option: 0,
  criterion: 1,
  score: value,
});

describe('a record pane', () => {
  afterEach(clean);

  it('shows an untitled record and writes into it', async () => {
    const { all, last, intent } = panes();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: await example() });
    await vscode.window.showTextDocument(document);
    await all.open(document);
    const shown = await eventually('a snapshot', () => last());
    equal([shown.record?.label, shown.readOnly, shown.matrix?.options.length], ['ADR-0004', null, 4]);
    await intent(score(document.version, '3'));
    ok(document.getText().includes('| 3 (under 1 ms in the zone) |'), 'the score is not written');
    await eventually('the change in the pane', () => last()?.matrix?.cells[0]?.[1]?.score === '3');
    all.dispose();
  });

  it('says why a read-only text is not written to, and leaves it as it is', async () => {
    const text = await example();
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }),
      readDirectory: () => [],
      createDirectory: () => undefined,
      readFile: () => new TextEncoder().encode(text),
      writeFile: () => undefined,
      delete: () => undefined,
      rename: () => undefined,
    };
    const registered = vscode.workspace.registerFileSystemProvider('old-version', provider, { isReadonly: true });
    try {
      const { all, last, refused, intent } = panes();
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('old-version:/docs/adr/0004-x.md'));
      await vscode.window.showTextDocument(document);
      await all.open(document);
      await eventually('the reason', () => last()?.readOnly === 'This version of the file is read-only.');
      await intent(score(document.version, '3'));
      equal(refused(), ['This version of the file is read-only.']);
      equal(document.getText(), text);
      all.dispose();
    } finally {
      registered.dispose();
    }
  });

  it('still shows what was read of a file that is deleted, and says so', async () => {
    const { all, last } = panes();
    const uri = await write('docs/adr/0150-gone.md', await example());
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await all.open(document);
    await eventually('a snapshot', () => last()?.readOnly === null);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    await eventually('the reason', () => last()?.readOnly?.startsWith('The file is not there any more.'));
    equal(last()?.matrix?.options.length, 4);
    all.dispose();
  });

  it('follows the changed side of a diff and the record that becomes active, until it is pinned', async () => {
    const { all, last } = panes();
    const text = await example();
    const first = await write('docs/adr/0151-first.md', text.replace('Keep user sessions', 'First'));
    const second = await write('docs/adr/0152-second.md', text.replace('Keep user sessions', 'Second'));
    const document = await vscode.workspace.openTextDocument(first);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await all.open(document);
    await eventually('the first', () => last()?.record?.title === 'First in Redis');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root(), 'README.md'), {
      viewColumn: vscode.ViewColumn.One,
    });
    equal(last()?.record?.title, 'First in Redis', 'other Markdown is not followed');
    await vscode.commands.executeCommand('vscode.diff', first, second, 'Both', { viewColumn: vscode.ViewColumn.One });
    await eventually('the changed side', () => last()?.record?.title === 'Second in Redis');
    all.dispose();
  });

  it('writes a change into the record it was meant for, and answers it', async () => {
    const { all, last, refused, sent, intent } = panes();
    const first = await open('docs/adr/0154-meant.md', await example());
    await all.open(first);
    const { version, uri } = await eventually('a snapshot', () => last());
    const second = await open('docs/adr/0155-shown.md', await example());
    await eventually('the other record', () => last()?.uri === second.uri.toString());
    await intent({ ...score(version, '3'), id: 7, ...(uri && { uri }) });
    ok(first.getText().includes('| 3 (under 1 ms in the zone) |'), 'the score is not written');
    equal(second.getText(), await example());
    ok(
      sent.some(message => message.type === 'done' && message.id === 7),
      'it is not answered',
    );
    await intent({ ...score(version, '2'), id: 8, uri: vscode.Uri.joinPath(root(), 'README.md').toString() });
    equal(refused(), ['The record is not open any more. Nothing was written.']);
    all.dispose();
  });

  it('refuses a change that was computed from another table', async () => {
    const { all, last, refused, intent } = panes();
    const uri = await write('docs/adr/0153-stale.md', await example());
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await all.open(document);
    const { version } = await eventually('a snapshot', () => last());
    await intent({ type: 'renameOption', version, matrix: 0, option: 0, name: 'Valkey' });
    const before = document.getText();
    await intent(score(version, '1'));
    equal(refused(), ['The table has changed meanwhile. Nothing was written; look again.']);
    equal(document.getText(), before);
    all.dispose();
  });
});
