import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { clean, context, keep, newWithToT, title } from './deliberationWorld';
import { asked, clean as cleanText, open, startText } from './textRecord';
import { names, onDisk, provenance, provenanceFile, remove, run, typeOver } from './trustWorld';
import { root, write } from './workspace';

const bad = ['half: [', '{"version": 99}\n', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n'];
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
const reasonOf = (work: Thenable<unknown>): Thenable<string> =>
  work.then(
    () => 'nothing was wrong',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

async function tidy(): Promise<void> {
  await clean();
  await cleanText();
  for (const folder of ['.aiwg/research', '.aiwg/ralph', '.aiwg/reports', 'docs/.records']) await remove(folder);
}

describe('the files of trust', () => {
  before(startText);
  afterEach(tidy);

  it('are written while no other process writes them', async function () {
    // Elsewhere no other process writes the same file behind the back of VS Code.
    if (root().scheme !== 'file') return this.skip();
    const document = await open();
    const file = provenanceFile(document);
    const lock = file.replace(/[^/]*$/, name => `.${name}.lock`);
    await write(lock, 'another process');
    await typeOver(document, '54,000 mails', '64,000 mails');
    await pause(2500);
    equal(await onDisk(file), null, 'while it is locked');
    await remove(lock);
    await provenance(document, 'once it is free');
    await asked(
      'the lock is gone',
      () => onDisk(lock),
      found => found === null,
    );
  });

  it('lie where the setting says, all of them', async function () {
    // A folder that is not trusted says nothing about where files are written.
    if (!vscode.workspace.isTrusted) this.skip();
    const settings = vscode.workspace.getConfiguration('deliberate', root());
    const records = 'docs/.records';
    await settings.update('records', `${records}/`, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await open();
      const uri = document.uri.toString();
      await typeOver(document, '54,000 mails', '64,000 mails');
      await run('deliberate.verifyProvenance', { uri });
      ok(await onDisk(provenanceFile(document).replace('.aiwg', records)), 'provenance');
      const ref = { ref: 'REF-090', title: 'A study', source_type: 'book' };
      const assessed = await run<{ uri: string }>('deliberate.assessEvidence', ref);
      ok(assessed.uri.includes(`/${records}/research/quality-assessments/REF-090.yaml`), assessed.uri);
      const review = await run<{ uri: string }>('deliberate.reviewDecision', { uri, happened: 'x', lessons: ['y'] });
      ok(review.uri.includes(`/${records}/ralph/reflections/`), review.uri);
      const report = await run<{ uri: string }>('deliberate.runQualityGate', { phase: 'inception' });
      ok(report.uri.includes(`/${records}/reports/`), report.uri);
      const made = await newWithToT({ title, context, gates: 'accept' });
      keep(made.uri);
      ok((await names(`${records}/working/tot-explorations`)).length >= 2, 'state and trace');
      const { troubles } = await run<{ troubles: readonly { rule: string; message: string }[] }>(
        'deliberate.verifyProvenance',
        {},
      );
      equal(
        troubles.filter(({ rule }) => rule !== 'untracked'),
        [],
      );
      for (const folder of ['research', 'ralph', 'reports']) equal(await names(`.aiwg/${folder}`), [], folder);
    } finally {
      await settings.update('records', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('that are damaged, newer or in conflict are told, left as they are, and the rest works', async () => {
    const document = await open();
    const uri = document.uri.toString();
    const lesson = '.aiwg/ralph/reflections/x.json';
    const name = document.uri.path.replace(/^.*\/|\.md$/g, '');
    const [state, trace] = ['state.json', 'jsonl'].map(end => `.aiwg/working/tot-explorations/${name}.${end}`);
    const first = await run<{ uri: string }>('deliberate.runQualityGate', { phase: 'inception' });
    const report = vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const text of bad) {
      for (const file of [lesson, state ?? '', trace ?? '', report]) await write(file, text);
      const review = await run<{ uri: string }>('deliberate.reviewDecision', { uri, happened: 'x', lessons: ['y'] });
      ok(review.uri.includes('/.aiwg/ralph/reflections/'), review.uri);
      const again = await run<{ uri: string }>('deliberate.runQualityGate', { phase: 'inception' });
      ok(/\.2\.md$/.test(again.uri), again.uri);
      const why = await reasonOf(run('deliberate.resumeDeliberation', { name }));
      ok(/state\.json/.test(why), why);
      const shown = await run<{ thoughts: number }>('deliberate.showThoughts', { uri });
      equal(shown.thoughts, 0);
      await run('deliberate.openDashboard', {});
      for (const file of [lesson, state ?? '', trace ?? '', report]) equal(await onDisk(file), text, file);
    }
    for (const file of [state ?? '', trace ?? '']) await remove(file);
  });
});
