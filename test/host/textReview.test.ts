import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { asked, at, clean, open, startText, text } from './textRecord';
import { eventually, root, write } from './workspace';

const wrong = text.replace('**3.80** | **3.40**', '**4.10** | **3.60**');

const problems = (uri: vscode.Uri, rule: string) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, code }) => source === 'Deliberate' && typeof code === 'object' && code.value === rule);

async function replaceAll(document: vscode.TextDocument, content: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), content);
  await vscode.workspace.applyEdit(edit);
}

function actions(document: vscode.TextDocument, place: vscode.Position, kind?: string) {
  const range = new vscode.Range(place, place);
  const ask = () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
  return asked('the quick fixes', ask, answer => answer.some(({ edit }) => edit));
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find(action => action.title === title);
  ok(action?.edit, `${title} among ${actions.map(({ title }) => title)}`);
  await vscode.workspace.applyEdit(action.edit);
}

describe('problems in a record', () => {
  before(startText);
  afterEach(clean);

  it('are shown with their rule and follow the text', async () => {
    const document = await open(wrong);
    await eventually('both wrong totals', () => problems(document.uri, 'wrong-total').length === 2);
    const [first] = problems(document.uri, 'wrong-total');
    equal(first?.severity, vscode.DiagnosticSeverity.Error);
    equal(first && document.getText(first.range), '4.10');
    ok(typeof first?.code === 'object' && first.code.target.path.endsWith('/docs/rules.md'), 'the link to the rules');
    await replaceAll(document, text);
    await eventually('no wrong total', () => problems(document.uri, 'wrong-total').length === 0);
    await replaceAll(document, wrong);
    await eventually('both again', () => problems(document.uri, 'wrong-total').length === 2);
    await replaceAll(document, '# Notes\n');
    await eventually('nothing on notes', () => problems(document.uri, 'wrong-total').length === 0);
  });

  it('go when the document is closed', async () => {
    const uri = await write('docs/adr/0099-closed.md', wrong);
    // As a person opens it: what the API opens stays for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await eventually('both wrong totals', () => problems(uri, 'wrong-total').length === 2);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('nothing when it is closed', () => problems(uri, 'wrong-total').length === 0);
    await vscode.workspace.fs.delete(uri);
  });

  it('are mended one by one, together, and by fix all', async () => {
    const document = await open(wrong);
    await eventually('both wrong totals', () => problems(document.uri, 'wrong-total').length === 2);
    await apply(await actions(document, at(document, '4.10')), 'Change 4.10 to 3.80');
    equal(document.getText(), wrong.replace('4.10', '3.80'));
    await replaceAll(document, wrong);
    await eventually('both again', () => problems(document.uri, 'wrong-total').length === 2);
    await apply(await actions(document, at(document, '4.10')), 'Fix all totals');
    equal(document.getText(), text);
    await replaceAll(document, wrong);
    // At once, as on save: nobody waited for the problems to be shown.
    await apply(await actions(document, new vscode.Position(0, 0), 'source.fixAll.deliberate'), 'Fix all totals');
    equal(document.getText(), text);
  });

  it('know the rest of the log, as it changes', async () => {
    const document = await open(text.replaceAll('0100-broker.md', '0777-gone.md'));
    await eventually('the broken link', () => problems(document.uri, 'broken-link').length === 1);
    const uri = await write('docs/adr/0777-gone.md', '# 777. Back again\n\n## Status\n\nAccepted\n');
    // Not every file system tells of a change; a save in the editor always does.
    const other = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(other, { preview: false });
    await replaceAll(other, '# 777. Back again\n\n## Status\n\nRejected\n');
    await other.save();
    await eventually('no broken link', () => problems(document.uri, 'broken-link').length === 0);
    await vscode.workspace.fs.delete(uri);
  });

  it('are left alone where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('deliberate', root());
    const document = await open(wrong);
    await eventually('both wrong totals', () => problems(document.uri, 'wrong-total').length === 2);
    await settings.update('review.exemptUpTo', 999, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually('no problem', () => problems(document.uri, 'wrong-total').length === 0);
    } finally {
      await settings.update('review.exemptUpTo', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually('both again', () => problems(document.uri, 'wrong-total').length === 2);
  });

  it('are found in a text that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: wrong });
    await vscode.window.showTextDocument(document);
    await eventually('both wrong totals', () => problems(document.uri, 'wrong-total').length === 2);
    equal(problems(document.uri, 'broken-link'), []);
  });
});
