import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { asked, clean, open, startText, text } from './textRecord';
import { names, remove, run } from './trustWorld';
import { eventually, read, root, write } from './workspace';

interface Written {
  readonly uri: string;
  readonly files: number;
  readonly warnings: readonly string[];
}

describe('the log for others', () => {
  before(startText);
  afterEach(async () => {
    await clean();
    for (const path of ['export', 'foreign', '.aiwg/research']) await remove(path);
    for (const name of await names('docs/adr')) if (/foreign/.test(name)) await remove(`docs/adr/${name}`);
  });
  const at = (path: string) => vscode.Uri.joinPath(root(), path);

  it('is one page, which draws its diagrams by itself', async () => {
    await open(`${text}\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`);
    const target = at('export/log.html');
    // The log hears of the new file a moment later.
    const page = await asked(
      'a page with the record',
      async () => {
        const written = await run<Written>('deliberate.exportLog', { format: 'html', target: target.toString() });
        equal(written.files, 1);
        return read(target);
      },
      shown => shown.includes('id="drawer"'),
    );
    ok(page.includes('Computed total'), page.slice(0, 300));
    await run('deliberate.exportLog', { format: 'html', target: at('export/log.html').toString(), diagrams: false });
    ok((await read(at('export/log.html'))).length < page.length - 1_000_000, 'small without diagrams');
  });

  it('goes into a folder of its own in each form, and over nothing', async () => {
    await open(text);
    for (const format of ['madr', 'nygard', 'log4brains', 'json', 'ro-crate']) {
      const target = at(`export/${format}`).toString();
      const { files } = await run<Written>('deliberate.exportLog', { format, target });
      ok(files > 0 && (await names(`export/${format}`)).length > 0, format);
      await rejects(run('deliberate.exportLog', { format, target }), /holds files already/);
    }
    ok((await names('export/ro-crate')).includes('ro-crate-metadata.json'), 'metadata');
    await rejects(run('deliberate.exportLog', { format: 'pdf', target: at('export/x').toString() }), /takes \{format/);
  });

  it('takes in the records of others as its next ones, all or none', async () => {
    await open(text);
    await write(
      'foreign/0001-foreign-a.md',
      '# 1. Foreign A\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n',
    );
    const { uris } = await run<{ uris: string[] }>('deliberate.importRecords', { from: at('foreign').toString() });
    equal(uris.length, 1);
    const brought = await read(vscode.Uri.parse(uris[0] ?? ''));
    ok(/^# \d+\. Foreign A\n/.test(brought) && !brought.startsWith('# 1. '), brought);
    await write('foreign/empty/readme.txt', 'nothing');
    await rejects(run('deliberate.importRecords', { from: at('foreign/empty').toString() }), /no decision records/);
    await rejects(run('deliberate.importRecords', { from: at('foreign/gone').toString() }), /cannot be read/);
    await remove(vscode.workspace.asRelativePath(vscode.Uri.parse(uris[0] ?? ''), false));
  });

  it('has a page on each decision, read-only', async () => {
    const document = await open(text);
    const uri = document.uri.toString();
    const { text: page } = await run<{ text: string }>('deliberate.showSummary', { uri });
    ok(/^# .+\n\n\*\*Status\*\*: /.test(page) && page.includes('## Ranking'), page);
    await run('deliberate.showSummary', { uri, show: true });
    await eventually('a tab with the summary', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('Summary of')),
    );
    await rejects(run('deliberate.showSummary', { uri: 1 }), /takes \{uri\?/);
  });
});
