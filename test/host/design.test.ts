import * as vscode from 'vscode';
import { isDesign } from '../../src/design/read';
import { checkDesign } from '../../src/design/rules/check';
import { equal, ok, rejects } from './assert';
import { textOf } from './deliberationWorld';
import {
  clean,
  context,
  designGate,
  designing,
  keep,
  keepAll,
  nameOf,
  newArchitecture,
  tickAll,
  title,
  upTo,
} from './designWorld';
import { eventually, isThorough, read, root } from './workspace';

const companion = (name: string) => vscode.Uri.joinPath(root(), `.aiwg/working/designs/${name}.state.json`);

/** The records that a document links to, to be cleared away. */
function keepRecords(text: string): readonly string[] {
  const names = [...text.matchAll(/\]\(\.\.\/adr\/([^)]+)\)/g)].map(([, name = '']) => name);
  for (const name of names) keep(vscode.Uri.joinPath(root(), 'docs/adr', name));
  return names;
}

describe('New Architecture Design', () => {
  afterEach(clean);

  it('with an argument asks nothing and writes a document that no rule finds anything in, with its records', async function () {
    if (!isThorough()) this.skip();
    const { uri } = await newArchitecture({ title, context, gates: 'accept' });
    keep(uri);
    const text = await textOf(uri);
    ok(isDesign(text) && uri.endsWith('/docs/architecture/ticket-shop.md'), uri);
    const names = keepRecords(text);
    ok(names.length >= 4, names.join());
    equal(
      checkDesign(text)
        .map(({ message }) => message)
        .join('\n'),
      '',
    );
    const [first = ''] = names;
    const record = await textOf(vscode.Uri.joinPath(root(), 'docs/adr', first));
    ok(record.includes('(../architecture/ticket-shop.md)'), 'the record links back');
    const provenance = await read(
      vscode.Uri.joinPath(root(), '.aiwg/research/provenance/records/ticket-shop.prov.yaml'),
    );
    ok(/type: architecture-document/.test(provenance) && provenance.includes(first), provenance.slice(0, 600));
    // What a person saves of it from now on is theirs, section by section.
    const edit = new vscode.WorkspaceEdit();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    edit.insert(document.uri, document.positionAt(text.indexOf('## Components') + 13), '\n\nBy hand.');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    let after = '';
    for (let tries = 0; tries < 100 && !/modification/.test(after); tries++) {
      await new Promise(resolve => setTimeout(resolve, 100));
      after = await read(vscode.Uri.joinPath(root(), '.aiwg/research/provenance/records/ticket-shop.prov.yaml'));
    }
    ok(/section:Components:?\n\s+agent: urn:aiwg:agent:human/.test(after.replace(/"/g, '')), after.slice(-1500));
  });

  it('keeps its thoughts, to be shown like those of a record', async function () {
    if (!isThorough()) this.skip();
    const { uri } = await newArchitecture({ title, context, gates: 'accept' });
    keep(uri);
    keepRecords(await textOf(uri));
    const shown = await vscode.commands.executeCommand<{ thoughts: number }>('deliberate.showThoughts', { uri });
    ok(shown.thoughts > 20, String(shown.thoughts));
  });

  it('opens the document and its page, and a page that was closed comes back with Resume Deliberation', async () => {
    const pages = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && /deliberate\.deliberation/.test(input.viewType),
        );
    const { uri } = await newArchitecture({ title, context, gates: 'ask' });
    keep(uri);
    await eventually('a page', () => pages().length === 1);
    equal(vscode.window.activeTextEditor?.document.uri.toString() ?? uri, uri);
    await vscode.window.tabGroups.close(pages());
    await eventually('no page', () => pages().length === 0);
    const resumed = await vscode.commands.executeCommand<{ uri: string }>('deliberate.resumeDeliberation', {
      name: 'ticket-shop',
    });
    equal(resumed.uri, uri);
    await eventually('the page again', () => pages().length === 1);
    await rejects(newArchitecture({ title, context, gates: 'accept' }), /was stopped before: resume it/);
  });

  it('says what is wrong with an argument, a target outside and a document that is there', async () => {
    await rejects(newArchitecture({ title }), /takes \{title, context/);
    await rejects(newArchitecture({ title, context, target: '../x' }), /inside of the workspace folder/);
    await rejects(newArchitecture({ title, context: ' ' }), /needs a context/);
    const uri = vscode.Uri.joinPath(root(), 'docs/architecture/ticket-shop.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Mine\n'));
    keep(uri);
    await rejects(newArchitecture({ title, context, gates: 'accept' }), /is there already: choose another title/);
    equal(await read(uri), '# Mine\n');
  });

  it('a contradiction with nobody to ask ends before anything is decided, and the person is told', async () => {
    const twice = 'A booking service with 99.999% availability on a hobby budget.';
    keep(vscode.Uri.joinPath(root(), 'docs/architecture/a-booking-service.md'));
    await rejects(
      newArchitecture({ title: 'A booking service', context: twice, gates: 'accept' }),
      /contradicts itself.*Resume Deliberation goes on/,
    );
  });
});

describe('the design, gate by gate', () => {
  afterEach(clean);

  it('shows a contradiction that has to be seen before it goes on', async () => {
    const { begin, who } = await designing();
    const live = await begin({
      title: 'Hobby service',
      context: 'A booking service with 99.999% availability on a hobby budget.',
    });
    void live.run.start(who);
    await upTo(live, 'contradictions');
    const before = live.run.snapshot('');
    ok(before.stage?.kind === 'tables' && before.stage.tables[0]?.id === 'exceptions', JSON.stringify(before.stage));
    ok(
      before.thoughts.some(({ type }) => type === 'Exception'),
      'an Exception thought',
    );
    ok(live.run.proceed()?.startsWith('Tick each contradiction'), 'it has to be seen');
    equal(nameOf(await designGate(live, 'contradictions')), 'contradictions');
    tickAll(live);
    equal(live.run.proceed(), null);
    await designGate(live, 'requirements');
    live.run.cancel();
    await live.run.ended();
  });

  it('takes edits at its gates, repeats and skips steps, and the document grows in the editor', async () => {
    const { begin, who } = await designing();
    const live = await begin();
    ok(isDesign(await textOf(live.uri)), 'a document at once');
    const ended = live.run.start(who);
    await designGate(live, 'context');
    live.run.edit({
      type: 'setEntry',
      version: live.run.gateNumber,
      table: 'fields',
      id: 3,
      column: 1,
      value: '7 developers',
    });
    live.run.proceed();
    await designGate(live, 'requirements');
    live.run.edit({
      type: 'addEntry',
      version: live.run.gateNumber,
      table: 'requirements',
      value: 'Refund a ticket within 14 days',
    });
    live.run.proceed();
    await designGate(live, 'choices');
    const choices = live.run.standing;
    ok(choices.is === 'asking' && choices.draft.of === 'design', 'choices');
    for (const { id } of choices.draft.tables[0]?.rows.slice(2) ?? [])
      live.run.edit({ type: 'tickEntry', version: live.run.gateNumber, table: 'choices', id, ticked: false });
    live.run.proceed();
    await upTo(live, 'step:overview');
    equal(
      live.run.state.journal.filter(({ kind }) => kind === 'record').length,
      2,
      'only what stays ticked is decided',
    );
    ok((await textOf(live.uri)).includes('Refund a ticket within 14 days'), 'the document grows');
    live.run.edit({
      type: 'setEntry',
      version: live.run.gateNumber,
      table: 'summary',
      id: 0,
      column: 0,
      value: 'A harbour with three piers.',
    });
    live.run.proceed();
    await designGate(live, 'step:components');
    live.run.again(live.run.gateNumber, 'fewer components');
    await designGate(live, 'step:components');
    const document = await vscode.workspace.openTextDocument(live.uri);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('A harbour with three piers');
    ok(at > 0, 'the step stands in the document');
    edit.insert(live.uri, document.positionAt(at), 'Written by hand. ');
    await vscode.workspace.applyEdit(edit);
    live.run.proceed();
    await designGate(live, 'step:data');
    ok(document.getText().includes('Written by hand. A harbour'), 'what a person wrote stays');
    live.run.skip(live.run.gateNumber);
    await upTo(live, 'document');
    live.run.proceed();
    equal((await ended).is, 'done');
    const text = document.getText();
    ok(text.includes('Written by hand. A harbour') && /TODO: the data-flow design was skipped/.test(text), text);
    ok(text.includes('7 developers'), text);
  });

  it('goes back to a step that was passed with what was written there, and asks only that again', async function () {
    if (!isThorough()) this.skip();
    const { begin, who } = await designing();
    const live = await begin();
    void live.run.start(who);
    await upTo(live, 'step:overview');
    live.run.edit({
      type: 'setEntry',
      version: live.run.gateNumber,
      table: 'summary',
      id: 0,
      column: 0,
      value: 'A harbour.',
    });
    live.run.proceed();
    await upTo(live, 'step:api');
    const answered = live.run.state.journal.length;
    await live.visit('step:overview');
    await designGate(live, 'step:overview');
    const { standing } = live.run;
    ok(
      standing.is === 'asking' &&
        standing.draft.of === 'design' &&
        standing.draft.tables[0]?.rows[0]?.cells[0] === 'A harbour.',
      'what was written',
    );
    live.run.proceed();
    await designGate(live, 'step:api');
    equal(live.run.state.journal.length, answered);
    live.run.back();
    await designGate(live, 'step:data');
    live.run.cancel();
    await live.run.ended();
  });

  it('stops at every step and resumes in a fresh window to the same document', async function () {
    if (!isThorough()) this.skip();
    const { begin, who } = await designing();
    const live = await begin();
    void live.run.start(who);
    const places = ['requirements', 'choices', 'step:overview', 'step:security', 'step:roadmap', 'document'];
    let current = live;
    for (const place of places) {
      await upTo(current, place);
      current.run.cancel();
      const stopped = await current.run.ended();
      ok(stopped.is === 'stopped' && stopped.cancelled, JSON.stringify(stopped).slice(0, 300));
      const other = await designing();
      current = await other.designs.open(root(), live.run.name);
      keepAll(current);
      equal(current.run.standing.is, 'idle');
      await other.designs.resume(current);
    }
    await upTo(current, 'document');
    current.run.proceed();
    equal((await current.run.ended()).is, 'done');
    const stoppedText = await textOf(live.uri);
    const straight = await begin({
      title: 'Ticket shop',
      target: 'docs/architecture/other.md',
      unattended: true,
      gates: [],
    });
    equal((await straight.run.start(who)).is, 'done');
    const body = (text: string) => text.slice(text.indexOf('## Components')).replace(/\d{4}-[\w-]+\.md/g, 'record');
    equal(body(stoppedText), body(await textOf(straight.uri)));
    ok((await vscode.workspace.fs.stat(companion('ticket-shop'))).size > 0, 'its state');
  });
});
