import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { asked, at, clean, open, shown, startText, text } from './textRecord';
import { actionsAt, names, problems, remove } from './trustWorld';
import { eventually, write } from './workspace';

const row = '| 1 | monthly cost | > 1200 | 3 months | re-open |';
const watching = text.replace(
  row,
  [
    '| 1 | review date | 2020-01-31 | once | ask the team |',
    '| 2 | `v6/flag.txt` is added | yes | once | re-open |',
    '| 3 | the vendor raises prices | a lot | at any time | re-open |',
  ].join('\n'),
);

describe('triggers', () => {
  before(startText);
  afterEach(async () => {
    await clean();
    for (const path of ['v6', '.aiwg/ralph', '.aiwg/research', '.aiwg/working']) await remove(path);
  });

  const lenses = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
  const titles = (found: readonly vscode.CodeLens[]) => found.map(({ command }) => command?.title ?? '');

  it('that fire are said on the record and over their table, with what opens it again', async () => {
    const document = await open(watching);
    await eventually('the day fires', () => problems(document.uri, 'trigger-fires').length === 1);
    const [problem] = problems(document.uri, 'trigger-fires');
    ok(problem && /2020-01-31 has come/.test(problem.message), problem?.message ?? '');
    equal(problem.severity, vscode.DiagnosticSeverity.Information);
    ok(document.getText(problem.range).includes('review date'), document.getText(problem.range));
    const found = await asked(
      'the lens',
      () => lenses(document),
      all => titles(all).some(title => /^Triggers: 1 fires, 1 quiet, 1 to ask/.test(title)),
    );
    ok(titles(found).includes('Re-open Decision'), `${titles(found)}`);
    const header = at(document, '| # | Metric').line;
    ok(
      found.some(({ range, command }) => command?.title === 'Re-open Decision' && range.start.line === header),
      'place',
    );
    ok(
      (await actionsAt(document, problem.range)).some(({ title }) => title === 'Re-open Decision'),
      'quick fix',
    );
  });

  it('are looked at again when the workspace changes', async () => {
    const document = await open(watching);
    await eventually('one fires', () => problems(document.uri, 'trigger-fires').length === 1);
    await write('v6/flag.txt', 'on');
    await eventually('two fire', () => problems(document.uri, 'trigger-fires').length === 2);
    await remove('v6');
    await eventually('one fires again', () => problems(document.uri, 'trigger-fires').length === 1);
  });

  it('explain themselves where the pointer rests, with the day to ask somebody', async () => {
    const document = await open(watching);
    await eventually('one fires', () => problems(document.uri, 'trigger-fires').length === 1);
    const hover = async (piece: string) =>
      shown(
        await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          at(document, piece),
        ),
      );
    ok(/It fires/.test((await hover('review date')).replaceAll('&nbsp;', ' ')), await hover('review date'));
    ok(
      /A person has to be asked.*\d{4}-\d\d-\d\d/s.test(
        (await hover('the vendor raises')).replaceAll('&nbsp;', ' ').replaceAll('\\', ''),
      ),
      await hover('the vendor raises'),
    );
  });

  it('leave a lesson when somebody acts on them, and none when they are only looked at', async () => {
    const document = await open(watching);
    await eventually('one fires', () => problems(document.uri, 'trigger-fires').length === 1);
    equal(await names('.aiwg/ralph/reflections'), []);
    const argument = { uri: document.uri.toString(), facts: 'The day has come.', gates: 'accept', model: 'catalogue' };
    const again = await vscode.commands.executeCommand<{ uri: string }>('deliberate.reopenDecision', argument).then(
      made => made,
      () => undefined,
    );
    const [lesson] = await names('.aiwg/ralph/reflections');
    ok(lesson?.endsWith('.trigger-fired.json'), `${lesson}`);
    if (again) await vscode.workspace.fs.delete(vscode.Uri.parse(again.uri), { useTrash: false });
  });
});
