import * as vscode from 'vscode';
import { read as readRecord } from '../../src/adr/read';
import { supersede } from '../../src/log/relate/supersede';
import { equal, ok, rejects } from './assert';
import {
  at,
  type Changed,
  Files,
  newLog,
  nygard,
  place,
  setting,
  show,
  snapshot,
  textAt,
  undoTo,
} from './lifecycleWorld';
import { asked, startText } from './textRecord';
import { names, provenance, run } from './trustWorld';

const list = '# Ours\n\n<!-- deliberate:index -->\n<!-- /deliberate:index -->\n\nThe end.\n';
const files = new Files();
const tops = () => [place.folder, '.aiwg'];

describe('the life of a decision: its status', () => {
  before(startText);
  beforeEach(newLog);
  afterEach(() => files.clean());

  it('changes in its own notation and line ends, is recorded with a lesson, and one undo takes all of it back', async () => {
    const path = `${place.folder}/0301-queue.md`;
    const uri = await files.make(path, nygard('301. Queue', 'Proposed').replaceAll('\n', '\r\n'));
    await files.make(`${place.folder}/README.md`, list);
    await run('deliberate.updateIndex', {});
    ok((await textAt(`${place.folder}/README.md`)).includes('0301-queue.md'), 'the list');
    const before = await snapshot(...tops());

    const done = await run<Changed>('deliberate.changeStatus', { uri: uri.toString(), status: 'accepted' });
    equal([...done.changed].sort(), [path, `${place.folder}/README.md`]);
    equal(await textAt(path), nygard('301. Queue', 'Accepted').replaceAll('\n', '\r\n'));
    const now = await textAt(`${place.folder}/README.md`);
    ok(/0301-queue\.md\) \| accepted/i.test(now), now);
    const document = await vscode.workspace.openTextDocument(uri);
    const { activities, parts } = await provenance(document, 'its provenance');
    ok(
      activities.some(({ description }) => description === 'status set to accepted'),
      JSON.stringify(activities),
    );
    ok(
      Object.values(parts ?? {}).some(({ source }) => source === 'person'),
      JSON.stringify(parts),
    );
    ok(
      (await names('.aiwg/ralph/reflections')).some(name => name.includes('0301-queue')),
      'a lesson',
    );
    equal(
      vscode.workspace.textDocuments.filter(one => one.isDirty).map(one => one.uri.path),
      [],
    );

    await undoTo(path, before, ...tops());
  });

  it('gives a draft its number when it is accepted', async () => {
    await setting('numbering', 'onAcceptance');
    try {
      const uri = await files.make(`${place.folder}/use-a-queue.md`, nygard('Use a queue', 'Proposed'));
      await files.make('libs/queue/note.md', 'see use-a-queue.md\n');
      const before = await snapshot(place.folder, 'libs', '.aiwg');
      const done = await run<Changed>('deliberate.changeStatus', { uri: uri.toString(), status: 'accepted' });
      const path = vscode.workspace.asRelativePath(vscode.Uri.parse(done.uri));
      equal(path, `${place.folder}/0001-use-a-queue.md`);
      ok((await textAt(path)).includes('Accepted'), 'accepted');
      equal(await textAt('libs/queue/note.md'), 'see 0001-use-a-queue.md\n');
      await undoTo(path, before, place.folder, 'libs', '.aiwg');
    } finally {
      await setting('numbering', undefined);
    }
  });

  it('says what is wrong', async () => {
    const uri = await files.make(`${place.folder}/0301-queue.md`, nygard('301. Queue'));
    await rejects(run('deliberate.changeStatus', { uri: uri.toString() }), /takes \{uri\?, status\}/);
    await rejects(run('deliberate.changeStatus', { uri: uri.toString(), status: 'acceptd' }), /did you mean accepted/);
    await rejects(
      run('deliberate.changeStatus', { uri: at('nothing.md').toString(), status: 'accepted' }),
      /cannot be opened/,
    );
    await rejects(run('deliberate.supersede', { uri: uri.toString() }), /takes \{uri\?, by\}/);
    await rejects(run('deliberate.supersede', { uri: uri.toString(), by: uri.toString() }), /its own place/);
    await rejects(
      run('deliberate.linkDecisions', { from: uri.toString(), to: '0301', relation: 'loves' }),
      /relation is one of/,
    );
    await rejects(run('deliberate.linkDecisions', { from: uri.toString(), to: 'nobody' }), /no record nobody/);
    await rejects(run('deliberate.renumber', { number: 4 }), /which record/);
  });
});

