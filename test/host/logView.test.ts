import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { closeAll, eventually, read, root, write } from './workspace';

interface Hit {
  readonly uri: string;
  readonly title: string;
  readonly excerpt: string;
}
interface Counts {
  readonly shown: number;
  readonly all: number;
}

const run = <T>(command: string, argument?: unknown) =>
  vscode.commands.executeCommand<T>(`deliberate.${command}`, argument);
const record = (title: string) =>
  `# 1. ${title}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nFireflies.\n\n## Decision\n\nYes.\n`;
const folder = 'packages/billing/docs/adr';
const uri = () => vscode.Uri.joinPath(root(), folder, '0001-bill-at-night.md');

describe('the decision log in the activity bar', () => {
  before(async () => {
    await vscode.extensions.getExtension('deliberate.deliberate')?.activate();
    await vscode.commands.executeCommand('workbench.view.extension.deliberate');
  });
  afterEach(async () => {
    await run('clearDecisionFilter');
    await closeAll();
  });
  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'packages'), { recursive: true, useTrash: false });
    await run('refreshDecisions');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('finds by title, number, status and the words of the text', async () => {
    const first = async (query: string) => (await run<Hit[]>('searchDecisions', { query, limit: 3 }))[0];
    ok((await first('sessions redis'))?.uri.includes('0004-keep-user-sessions'), 'by title');
    ok((await first('ADR-0006'))?.uri.includes('0006-'), 'by number');
    ok((await first('superseded mail'))?.uri.includes('0003-'), 'by status');
    ok((await first('customers ordered twice'))?.excerpt.includes('ordered twice'), 'by text');
    equal(await run('searchDecisions', { query: 'nothingofthekind' }), []);
  });

  it('filters to what fits, and shows all again', async () => {
    const few = await run<Counts>('filterDecisions', { text: 'customers ordered twice' });
    equal(few.shown, 1);
    ok(few.all > 6, `${few.all} records`);
    equal((await run<Counts>('filterDecisions', { text: '' })).shown, few.all);
  });

  it('has the logs of packages, follows what is saved, and what is refreshed', async () => {
    const { all } = await run<Counts>('filterDecisions', { text: '' });
    await write(`${folder}/0001-bill-at-night.md`, record('Bill at night'));
    await run('refreshDecisions');
    equal((await run<Counts>('filterDecisions', { text: 'fireflies' })).shown, 1);
    equal((await run<Counts>('filterDecisions', { text: '' })).all, all + 1);
    const document = await vscode.workspace.openTextDocument(uri());
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri(), document.lineAt(0).range, '# 1. Bill at dawn');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    let hits: readonly Hit[] = [];
    await eventually(
      () => `the new title among ${JSON.stringify(hits)}`,
      () => {
        void run<Hit[]>('searchDecisions', { query: 'dawn fireflies' }).then(found => {
          hits = found;
        });
        return hits.some(({ title }) => title === 'Bill at dawn');
      },
    );
  });

  it('groups without a dialog, and says what it takes', async () => {
    for (const by of ['topic', 'date', 'folder', 'status']) await run('groupDecisions', { by });
    await rejects(run('groupDecisions', { by: 'colour' }), /takes \{by\}: status, topic, date, folder/);
    await rejects(run('filterDecisions', { text: 7 }), /takes \{text\}/);
    await rejects(run('searchDecisions', {}), /takes \{query, limit\?\}/);
  });

  for (const command of ['changeStatus', 'supersede', 'linkDecisions', 'renumber'])
    it(`${command} asks when it begins at a node of the tree, and changes nothing when nobody answers`, async () => {
      const [hit] = await run<Hit[]>('searchDecisions', { query: 'sessions redis' });
      ok(hit, 'the record of the sample');
      const [file, adr] = [vscode.Uri.parse(hit.uri), vscode.Uri.joinPath(root(), 'docs/adr')];
      const all = async () => [await read(file), (await vscode.workspace.fs.readDirectory(adr)).sort()];
      const before = await all();
      const outcome: { value?: unknown } = {};
      run(command, { kind: 'record', id: 'x', uri: hit.uri, parent: null, row: {} }).then(
        value => Object.assign(outcome, { value }),
        (error: unknown) => Object.assign(outcome, { value: error }),
      );
      await eventually('the end of the command', () => {
        // Nothing happens as long as nothing is asked.
        void vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        return 'value' in outcome;
      });
      equal(outcome.value, undefined);
      equal(await all(), before);
    });

  it('opens and copies what a node of the tree stands for', async () => {
    const [hit] = await run<Hit[]>('searchDecisions', { query: 'sessions redis' });
    ok(hit, 'the record of the sample');
    const node = { kind: 'record', id: 'x', uri: hit.uri, parent: null, row: {} };
    await run('openDecision', node);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), hit.uri);
    const link = await run<string>('copyDecisionLink', node);
    ok(/^\[ADR-0*4: Keep user sessions in Redis\]\(docs\/adr\/0004-/.test(link), link);
    ok(/^ADR-0*4$/.test(await run<string>('copyDecisionNumber', node)), 'the number');
    await closeAll();
    await rejects(
      run('copyDecisionNumber', { uri: vscode.Uri.joinPath(root(), 'README.md').toString() }),
      /Open a decision record/,
    );
  });
});
