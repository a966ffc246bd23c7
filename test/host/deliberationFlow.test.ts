import * as vscode from 'vscode';
import { read } from '../../src/adr/read';
import type { Designer } from '../../src/deliberation/designer';
import { equal, ok } from './assert';
import { catalogue, clean, flow, gate, keep, textOf } from './deliberationWorld';
import { root } from './workspace';

const matrixOf = (text: string) => read(text, {}).matrices[0]?.matrix;

describe('the flow, gate by gate', () => {
  afterEach(clean);

  it('takes what a person edits at each gate, and the record grows meanwhile', async () => {
    const { begin, designer } = await flow();
    const live = await begin();
    keep(live.uri);
    ok((await textOf(live.uri)).includes('Proposed'), 'a draft at once');
    const ended = live.run.start(designer);

    const criteria = await gate(live, 'criteria');
    ok(criteria.draft.name === 'criteria', 'criteria');
    const [first] = criteria.draft.criteria;
    ok(first, 'a criterion');
    ok(
      (await textOf(live.uri)).includes(`| ${first.name} | ${first.weight}% |`),
      'the record shows what is asked about',
    );
    const { gateNumber: at } = live.run.seen();
    live.run.edit({ type: 'weighCriterion', version: at, id: first.id, weight: 200 });
    live.run.edit({ type: 'addCriterion', version: at, name: 'Fits the team' });
    equal(live.run.proceed(at), null);

    const alternatives = await gate(live, 'alternatives');
    ok(alternatives.draft.name === 'alternatives', 'alternatives');
    const [one, two] = alternatives.draft.alternatives;
    ok(one && two, 'two alternatives');
    const next = live.run.seen().gateNumber;
    live.run.edit({ type: 'keepAlternative', version: next, id: two.id, kept: false });
    live.run.edit({ type: 'addAlternative', version: next, name: 'Buy it' });
    live.run.proceed(next);

    const scores = await gate(live, 'scores');
    ok(scores.draft.name === 'scores', 'scores');
    const names = scores.draft.scored.map(({ alternative }) => alternative.name);
    ok(names.includes('Buy it') && !names.includes(two.name), names.join());
    ok(
      matrixOf(await textOf(live.uri))?.options.some(({ name }) => name === 'Buy it'),
      'a column in the record',
    );
    const last = live.run.seen().gateNumber;
    live.run.edit({ type: 'setScore', version: last, option: 0, criterion: 0, score: 5 });
    live.run.edit({ type: 'setReason', version: last, option: 0, criterion: 0, because: 'measured by us last week' });
    live.run.edit({ type: 'choose', version: last, option: names.indexOf('Buy it') });
    ok(live.run.proceed(last)?.startsWith('Say why Buy it is chosen'), 'a reason is asked for');
    live.run.edit({ type: 'explainChoice', version: last, reason: 'the vendor is already under contract' });
    equal(live.run.proceed(last), null);

    await gate(live, 'record');
    live.run.proceed();
    equal((await ended).is, 'done');
    const text = await textOf(live.uri);
    ok(text.includes('Chosen option: **Buy it**'), text);
    ok(text.includes('the vendor is already under contract'), text);
    ok(text.includes('measured by us last week'), text);
    const heaviest = matrixOf(text)?.criteria[0];
    equal(heaviest?.name, first.name);
    ok(text.includes('Fits the team'), 'the added criterion');
    equal(vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === live.uri.toString())?.isDirty, false);
  });

  it('goes back to an earlier gate and asks nothing twice', async () => {
    const { begin, designer } = await flow();
    const live = await begin();
    keep(live.uri);
    void live.run.start(designer);
    await gate(live, 'criteria');
    live.run.proceed();
    await gate(live, 'alternatives');
    const asked = live.run.state.journal.length;
    live.run.back();
    await gate(live, 'criteria');
    equal(live.run.state.journal.length, asked - 1);
    live.run.cancel();
    equal((await live.run.ended()).is, 'stopped');
  });

  it('keeps what a person types into the record meanwhile, and undo takes a step back', async () => {
    const { begin, designer } = await flow();
    const live = await begin();
    keep(live.uri);
    const document = await vscode.workspace.openTextDocument(live.uri);
    await vscode.window.showTextDocument(document);
    const ended = live.run.start(designer);
    await gate(live, 'criteria');
    live.run.proceed();
    await gate(live, 'alternatives');
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('\n## ', document.getText().indexOf('## Context'));
    edit.insert(live.uri, document.positionAt(at), '\nWritten by hand meanwhile.\n');
    await vscode.workspace.applyEdit(edit);
    live.run.proceed();
    await gate(live, 'scores');
    ok(document.getText().includes('Written by hand meanwhile.'), 'it is still there');
    live.run.proceed();
    await gate(live, 'record');
    live.run.proceed();
    await ended;
    const whole = document.getText();
    ok(whole.includes('Written by hand meanwhile.') && whole.includes('## Backtracking Triggers'), whole);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    ok(document.getText() !== whole, 'undone');
    await vscode.commands.executeCommand('redo');
    equal(document.getText(), whole);
  });

  it('cancels, keeps what is there, and resumes to the same record', async () => {
    const { all, begin, designer } = await flow();
    const live = await begin();
    keep(live.uri);
    void live.run.start(designer);
    await gate(live, 'criteria');
    live.run.proceed();
    await gate(live, 'alternatives');
    live.run.cancel();
    const stopped = await live.run.ended();
    ok(stopped.is === 'stopped' && stopped.cancelled, JSON.stringify(stopped));
    // As after a reload of the window: nothing but what is on disk.
    const other = await flow(designer);
    const again = await other.all.open(root(), live.run.state.name);
    equal(again.run.standing.is, 'idle');
    await other.all.resume(again);
    for (const name of ['alternatives', 'scores', 'record']) {
      await gate(again, name);
      again.run.proceed();
    }
    equal((await again.run.ended()).is, 'done');
    const resumed = await textOf(live.uri);
    all.dispose();
    const straight = await other.begin({ gates: [], unattended: true });
    keep(straight.uri);
    equal((await straight.run.start(designer)).is, 'done');
    const body = (text: string) => text.slice(text.indexOf('## Decision Matrix'));
    equal(body(resumed), body(await textOf(straight.uri)), 'the same as without a stop');
  });

  it('stops in words where another window goes on with it', async () => {
    const { begin, designer } = await flow();
    const live = await begin();
    keep(live.uri);
    void live.run.start(designer);
    await gate(live, 'criteria');
    const other = await flow(designer);
    const there = await other.all.open(root(), live.run.state.name);
    await other.all.resume(there);
    await gate(there, 'criteria');
    there.run.proceed();
    await gate(there, 'alternatives');
    live.run.proceed();
    const standing = await live.run.ended();
    ok(
      standing.is === 'stopped' && /changed by another window or process/.test(standing.message),
      JSON.stringify(standing),
    );
    there.run.cancel();
    await there.run.ended();
  });

  it('keeps its state when the model fails, and another one goes on', async () => {
    const real = await catalogue();
    let broken = true;
    const failing: Designer = {
      ...real,
      answer: async (ground, question, call) =>
        broken && question.kind === 'score'
          ? { ok: false, failure: { kind: 'quota', message: 'The account has no credit left: choose another model.' } }
          : real.answer(ground, question, call),
    };
    const { all, begin } = await flow(failing);
    const live = await begin({ gates: [] });
    keep(live.uri);
    const standing = await live.run.start(failing);
    ok(
      standing.is === 'stopped' && standing.aboutModel && /no credit left/.test(standing.message),
      JSON.stringify(standing),
    );
    const kept = live.run.state.journal.length;
    ok(kept > 0, 'answers are kept');
    broken = false;
    await all.resume(live);
    const done = await live.run.ended();
    // Whatever the numbers say, a tie would ask.
    ok(done.is === 'done' || live.run.standing.is === 'asking', JSON.stringify(done));
  });
});