const dialects: readonly (readonly [string, readonly [string, string], readonly [string, string]])[] = [
  ['adr-tools', ['0301-a.md', nygard('301. A')], ['0302-b.md', nygard('302. B')]],
  [
    'MADR 4',
    ['0301-a.md', madr('---\nstatus: accepted\ndate: 2026-01-02\n---\n\n# A')],
    ['0302-b.md', madr('---\nstatus: accepted\ndate: 2026-01-02\n---\n\n# B')],
  ],
  [
    'MADR 3',
    ['0301-a.md', madr('---\nstatus: "accepted"\ndate: 2026-01-02\ndeciders: us\n---\n# A')],
    ['0302-b.md', madr('---\nstatus: "accepted"\ndate: 2026-01-02\ndeciders: us\n---\n# B')],
  ],
  [
    'MADR 2',
    ['0301-a.md', `${madr('# A\n\n* Status: accepted\n* Date: 2026-01-02')}\n## Links\n\n* [x](https://x.org)\n`],
    ['0302-b.md', `${madr('# B\n\n* Status: accepted\n* Date: 2026-01-02')}\n## Links\n\n* [x](https://x.org)\n`],
  ],
  [
    'log4brains',
    ['20200101-a.md', madr('# A\n\n- Status: accepted\n- Date: 2020-01-01')],
    ['20200102-b.md', madr('# B\n\n- Status: accepted\n- Date: 2020-01-02')],
  ],
  ['Y-statement', ['0301-a.md', yStatement('A')], ['0302-b.md', yStatement('B')]],
  ['tot', ['0301-a.md', tot('A')], ['0302-b.md', tot('B')]],
];

function madr(head: string): string {
  return `${head}\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* A\n\n## Decision Outcome\n\nChosen option: "A", because.\n`;
}
function yStatement(title: string): string {
  return `# ${title}\n\n## Status\n\nAccepted\n\nIn the context of the shop, facing load, we decided for ${title} and against C to achieve speed, accepting cost.\n`;
}
function tot(title: string): string {
  return `# ADR-0301: ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision Matrix\n\nScale: 1-5, higher is better.\n\n| Criterion | Weight | A | B |\n| --- | ---: | ---: | ---: |\n| Cost | 100% | 4 | 3 |\n| **Total** | | **4.00** | **3.00** |\n\n## Decision\n\nChosen option: **A**.\n\n## Backtracking Triggers\n\n| # | Metric | Reconsider when | Window | Then |\n| --- | --- | --- | --- | --- |\n| 1 | cost | > 3 | 7 days | look |\n`;
}

describe('the life of a decision: its successor', () => {
  before(startText);
  beforeEach(newLog);
  afterEach(() => files.clean());

  for (const [name, old, next] of dialects)
    it(`is named at both ends as ${name} writes it`, async () => {
      const [a, b] = [`${place.folder}/${old[0]}`, `${place.folder}/${next[0]}`];
      const uri = await files.make(a, old[1]);
      const by = await files.make(b, next[1]);
      const before = await snapshot(...tops());
      const done = await run<Changed>('deliberate.supersede', { uri: uri.toString(), by: by.toString() });
      equal([...done.changed].sort(), [a, b]);
      const today = new Date();
      const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
        .map(part => String(part).padStart(2, '0'))
        .join('-');
      const wanted = supersede({ path: a, text: old[1] }, { path: b, text: next[1] }, day);
      equal([await textAt(a), await textAt(b)], [wanted[0]?.after ?? '', wanted[1]?.after ?? '']);
      equal(readRecord(await textAt(a), { path: a }).status?.means, 'superseded');
      const again = await run<Changed>('deliberate.supersede', { uri: uri.toString(), by: by.toString() });
      equal(again.changed, []);
      if (name === 'tot') await undoTo(a, before, ...tops());
    });

  it('is made from the template, beside it, in the same step', async () => {
    const uri = await files.make(`${place.folder}/0301-a.md`, nygard('301. A'));
    const before = await snapshot(...tops());
    const done = await run<Changed>('deliberate.supersede', { uri: uri.toString(), title: 'B instead' });
    equal(vscode.workspace.asRelativePath(vscode.Uri.parse(done.uri)), `${place.folder}/0302-b-instead.md`);
    const made = await textAt(`${place.folder}/0302-b-instead.md`);
    ok(/^# 302\. B instead\n/.test(made), made);
    ok(made.includes('Supersedes [301. A](0301-a.md)'), made);
    ok(
      (await textAt(`${place.folder}/0301-a.md`)).includes('Superseded by [302. B instead](0302-b-instead.md)'),
      'the old one',
    );
    equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('0302-b-instead.md'), true);
    await undoTo(`${place.folder}/0301-a.md`, before, ...tops());
  });
});

