import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { asked, at, clean, open, shown, startText, text } from './textRecord';

const run = vscode.commands.executeCommand;

async function lenses(document: vscode.TextDocument): Promise<vscode.Command[]> {
  const found = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
  return found.flatMap(({ command }) => command ?? []);
}

async function hover(document: vscode.TextDocument, piece: string, into?: number): Promise<string> {
  const ask = () => run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at(document, piece, into));
  return shown(await asked(`a hover on ${piece}`, ask, answer => shown(answer) !== ''));
}

describe('a record in its text editor', () => {
  before(startText);
  afterEach(clean);

  it('has the verdict over its matrix, and what opens and recomputes it', async () => {
    const right = await lenses(await open());
    equal(
      right.map(({ title }) => title),
      ['MODERATE: Table 3.80, 0.40 ahead of Broker', 'Open matrix'],
    );
    const document = await open(text.replace('**3.80** | **3.40**', '**4.10** | **3.60**'));
    const wrong = await asked(
      'the lenses of the new text',
      () => lenses(document),
      found => found.length === 3,
    );
    equal(
      wrong.map(({ title }) => title),
      ['2 totals are wrong', 'Open matrix', 'Recompute totals'],
    );
    equal(wrong[2]?.command, 'deliberate.recomputeTotals');
    equal(wrong[2]?.arguments, [{ uri: document.uri.toString(), line: 15 }]);
    await run('deliberate.recomputeTotals', ...(wrong[2]?.arguments ?? []));
    equal(document.getText(), text);
  });

  it('has nothing of that in other Markdown', async () => {
    const document = await open('# Notes\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n');
    equal(await lenses(document), []);
  });

  it('explains scores, weights and totals', async () => {
    const document = await open();
    const score = await hover(document, '5 (one');
    ok(/0\.60? × 5 = 3\.00 of 3\.80/.test(score.replace(/\\|&nbsp;/g, found => (found === '\\' ? '' : ' '))), score);
    ok(score.includes('transaction'), score);
    ok((await hover(document, '60%')).includes('weighs'), 'the weight');
    ok((await hover(document, '3.80')).includes('rank'), 'the total');
  });

  it('shows where a link leads, and takes what it says as text', async () => {
    const document = await open();
    // The log is read when it is first asked for.
    const said = await asked(
      'the record behind the link',
      () => hover(document, 'ADR-0100]('),
      text => text.includes('RabbitMQ'),
    );
    ok(said.includes('Use') && said.includes('broker'), said);
    ok(!said.includes('<img') && !/(?<!\\)\]\(command:/.test(said), said);
  });

  it('explains the status', async () => {
    ok((await hover(await open(), 'Accepted')).includes('holds'), 'the status');
  });

  it('shows criteria, options and triggers in the outline', async () => {
    const document = await open();
    const ask = () => run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const names = (nodes: readonly vscode.DocumentSymbol[]): string[] =>
      nodes.flatMap(({ name, children }) => [name, ...names(children)]);
    const found = names(await asked('the outline', ask, answer => names(answer ?? []).includes('Safety')));
    for (const name of ['Decision matrix', 'Cost', 'Broker', 'Backtracking triggers', 'monthly cost'])
      ok(found.includes(name), `${name} among ${found}`);
  });

  it('links mentions that Markdown does not', async () => {
    const document = await open();
    const ask = () => run<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const mention = at(document, 'ADR-0100.', 0);
    const links = await asked('the link of a mention', ask, answer =>
      answer.some(({ range }) => range.start.isEqual(mention)),
    );
    const own = links.find(({ range }) => range.start.isEqual(mention));
    ok(own?.target?.path.endsWith('/docs/adr/0100-broker.md'), String(own?.target));
    // The text of a link leads nowhere of its own: the link does, and Markdown made it.
    const label = at(document, 'ADR-0100](', 2);
    equal(links.filter(({ range }) => range.contains(label)).length, 0, 'links over the text of the link');
  });

  it('folds the front matter, which Markdown does not', async () => {
    const document = await open(`---\nstatus: accepted\ndate: 2026-01-01\n---\n\n${text}`);
    const ask = () => run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const isFront = ({ start, end }: vscode.FoldingRange) => start === 0 && end === 3;
    await asked('the front matter', ask, answer => (answer ?? []).some(isFront));
  });

  it('offers to recompute a Confidence paragraph that a review finds out of date', async () => {
    const confidence = '\n\nConfidence: MODERATE, 0.10 ahead of Broker.\n\n## Decision\n';
    const document = await open(text.replace('\n\n## Decision\n', confidence));
    const titles = () => lenses(document).then(found => found.map(({ title }) => title));
    await asked('the offer', titles, found => found.includes('Recompute totals'));
  });

  it('takes what a hostile record says as text, and little of it', async () => {
    const bad = `$(bug) <img src=x onerror=alert(1)> [x](command:workbench.action.quit) __proto__ ${'y'.repeat(100_000)}`;
    const document = await open(text.replace('| Table |', `| ${bad} |`).replace('one transaction', bad));
    const [verdict] = await lenses(document);
    ok(verdict && verdict.title.length <= 200 && !verdict.title.includes('$('), verdict?.title ?? 'no verdict');
    const ask = () => run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at(document, '5 ($(bug)'));
    const hovers = await asked('the hover', ask, answer => shown(answer) !== '');
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      ok(content instanceof vscode.MarkdownString, 'a Markdown text');
      ok(!content.isTrusted && !content.supportHtml, 'trusted');
      ok(!/(?<!\\)\]\(command:/.test(content.value), 'a command');
      ok(content.value.length < 10_000, `${content.value.length} characters`);
    }
  });
});
