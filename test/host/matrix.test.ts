import * as vscode from 'vscode';
import { applyEdits } from '../../src/adr/edit/text';
import { recomputeTotals } from '../../src/adr/edit/totals';
import { read as readRecord } from '../../src/adr/read';
import type { MatrixChange } from '../../src/protocol/matrixPane';
import { Edits, Refused } from '../../src/vscode/edits';
import { changed } from '../../src/vscode/matrix/change';
import { Records } from '../../src/vscode/records';
import { equal, ok, rejects } from './assert';
import { closeAll, eventually, read, root, write } from './workspace';

const example = () => read(vscode.Uri.joinPath(root(), 'docs/adr/0004-keep-user-sessions-in-redis.md'));

async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = await write(name, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

const score = (document: vscode.TextDocument, option: number, criterion: number, value: string): MatrixChange => ({
  type: 'setScore',
  version: document.version,
  matrix: 0,
  option,
  criterion,
  score: value,
});

describe('a change of a record', () => {
  afterEach(closeAll);

  for (const [name, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    it(`is one undo step: the cell and the totals that were right (${name})`, async () => {
      const text = (await example()).replaceAll('\n', eol);
      const document = await open(`docs/adr/0100-${name}.md`, text);
      const edits = new Edits(new Records());
      await edits.change(document.uri, record => changed(record, score(document, 0, 1, '3')));
      const expected = text
        .replace('| 5 (under 1 ms in the zone) |', '| 3 (under 1 ms in the zone) |')
        .replace('**3.90**', '**3.40**');
      equal(document.getText(), expected);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), text);
      await vscode.commands.executeCommand('redo');
      equal(document.getText(), expected);
    });
  }

  it('loses nothing when 200 come at once from the pane and from the text', async () => {
    const text = await example();
    const document = await open('docs/adr/0101-busy.md', text);
    const edits = new Edits(new Records());
    const waiting: Promise<void>[] = [];
    for (let round = 0; round < 100; round++) {
      const value = String(1 + (round % 5));
      waiting.push(edits.change(document.uri, record => changed(record, score(document, round % 4, round % 5, value))));
      const typing = new vscode.WorkspaceEdit();
      typing.insert(document.uri, new vscode.Position(document.lineCount, 0), `line ${round}\n`);
      waiting.push(
        (async () => {
          // A person's typing is never refused; an edit from outside that is stale is tried again.
          while (!(await vscode.workspace.applyEdit(typing))) await new Promise(resolve => setTimeout(resolve, 1));
        })(),
      );
    }
    await Promise.all(waiting);
    const [matrix] = readRecord(document.getText()).matrices;
    for (let round = 80; round < 100; round++) {
      const value = matrix?.matrix.scores[round % 4]?.[round % 5];
      equal(Number(value?.n), 1 + (round % 5), `score of round ${round}`);
    }
    for (let round = 0; round < 100; round++)
      ok(document.getText().includes(`line ${round}\n`), `line ${round} is lost`);
    await document.save();
    equal(await read(document.uri), document.getText());
  });

  it('is refused in words when something else keeps the file', async () => {
    const uri = vscode.Uri.from({ scheme: 'git', path: '/x.md' });
    await rejects(
      new Edits(new Records()).change(uri, record => record.text),
      /./,
    );
    const document = await open('docs/adr/0102-refused.md', await example());
    const refuse = new Edits(new Records()).change(document.uri, () => {
      throw new Refused('not now');
    });
    await rejects(refuse, /not now/);
  });
});

describe('Recompute Matrix Totals', () => {
  afterEach(closeAll);

  it('puts right what is wrong, and nothing else', async () => {
    const text = (await example()).replace('**3.90**', '**3.95**');
    const document = await open('docs/adr/0103-wrong.md', text);
    const result = await vscode.commands.executeCommand('deliberate.recomputeTotals', { uri: document.uri.toString() });
    equal(result, { changed: true });
    equal(document.getText(), applyEdits(text, recomputeTotals(readRecord(text), 0)));
    ok(document.getText().includes('**3.90**'), 'the total is not put right');
    equal(await vscode.commands.executeCommand('deliberate.recomputeTotals', { uri: document.uri.toString() }), {
      changed: false,
    });
  });

  it('says what it needs', async () => {
    await rejects(vscode.commands.executeCommand('deliberate.recomputeTotals', {}), /Open a decision record first/);
    await rejects(vscode.commands.executeCommand('deliberate.openMatrix', { uri: 7 }), /takes \{uri\?, line\?\}/);
  });
});

describe('the panes', () => {
  afterEach(closeAll);

  it('open beside the text and follow the active record', async () => {
    const first = await open('docs/adr/0104-first.md', (await example()).replace('Keep user sessions', 'First'));
    await vscode.commands.executeCommand('deliberate.openMatrix', { uri: first.uri.toString() });
    await vscode.commands.executeCommand('deliberate.openDiagrams', { uri: first.uri.toString() });
    const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const panes = () =>
      tabs()
        .filter(tab => tab.input instanceof vscode.TabInputWebview)
        .map(tab => tab.label);
    await eventually('both panes', () => panes().length === 2);
    equal(panes().sort(), ['Decision Matrix', 'Diagrams']);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), first.uri.toString(), 'the text keeps the focus');
    await vscode.commands.executeCommand('deliberate.openMatrix', { uri: first.uri.toString() });
    equal(panes().length, 2, 'one pane of a kind');
  });
});