describe('the life of a decision: its relations', () => {
  before(startText);
  beforeEach(newLog);
  afterEach(() => files.clean());

  it('are said at both ends, once; unsaved words of a person stay, and stay unsaved', async () => {
    const from = await files.make(`${place.folder}/0301-a.md`, nygard('301. A'));
    await files.make(`${place.folder}/0302-b.md`, nygard('302. B'));
    const document = await show(`${place.folder}/0302-b.md`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), 'My own words.\n');
    await vscode.workspace.applyEdit(edit);
    const done = await run<Changed>('deliberate.linkDecisions', {
      from: from.toString(),
      to: '302',
      relation: 'amends',
    });
    equal(done.changed.length, 2);
    ok((await textAt(`${place.folder}/0301-a.md`)).includes('Amends [302. B](0302-b.md)'), 'one end');
    ok(document.getText().includes('Amended by [301. A](0301-a.md)'), document.getText());
    ok(document.getText().endsWith('My own words.\n'), 'the words');
    equal(
      (await run<Changed>('deliberate.linkDecisions', { from: from.toString(), to: '302', relation: 'amends' }))
        .changed,
      [],
    );
  });

  it('are drawn with the time line', async () => {
    const from = await files.make(`${place.folder}/0301-a.md`, nygard('301. A'));
    await files.make(`${place.folder}/0302-b.md`, nygard('302. B'));
    await run('deliberate.linkDecisions', { from: from.toString(), to: '302', relation: 'depends on' });
    const find = () => run<{ uri: string; diagrams: string[] }>('deliberate.openLogDiagrams', {});
    const shown = await asked('both in the log', find, ({ diagrams }) => diagrams.length >= 2);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(shown.uri));
    await asked(
      'the relation',
      async () => document.getText(),
      text => /\|depends on\|/.test(text),
    );
    ok(/timeline\n/.test(document.getText()), document.getText());
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
    await asked(
      'the pane',
      async () => labels(),
      all => all.includes('Diagrams'),
    );
  });
});

describe('the list of decisions', () => {
  before(startText);
  beforeEach(newLog);
  afterEach(() => files.clean());

  it('stays true where a team began one, and nothing is begun where none did', async () => {
    const readme = `${place.folder}/README.md`;
    await files.make(readme, '# Ours\n');
    await files.make(`${place.folder}/0301-a.md`, nygard('301. A'));
    const document = await show(`${place.folder}/0301-a.md`);
    const save = async (piece: string, by: string) => {
      const start = document.getText().indexOf(piece);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(start + piece.length)),
        by,
      );
      await vscode.workspace.applyEdit(edit);
      ok(await document.save(), 'the save');
    };
    await save('301. A', '301. Another');
    await new Promise(resolve => setTimeout(resolve, 1500));
    equal(await textAt(readme), '# Ours\n');

    equal((await run<{ isTrue: boolean }>('deliberate.updateIndex', { check: true })).isTrue, false);
    await files.make(readme, list);
    await run('deliberate.updateIndex', {});
    equal((await run<{ isTrue: boolean }>('deliberate.updateIndex', { check: true })).isTrue, true);
    const text = await textAt(readme);
    ok(text.includes('[301. Another]') || text.includes('[Another]'), text);
    ok(text.endsWith('The end.\n'), text);
    await save('301. Another', '301. A third');
    await asked(
      'the list follows',
      () => textAt(readme),
      now => now.includes('A third'),
    );
    const gone = new vscode.WorkspaceEdit();
    gone.deleteFile(document.uri);
    await vscode.workspace.applyEdit(gone);
    await asked(
      'the list follows a removal',
      () => textAt(readme),
      now => !now.includes('0301-a.md'),
    );
  });
});
