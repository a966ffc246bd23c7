import * as vscode from 'vscode';
import { read } from '../../src/adr/read';
import { equal, ok } from './assert';
import { clean, context, keep, newWithToT, textOf, title } from './deliberationWorld';
import { asked, startText } from './textRecord';
import { names, onDisk, problems, provenance, remove, run, typeOver } from './trustWorld';
import { eventually } from './workspace';

interface Verified {
  readonly troubles: readonly { readonly rule: string; readonly artifact: string | null; readonly message: string }[];
  readonly report?: string;
}
const lessons = async () => (await names('.aiwg/ralph/reflections')).filter(name => name.endsWith('.json')).sort();
const kindsOf = (all: readonly string[]) =>
  all.map(name => name.replace(/.*\.\d{4}-\d\d-\d\d\.([\w-]+)(?:\.\d+)?\.json$/, '$1'));

describe('a full life of a decision', () => {
  before(startText);
  afterEach(async () => {
    await clean();
    for (const path of ['.aiwg/research', '.aiwg/ralph']) await remove(path);
  });

  it('is auditable from its deliberation to its successor', async () => {
    const { uri } = await newWithToT({ title, context, gates: 'accept' });
    keep(uri);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await vscode.window.showTextDocument(document);
    const path = vscode.workspace.asRelativePath(document.uri);

    // A score changed by hand is the person's, whoever wrote the others.
    const [matrix] = read(document.getText(), {}).matrices;
    const cell = matrix?.cells[0]?.[0]?.cell;
    const [option, criterion] = [matrix?.matrix.options[0]?.name, matrix?.matrix.criteria[0]?.name];
    ok(matrix && cell, 'a score');
    const before = document.getText().slice(cell.start, cell.end);
    await typeOver(
      document,
      before,
      before.replace(/[1-5]/, digit => (digit === '3' ? '4' : '3')),
    );
    const plain = (name: string | undefined) => (name ?? '').replaceAll('%', '%25').replaceAll(':', '%3A');
    const part = `score:${plain(criterion)}:${plain(option)}`;
    const edited = await provenance(document, part, ({ parts }) => parts?.[part]?.source === 'person');
    ok(edited.parts?.[part]?.agent.startsWith('urn:aiwg:agent:human:'), part);

    // Accepted: a lesson says so.
    const status = read(document.getText(), {}).status;
    ok(status, 'a status');
    await typeOver(document, `## Status\n\n${status.raw}`, '## Status\n\nAccepted');
    await asked('the lesson of the acceptance', lessons, all => kindsOf(all).includes('status-changed'));

    // A trigger fires, and the decision is opened again.
    const trigger = read(document.getText(), {}).triggers.at(-1);
    ok(trigger, 'a trigger');
    const row = document.getText().slice(trigger.range.start, trigger.range.end);
    await typeOver(document, row, `${row}\n| 9 | review date | 2020-01-31 | once | ask the team |`);
    await eventually('it fires', () => problems(document.uri, 'trigger-fires').length === 1);
    const facts = 'p95 is at 480 ms for 14 days at 14K requests/second';
    const again = await run<{ uri: string }>('deliberate.reopenDecision', {
      uri,
      facts,
      gates: 'accept',
      model: 'catalogue',
    });
    keep(again.uri);
    ok(kindsOf(await lessons()).includes('trigger-fired'), 'the lesson of the trigger');

    // Superseded by the record that came of it.
    const newer = again.uri.replace(/^.*\//, '');
    await typeOver(document, '## Status\n\nAccepted', `## Status\n\nSuperseded by [${newer}](${newer})`);
    const all = await asked('the lesson of its end', lessons, found => kindsOf(found).includes('superseded'));
    const last = all.find(name => name.endsWith('.superseded.json'));
    const superseded = JSON.parse((await onDisk(`.aiwg/ralph/reflections/${last}`)) ?? '{}');
    equal(superseded.event.evidence[0].ref, `docs/adr/${newer}`);
    ok(superseded.rejected.length >= 2, 'what was rejected');

    // All of it verifies, is traceable both ways, and is shown.
    const verified = await run<Verified>('deliberate.verifyProvenance', { uri, show: true });
    equal(verified.troubles, []);
    const report = await textOf(verified.report ?? '');
    ok(/## Comes from\n\n- modification/.test(report) || /## Comes from\n\n- generation/.test(report), report);
    for (const name of all) ok(report.includes(name.replaceAll('_', '\\_')), `${name} in ${report}`);
    ok(/```mermaid\nflowchart LR/.test(report), 'the graph');
    const whole = await run<Verified>('deliberate.verifyProvenance', {});
    const wrong = whole.troubles.filter(({ rule }) => rule !== 'untracked');
    equal(wrong, [], path);
    const exported = await run<{ text: string }>('deliberate.exportProvenance', { uri, format: 'prov-json' });
    ok(Object.keys(JSON.parse(exported.text).wasDerivedFrom ?? {}).length >= 3, exported.text.slice(0, 500));

    // The next deliberation of its kind is told what was learned, names it, and its provenance says that it was used.
    const next = await newWithToT({ title, context, gates: 'accept' });
    keep(next.uri);
    const called = next.uri.replace(/^.*\/|\.md$/g, '');
    const working = '.aiwg/working/tot-explorations';
    const { input } = JSON.parse((await onDisk(`${working}/${called}.state.json`)) ?? '{}');
    ok(input.lessonsFrom.length > 0, 'lessons');
    ok((await onDisk(`${working}/${called}.jsonl`))?.includes('Lesson of an earlier decision'), 'named in the trace');
    const used = (await onDisk(`.aiwg/research/provenance/records/${called}.prov.yaml`)) ?? '';
    ok(used.includes('urn:aiwg:artifact:.aiwg/ralph/reflections/'), used.slice(0, 2000));
  });
});
