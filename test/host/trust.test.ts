import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { asked, clean, open, startText, text } from './textRecord';
import {
  actionsAt,
  apply,
  names,
  onDisk,
  problems,
  provenance,
  provenanceFile,
  remove,
  run,
  typeOver,
} from './trustWorld';
import { eventually, root, write } from './workspace';

interface Verified {
  readonly verified: number;
  readonly troubles: readonly { readonly rule: string; readonly artifact: string | null }[];
  readonly fixed: readonly string[];
  readonly report?: string;
}
const verify = (document: vscode.TextDocument, more: object = {}) =>
  run<Verified>('deliberate.verifyProvenance', { uri: document.uri.toString(), ...more });
const lessons = () => names('.aiwg/ralph/reflections');

async function tidy(): Promise<void> {
  await clean();
  for (const folder of ['.aiwg/research', '.aiwg/ralph', '.aiwg/reports']) await remove(folder);
}

describe('provenance of what a person edits', () => {
  before(startText);
  afterEach(tidy);

  it('is recorded on save, part by part, and folds into one activity a day', async () => {
    const document = await open();
    await typeOver(document, '2 (a larger disk)', '3 (a larger disk)');
    const first = await provenance(document, 'the first save');
    equal(first.activities.length, 1);
    const [activity] = first.activities;
    ok(activity?.wasAssociatedWith[0]?.agent.startsWith('urn:aiwg:agent:human:'), 'a person');
    equal(Object.keys(first.parts ?? {}), ['score:Cost:Table'], 'whose the score is');
    equal(first.parts?.['score:Cost:Table']?.source, 'person');
    await typeOver(document, '54,000 mails', '64,000 mails');
    const second = await provenance(document, 'the second save', ({ entity }) => entity.sha256 !== first.entity.sha256);
    equal(second.activities.length, 1, 'one activity a day');
    equal(Object.keys(second.parts ?? {}).sort(), ['context', 'score:Cost:Table']);
    const { verified, troubles } = await verify(document);
    equal([verified, troubles.length], [1, 0], JSON.stringify(troubles));
  });

  it('is not recorded where that is switched off', async () => {
    const settings = vscode.workspace.getConfiguration('deliberate');
    await settings.update('provenance.recordEdits', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await open();
      await typeOver(document, 'Accepted.', 'Deprecated.');
      // What is asked next waits for what was saved before.
      await verify(document);
      equal(await onDisk(provenanceFile(document)), null);
      equal(await lessons(), []);
    } finally {
      await settings.update('provenance.recordEdits', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('of a change made elsewhere is missing: said on the record, and recorded by its fix', async () => {
    const document = await open();
    await typeOver(document, '54,000 mails', '64,000 mails');
    await provenance(document, 'the save');
    await write(vscode.workspace.asRelativePath(document.uri), document.getText().replace('64,000', '74,000'));
    const found = await verify(document);
    equal(
      found.troubles.map(({ rule }) => rule),
      ['unrecorded'],
    );
    await eventually('the change is said', () => problems(document.uri, 'unrecorded-change').length === 1);
    const [problem] = problems(document.uri, 'unrecorded-change');
    ok(problem, 'a problem');
    await apply(await actionsAt(document, problem.range), 'Record this change as mine');
    const record = await provenance(document, 'the fix', ({ activities }) => activities.length === 2);
    equal(record.activities.at(-1)?.unrecorded, true);
    equal((await verify(document)).troubles, []);
    await eventually('nothing is said', () => problems(document.uri, 'unrecorded-change').length === 0);
  });

  it('does not take for a person’s what was there before they typed', async () => {
    const document = await open();
    await typeOver(document, '54,000 mails', '64,000 mails');
    await provenance(document, 'the save');
    await write(vscode.workspace.asRelativePath(document.uri), document.getText().replace('64,000', '74,000'));
    await eventually('the editor has it', () => document.getText().includes('74,000'));
    await typeOver(document, '2 (a larger disk)', '3 (a larger disk)');
    const { activities, parts } = await provenance(document, 'both', ({ activities }) => activities.length === 3);
    equal(
      activities.map(({ unrecorded }) => unrecorded === true),
      [false, true, false],
    );
    ok(parts?.['score:Cost:Table'], 'the score is theirs');
    equal((await verify(document)).troubles, []);
  });

  it('that is damaged, newer or in conflict is told and never overwritten', async () => {
    const document = await open();
    await typeOver(document, '54,000 mails', '64,000 mails');
    await provenance(document, 'the save');
    const file = provenanceFile(document);
    for (const damaged of ['version: 1\nentity: [', 'version: 99\n', 'a: b\n<<<<<<< ours\n=======\n>>>>>>> theirs\n']) {
      await write(file, damaged);
      await typeOver(document, 'mails a day', 'mails a day ');
      const { troubles } = await verify(document);
      equal(
        troubles.map(({ rule }) => rule),
        ['unreadable'],
        damaged,
      );
      equal(await onDisk(file), damaged);
    }
  });

  it('begins where there is none, and is put right for a whole log at once', async () => {
    const document = await open();
    const before = await run<Verified>('deliberate.verifyProvenance', {});
    ok(
      before.troubles.every(({ rule }) => rule === 'untracked') && before.troubles.length >= 7,
      JSON.stringify(before),
    );
    const after = await run<Verified>('deliberate.verifyProvenance', { fix: true });
    equal(after.fixed.length, before.troubles.length);
    equal(after.troubles, []);
    equal((await provenance(document, 'begun')).activities[0]?.type, 'generation');
  });

  it('is shown with its graph, in a document that cannot be changed and in the diagram pane', async () => {
    const document = await open();
    await typeOver(document, '54,000 mails', '64,000 mails');
    const { report } = await verify(document, { show: true });
    ok(report, 'a report');
    const shown = await vscode.workspace.openTextDocument(vscode.Uri.parse(report));
    await eventually('the graph', () => /```mermaid\nflowchart LR[^`]*modification 1/.test(shown.getText()));
    ok(/\| context \| person \| /.test(shown.getText()), shown.getText());
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
    await eventually(
      () => `the pane among ${labels()}`,
      () => labels().includes('Diagrams'),
    );
  });

  it('is exported in both forms, and refused where it cannot be true', async () => {
    const document = await open();
    const uri = document.uri.toString();
    await rejects(run('deliberate.exportProvenance', { uri, format: 'prov-n' }), /no provenance yet/);
    await typeOver(document, '54,000 mails', '64,000 mails');
    const json = await run<{ text: string }>('deliberate.exportProvenance', { uri, format: 'prov-json' });
    ok(Object.keys(JSON.parse(json.text)).includes('wasGeneratedBy'), json.text);
    const target = vscode.Uri.joinPath(root(), 'out.provn');
    await run('deliberate.exportProvenance', { uri, format: 'prov-n', target: target.toString() });
    ok((await onDisk('out.provn'))?.startsWith('document'), 'PROV-N');
    await remove('out.provn');
    await rejects(run('deliberate.exportProvenance', { uri, format: 'xml' }), /takes \{uri\?/);
    const file = provenanceFile(document);
    await write(file, (await onDisk(file))?.replace(/ended: .*/, 'ended: 1999-01-01T00:00:00Z') ?? '');
    await rejects(
      run('deliberate.exportProvenance', { uri, format: 'prov-n' }),
      /Nothing is exported: .*before it starts/,
    );
  });

  it('and lessons follow a record that is renamed', async () => {
    const document = await open();
    await typeOver(document, 'Accepted.', 'Deprecated.');
    const [lesson] = await asked('the lesson', lessons, all => all.length === 1 && !all[0]?.startsWith('.'));
    await provenance(document, 'the save');
    const before = document.uri;
    const after = vscode.Uri.joinPath(root(), 'docs/adr/0900-moved.md');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(before, after);
    ok(await vscode.workspace.applyEdit(edit), 'the rename');
    const moved = await vscode.workspace.openTextDocument(after);
    const record = await provenance(moved, 'the moved provenance');
    equal(record.entity.id, 'urn:aiwg:artifact:docs/adr/0900-moved.md');
    equal(record.entity.formerly?.length, 1);
    await asked(
      'the lesson tells of the new path',
      async () => await onDisk(`.aiwg/ralph/reflections/${lesson}`),
      found => found !== null && JSON.parse(found).decision.path === 'docs/adr/0900-moved.md',
    );
    await asked(
      'all of it verifies',
      () => run<Verified>('deliberate.verifyProvenance', {}),
      ({ troubles }) => troubles.every(({ rule }) => rule === 'untracked'),
    );
    // What cleans up after a test looks for what was there before it.
    await write(vscode.workspace.asRelativePath(before), '');
    await clean();
    await remove('docs/adr/0900-moved.md');
  });

  it('of a record that a command makes begins with who made it', async () => {
    const { uri } = await run<{ uri: string }>('deliberate.newAdr', { title: 'Keep a change log' });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const { activities, parts } = await provenance(document, 'the new record');
    equal(
      activities.map(({ type }) => type),
      ['generation'],
    );
    equal(parts?.['title']?.source, 'person');
    await clean();
    await vscode.workspace.fs.delete(document.uri, { useTrash: false });
  });
});

describe('reviews', () => {
  before(startText);
  afterEach(tidy);

  it('follow a change of status by themselves, once', async () => {
    const document = await open();
    await typeOver(document, 'Accepted.', 'Deprecated.');
    const [name] = await asked('a lesson', lessons, all => all.length === 1 && !all[0]?.startsWith('.'));
    const { event, decision, happened } = JSON.parse((await onDisk(`.aiwg/ralph/reflections/${name}`)) ?? '');
    equal(event.type, 'status-changed');
    equal(decision.chosen, 'Table');
    ok(/from accepted to deprecated/i.test(happened), happened);
    await provenance(document, 'the save');
    const graph = await run<{ text: string }>('deliberate.exportProvenance', { format: 'prov-n' });
    ok(/reflections/.test(graph.text) && /wasDerivedFrom/.test(graph.text), graph.text);
  });

  it('are written without being asked where a caller says what there is to say', async () => {
    const document = await open();
    const argument = { uri: document.uri.toString(), happened: 'It held for a year.', lessons: ['A table is enough.'] };
    const { uri } = await run<{ uri: string }>('deliberate.reviewDecision', argument);
    const reflection = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))));
    equal(reflection.event.type, 'reviewed');
    ok(reflection.event.evidence[0].ref.startsWith('urn:aiwg:agent:human:'), 'a person says so');
    equal([reflection.happened, reflection.lessons], ['It held for a year.', ['A table is enough.']]);
    equal(reflection.rejected, [{ option: 'Broker', why: 'total 3.40 against 3.80' }]);
    await rejects(run('deliberate.reviewDecision', { uri: argument.uri, confidence: 2 }), /takes \{uri\?/);
    equal(
      (await run<Verified>('deliberate.verifyProvenance', {})).troubles.filter(({ rule }) => rule !== 'untracked'),
      [],
    );
  });

  it('begin with a form that comes up beside the record', async () => {
    const document = await open();
    await vscode.commands.executeCommand('deliberate.reviewDecision', document.uri);
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
    await eventually(
      () => `the form among ${labels()}`,
      () => labels().includes('Review Decision'),
    );
  });

  it('have a quality gate whose report is a file', async () => {
    await open(text.replace('54,000 mails a day.', 'Studies show that 54,000 mails are fine [REF-901].'));
    const report = await run<{ outcome: string; uri: string }>('deliberate.runQualityGate', { phase: 'elaboration' });
    equal(report.outcome, 'FAIL');
    const shown = (await vscode.workspace.openTextDocument(vscode.Uri.parse(report.uri))).getText();
    ok(/# Evidence gate: elaboration[\s\S]*\*\*FAIL\*\*[\s\S]*REF-901/.test(shown), shown);
    await rejects(run('deliberate.runQualityGate', { phase: 'maintenance' }), /takes \{phase/);
    equal((await run<{ uri: string }>('deliberate.runQualityGate', { phase: 'elaboration' })).uri, report.uri, 'again');
  });
});
