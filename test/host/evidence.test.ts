import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { asked, at, clean, open, shown, startText, text } from './textRecord';
import { actionsAt, apply, onDisk, problems, remove, run } from './trustWorld';
import { eventually } from './workspace';

const citing = text.replace(
  '54,000 mails a day.',
  'A vendor test clearly shows that 54,000 mails a day are easy [REF-902].',
);
const assess = (more: object) =>
  run<{ ref: string; level: string; uri: string }>('deliberate.assessEvidence', {
    ref: 'REF-902',
    title: 'Queue benchmark',
    source_type: 'vendor-blog',
    ...more,
  });
const file = '.aiwg/research/quality-assessments/REF-902.yaml';

describe('evidence', () => {
  before(startText);
  afterEach(async () => {
    await clean();
    await remove('.aiwg/research');
  });

  it('is assessed without a dialog, and the level is computed', async () => {
    const { level, ref } = await assess({
      lowered: { imprecision: { by: 1, because: 'one run' } },
      locator: 'https://x.example/a',
    });
    equal([ref, level], ['REF-902', 'VERY LOW']);
    const yaml = (await onDisk(file)) ?? '';
    ok(/level: VERY LOW/.test(yaml) && /because: one run/.test(yaml), yaml);
    await rejects(assess({ source_type: 'model' }), /takes \{ref, title, source_type/);
    await rejects(assess({ ref: '14' }), /REF-014/);
  });

  it('is rated in the text: words too strong for it, with the fitting ones as a fix', async () => {
    await assess({});
    const document = await open(citing);
    await eventually('the problem', () => problems(document.uri, 'overconfident-words').length > 0);
    const [problem] = problems(document.uri, 'overconfident-words');
    ok(problem, 'a problem');
    const actions = await actionsAt(document, problem.range);
    await apply(actions, `Leave out "${document.getText(problem.range)}"`);
    ok(document.getText().includes('A vendor test shows that'), document.getText());
    await eventually(
      'the weaker word too',
      () => document.getText(problems(document.uri, 'overconfident-words')[0]?.range).trim() === 'shows',
    );
  });

  it('that nobody assessed is said, with what assesses it, and no more once it is', async () => {
    await assess({ ref: 'REF-903' });
    const document = await open(citing);
    await eventually('the problem', () => problems(document.uri, 'unassessed-citation').length === 1);
    const [problem] = problems(document.uri, 'unassessed-citation');
    ok(problem, 'a problem');
    await apply(await actionsAt(document, problem.range), 'Assess REF-902 (GRADE)');
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
    await eventually(
      () => `the form among ${labels()}`,
      () => labels().includes('Assess Evidence'),
    );
    await assess({});
    await eventually('no problem', () => problems(document.uri, 'unassessed-citation').length === 0);
  });

  it('is explained where the pointer rests on a citation', async () => {
    await assess({ lowered: { imprecision: { by: 1 } } });
    const document = await open(citing);
    const hover = () =>
      vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at(document, 'REF-902'),
      );
    const said = shown(await asked('the hover', hover, found => shown(found).includes('VERY')));
    ok(/Queue&nbsp;benchmark|Queue benchmark/.test(said) && /imprecision/.test(said) && /not/.test(said), said);
  });

  it('in a file that is damaged counts as not assessed, and the file stays as it is', async () => {
    const { uri } = await assess({});
    const half = 'version: 1\nref: REF-902\ntitle: [';
    await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), new TextEncoder().encode(half));
    const document = await open(citing);
    await eventually('the problem', () => problems(document.uri, 'unassessed-citation').length === 1);
    ok(/breaks off/.test(problems(document.uri, 'unassessed-citation')[0]?.message ?? ''), 'why');
    await rejects(assess({}), /REF-902\.yaml/);
    equal(await onDisk(file), half);
  });
});
