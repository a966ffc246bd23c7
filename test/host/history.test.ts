import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { commit, initGit, setBranch } from './gitFolder';
import { startText } from './textRecord';
import { actionsAt, problems, remove, run } from './trustWorld';
import { closeAll, eventually, root, write } from './workspace';

interface Shown {
  readonly entries: readonly {
    readonly author: string | null;
    readonly date: string | null;
    readonly subject: string | null;
    readonly changes: readonly string[];
  }[];
}

const record = (number: number, title: string, status: string, score = 3) =>
  `# ADR-${number}: ${title}\n\n## Status\n\n${status}\n\n## Decision Matrix\n\n| Criterion | Weight | Table | Broker |\n| --- | ---: | --- | --- |\n| Safety | 60% | 5 | ${score} |\n| Cost | 40% | 2 | 4 |\n\n## Decision\n\nChosen option: **Table**.\n`;
const path = 'docs/adr/0301-queue.md';
const file = () => vscode.Uri.joinPath(root(), path);

const hasGit = () => typeof process !== 'undefined' && vscode.workspace.isTrusted;

describe('the history of a decision', () => {
  before(startText);
  beforeEach(async function () {
    if (!hasGit()) return;
    await initGit();
    const first = await commit(
      'Ask about mails',
      { docs: { adr: { '0301-queue.md': record(301, 'Queue', 'Proposed') } } },
      [],
      0,
    );
    const second = await commit(
      'Decide',
      { docs: { adr: { '0301-queue.md': record(301, 'Queue', 'Accepted', 4) } } },
      [first],
      1,
    );
    await setBranch('main', first);
    await setBranch('topic', second);
    await write(path, record(301, 'Queue', 'Accepted', 4));
    const answer = await run<Shown>('deliberate.showHistory', { uri: file().toString() }).then(
      () => '',
      (error: unknown) => String(error),
    );
    // A machine without git has nothing to show.
    if (/there is no git here/.test(answer)) this.skip();
    equal(answer, '');
  });
  afterEach(async () => {
    await closeAll();
    for (const made of [path, 'docs/adr/0302-ours.md', '.git']) await remove(made);
  });

  it('is told in its own terms: who changed what and when', async function () {
    if (!hasGit()) this.skip(); // the web has none, and where nobody trusts a folder it does not run
    const { entries } = await run<Shown>('deliberate.showHistory', { uri: file().toString() });
    equal(
      entries.map(({ author, date, subject, changes }) => ({ author, date, subject, changes })),
      [
        {
          author: 'Ann Bee',
          date: '2026-01-02T00:00:00+00:00',
          subject: 'Decide',
          changes: ['status proposed → accepted', 'score Safety: Broker 3 → 4'],
        },
        {
          author: 'Ann Bee',
          date: '2026-01-01T00:00:00+00:00',
          subject: 'Ask about mails',
          changes: ['record added', 'status proposed', 'chosen option Table'],
        },
      ],
    );
    const document = await vscode.workspace.openTextDocument(file());
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('Accepted');
    edit.replace(file(), new vscode.Range(document.positionAt(at), document.positionAt(at + 8)), 'Deprecated');
    await vscode.workspace.applyEdit(edit);
    const [now] = (await run<Shown>('deliberate.showHistory', { uri: file().toString() })).entries;
    equal(now, {
      commit: null,
      author: null,
      date: null,
      subject: null,
      changes: ['status accepted → deprecated'],
    } as typeof now);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    ok(!document.isDirty && /Accepted/.test(document.getText()), 'the edit is taken back');
  });

  it('opens what a commit changed, as texts that nobody can change', async function () {
    if (!hasGit()) this.skip(); // the web has none, and where nobody trusts a folder it does not run
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file()));
    const picking = run('deliberate.showHistory');
    const diff = () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    };
    // The list opens when git has answered; until then there is nothing to accept.
    for (let tries = 0; tries < 50 && !diff(); tries++) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    await picking;
    const shown = await eventually('the change is shown', diff);
    equal(shown.modified.scheme, 'deliberate-history');
    const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    equal(await text(shown.original), record(301, 'Queue', 'Proposed'));
    equal(await text(shown.modified), record(301, 'Queue', 'Accepted', 4));
    equal(vscode.workspace.fs.isWritableFileSystem('deliberate-history') ?? false, false);
    equal(vscode.languages.getDiagnostics(shown.modified).length, 0);
  });

  it('says where there is no git, and what does not fit', async () => {
    await write(path, record(301, 'Queue', 'Accepted'));
    await remove('.git');
    await rejects(
      run('deliberate.showHistory', { uri: file().toString() }),
      !hasGit() ? /git runs on a desktop only/ : /in no git repository/,
    );
    await rejects(run('deliberate.showHistory', { line: 3 }), /takes \{uri\}/);
    await rejects(run('deliberate.showHistory', { uri: `${file().toString()}.gone.md` }), /cannot be opened/);
  });

  it('finds a number that the base branch has given meanwhile, once it has', async function () {
    if (!hasGit()) this.skip(); // the web has none, and where nobody trusts a folder it does not run
    const ours = await write('docs/adr/0302-ours.md', record(302, 'Ours', 'Accepted'));
    const document = await vscode.workspace.openTextDocument(ours);
    await vscode.window.showTextDocument(document);
    // Git is asked once, and has no other branch to tell of yet.
    await new Promise(resolve => setTimeout(resolve, 1500));
    equal(problems(ours, 'number-taken-on-base').length, 0);
    const tree = {
      docs: {
        adr: { '0301-queue.md': record(301, 'Queue', 'Proposed'), '0302-theirs.md': record(302, 'Theirs', 'Accepted') },
      },
    };
    await setBranch('main', await forked(tree));
    // A save of what nobody changed tells nobody anything.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(ours, document.positionAt(document.getText().length), '\n');
    ok(await vscode.workspace.applyEdit(edit), 'it can be edited');
    await document.save();
    const [problem] = await eventually('the clash', () => {
      const found = problems(ours, 'number-taken-on-base');
      return found.length > 0 ? found : undefined;
    });
    ok(problem && /main has given the number 302 to 0302-theirs\.md/.test(problem.message), problem?.message ?? '');
    equal(document.getText(problem.range), '302');
    const titles = (await actionsAt(document, problem.range)).map(({ title }) => title);
    ok(titles.includes('Give this decision the next free number'), titles.join());
  });
});

/** A commit of the base branch after the two parted. */
async function forked(tree: Parameters<typeof commit>[1]): Promise<string> {
  const fork = await commit('Fork', { docs: { adr: { '0301-queue.md': record(301, 'Queue', 'Proposed') } } }, [], 0);
  await setBranch(
    'topic',
    await commit('Ours', { docs: { adr: { '0301-queue.md': record(301, 'Queue', 'Accepted', 4) } } }, [fork], 1),
  );
  return commit('Theirs', tree, [fork], 2);
}

declare const process: unknown;
