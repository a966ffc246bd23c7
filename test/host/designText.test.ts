import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { chosenIn, sampleDesign, sampleRecord } from './designText';
import { clean, keep } from './designWorld';
import { closeAll, eventually, read, root, write } from './workspace';

const shown = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Deliberate');
const ruleOf = ({ code }: vscode.Diagnostic) => String(typeof code === 'object' ? code.value : code);

async function opened(path: string, text: string): Promise<vscode.TextDocument> {
  const uri = await write(path, text);
  keep(uri);
  return vscode.workspace.openTextDocument(uri);
}

const lenses = async (uri: vscode.Uri) =>
  ((await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20)) ?? []).map(
    ({ command }) => command?.title ?? '',
  );

describe('an architecture document in the editor', () => {
  afterEach(async () => {
    await closeAll();
    await clean();
  });

  it('has its findings as problems, links to the rules, and no findings of records', async () => {
    const document = await opened('docs/architecture/sample.md', sampleDesign({ record: 'TODO' }));
    await vscode.window.showTextDocument(document);
    const found = await eventually('problems', () => (shown(document.uri).length > 0 ? shown(document.uri) : null));
    const rules = found.map(ruleOf);
    ok(rules.includes('design-decision-without-record'), rules.join());
    ok(
      rules.every(rule => rule.startsWith('design-')),
      rules.join(),
    );
  });

  it('offers its diagrams, also where the command is asked for nothing', async () => {
    const document = await opened('docs/architecture/sample.md', sampleDesign({ record: 'TODO' }));
    await vscode.window.showTextDocument(document);
    const titles = await lenses(document.uri);
    ok(
      titles.includes('Open 2 diagrams') && titles.some(title => title === 'Decide by ToT: Primary database'),
      titles.join(),
    );
    await vscode.commands.executeCommand('deliberate.openDiagrams');
    await eventually('a diagram pane', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview && /deliberate\.diagram/.test(input.viewType)),
    );
  });

  it('follows a decision that was made otherwise, as changes that a person looks through or takes', async () => {
    keep(await write('docs/adr/0901-primary-database.md', sampleRecord('PostgreSQL')));
    const text = sampleDesign({ record: '[0901-primary-database.md](../adr/0901-primary-database.md)' });
    const document = await opened('docs/architecture/sample.md', text);
    await vscode.window.showTextDocument(document);
    const uri = document.uri.toString();
    await rejects(vscode.commands.executeCommand('deliberate.followDecision', { uri }), /Nothing has to change/);
    await write('docs/adr/0901-primary-database.md', sampleRecord('MongoDB'));
    await eventually(
      () => `the stale decision among ${shown(document.uri).map(ruleOf).join()}`,
      () => shown(document.uri).some(one => ruleOf(one) === 'design-stale-decision'),
    );
    ok((await lenses(document.uri)).includes('Take over what changes: Primary database'), 'a lens');
    const { applied, edits } = await vscode.commands.executeCommand<{ applied: boolean; edits: number }>(
      'deliberate.followDecision',
      {
        uri,
        line:
          document
            .getText()
            .split('\n')
            .findIndex(one => one.startsWith('| Primary database |')) + 1,
        review: 'accept',
      },
    );
    ok(applied && edits >= 3, `${edits}`);
    const now = document.getText();
    equal(chosenIn(now), 'MongoDB');
    ok(/\| MongoDB \| 8/.test(now) && !/\| PostgreSQL \| 1\d \|/.test(now), now);
    ok(now.includes('Quoted of the brief: PostgreSQL today'), 'the context stays');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  it('has a choice without a record decided, and the two linked both ways', async () => {
    const document = await opened('docs/architecture/sample.md', sampleDesign({ record: 'TODO' }));
    const made = await vscode.commands.executeCommand<{ uri: string }>('deliberate.decideChoice', {
      ...{ uri: document.uri.toString(), title: 'Primary database', model: 'catalogue', gates: 'accept' },
    });
    keep(vscode.Uri.parse(made.uri));
    const record = await read(vscode.Uri.parse(made.uri));
    ok(record.includes('](../architecture/sample.md)'), record.slice(0, 800));
    const name = made.uri.split('/').pop() ?? '';
    ok((await read(document.uri)).includes(`[${name}](../adr/${name})`), document.getText());
    await rejects(
      vscode.commands.executeCommand('deliberate.decideChoice', {
        uri: document.uri.toString(),
        title: 'Primary database',
      }),
      /has its record already/,
    );
    await rejects(
      vscode.commands.executeCommand('deliberate.decideChoice', { uri: document.uri.toString(), title: 'Weather' }),
      /no such choice/,
    );
    ok(root(), 'a folder');
  });
});
