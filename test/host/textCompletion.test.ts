import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { asked, clean, open, startText, text } from './textRecord';
import { write } from './workspace';

/** Types nothing: the text stands there already, with `‸` for the cursor. */
async function offered(marked: string, wanted: string): Promise<{ item: vscode.CompletionItem; result: string }> {
  const offset = marked.indexOf('‸');
  const document = await open(marked.replace('‸', ''));
  const ask = () =>
    vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
    );
  const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
  const list = await asked(`${wanted} offered`, ask, answer => answer.items.some(item => labelOf(item) === wanted));
  const item = list.items.find(item => labelOf(item) === wanted);
  ok(item, wanted);
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  ok(range, `the range of ${wanted}`);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const newText = typeof item.insertText === 'string' ? item.insertText : (item.insertText?.value ?? wanted);
  return { item, result: document.getText().slice(0, start) + newText + document.getText().slice(end) };
}

describe('completion in a record', () => {
  before(startText);
  afterEach(clean);

  it('offers statuses in the notation of the record', async () => {
    const { result } = await offered(text.replace('Accepted. Supersedes', 'Acc‸. Supersedes'), 'Rejected');
    equal(result, text.replace('Accepted.', 'Rejected.'));
  });

  it('offers the sections that are missing', async () => {
    const { result } = await offered(`${text}\n## ‸\n`, 'Success Metrics');
    equal(result, `${text}\n## Success Metrics\n`);
  });

  it('offers the options in the sentence of the decision', async () => {
    const { result } = await offered(text.replace('**Table**', '**‸**'), 'Broker');
    equal(result, text.replace('**Table**', '**Broker**'));
  });

  it('offers other records as links', async () => {
    const { result } = await offered(text.replace('54,000 mails', 'See [‸] for 54,000 mails'), 'ADR-100: Use a broker');
    ok(result.includes('See [ADR-100: Use a broker](0100-broker.md) for 54,000'), result);
  });

  it('offers sources that were assessed', async () => {
    await write('.aiwg/research/quality-assessments/REF-014.yaml', 'id: REF-014\n');
    const { result } = await offered(text.replace('a day.', 'a day [REF-‸].'), 'REF-014');
    ok(result.includes('a day [REF-014].'), result);
  });
});
