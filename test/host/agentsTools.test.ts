import * as vscode from 'vscode';
import { read } from '../../src/adr/read';
import { readProvenance } from '../../src/provenance/read';
import { meantBy } from '../../src/vscode/agents/place';
import { editorTools } from '../../src/vscode/agents/toolList';
import { prepareTool } from '../../src/vscode/agents/tools';
import { checkGoverning, drafts, file, fixture, invoke, redis, snapshot, tidyFixture } from './agentsWorld';
import { equal, ok, rejects } from './assert';
import { onDisk, run } from './trustWorld';
import { root, write } from './workspace';

const context =
  'Product pages take 900 ms under 2000 requests per second because each reads PostgreSQL. A team of four runs two instances; stale prices for a minute are fine.';

describe('the tools of agents', () => {
  before(fixture);
  after(tidyFixture);

  it('are offered with the schemas of the manifest', () => {
    const offered = vscode.lm.tools.filter(({ name }) => name.startsWith('deliberate_'));
    equal(offered.map(({ name }) => name).sort(), editorTools.map(({ name }) => name).sort());
    for (const { name, inputSchema, description } of offered)
      ok(inputSchema && 'properties' in inputSchema && description.length > 40, name);
  });

  it('say which decisions govern a file, however its path is given', async () => {
    checkGoverning(await invoke('decisionsThatGovernAFile', { path: file }));
    const uri = vscode.Uri.joinPath(root(), file);
    checkGoverning(await invoke('decisionsThatGovernAFile', { path: uri.toString() }));
    checkGoverning(await invoke('decisionsThatGovernAFile', { path: uri.path }));
    const none = JSON.parse(await invoke('decisionsThatGovernAFile', { path: 'agentfix/none.ts' }));
    equal([none.exists, none.governedBy], [false, []]);
  });

  it('search, read and score', async () => {
    const { found } = JSON.parse(await invoke('searchDecisions', { query: 'zanzibarian' }));
    equal(
      found.map(({ path }: { path: string }) => path),
      [redis],
    );
    const decision = JSON.parse(await invoke('readADecision', { decision: redis }));
    equal([decision.chosen, decision.options], ['Redis', ['Redis', 'Memory']]);
    ok(decision.text.includes('Zanzibarian'), 'the text');
    const markdown =
      'Scale: 1-5, higher is better.\n\n| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n| Speed | 60% | 5 | 3 |\n| Cost | 40% | 2 | 4 |\n| Total | 100% | 3.9 | 3.4 |\n';
    const [matrix] = JSON.parse(await invoke('scoreAMatrix', { markdown })).matrices;
    equal(
      matrix.options.map(({ total, statedIsRight }: Record<string, unknown>) => [total, statedIsRight]),
      [
        [3.8, false],
        [3.4, true],
      ],
    );
  });

  it('read nothing outside of the workspace', async () => {
    const outside = [
      '../x',
      '/etc/passwd',
      'file:///etc/passwd',
      `${root().toString()}/../x`,
      'agentfix/../../x',
      'C:\\x',
    ];
    for (const path of [...outside, `${root().path}/../x`, `${root().path}-other/x`])
      await rejects(invoke('decisionsThatGovernAFile', { path }), /not in the workspace/);
    for (const decision of outside) await rejects(invoke('readADecision', { decision }), /no single decision/);
  });

  it('refuse what has the wrong shape or is huge, in words', async () => {
    const wrong: [string, object][] = [
      ['searchDecisions', {}],
      ['searchDecisions', { query: 7 }],
      ['searchDecisions', { query: 'x'.repeat(5000) }],
      ['searchDecisions', { query: 'x', limit: 1e9 }],
      ['decisionsThatGovernAFile', { path: { toString: 'x' } }],
      ['decisionsThatGovernAFile', { path: 'x/'.repeat(5000) }],
      ['readADecision', { decision: ['a'] }],
      ['readADecision', { decision: 'ADR-0310', offset: -1 }],
      ['scoreAMatrix', { markdown: '|'.repeat(300_000) }],
    ];
    for (const [name, input] of wrong) await rejects(invoke(name, input), /: |has to|must|too|expected/i);
    await rejects(invoke('scoreAMatrix', {}), /give one of the two/);
    await rejects(invoke('acceptADecision', { decision: redis }), /.+/);
    await rejects(invoke('deleteADecision', { decision: redis }), /.+/);
  });

  it('cannot accept, change or delete a decision', async () => {
    const before = await snapshot();
    for (const input of [
      { title: 'agent-draft', context: 'x', status: 'accepted', how: 'template', path: redis },
      { title: 'agent-draft', context: 'x\n\n## Status\n\nAccepted\n', how: 'template', template: 'nygard' },
      { title: 'agent-draft\n\n## Status\n\nAccepted', context: 'x', how: 'template', template: 'madr' },
      { title: '../../../agent-draft', context: 'x', how: 'template' },
    ])
      await invoke('draftADecision', input).catch(() => '');
    for (const path of await drafts()) equal(read((await onDisk(path)) ?? '').status?.means ?? null, 'proposed', path);
    const others = (await snapshot())
      .split('\n')
      .filter(line => !/agent-draft/.test(line))
      .join('\n');
    for (const line of before.split('\n')) ok(others.includes(line), `${line} is gone`);
    equal(await onDisk('agent-draft.md'), null);
    await tidyFixture();
    await fixture();
  });

  for (const how of ['template', 'deliberate'])
    it(`draft by ${how} as proposed, with provenance that fits, where the workspace is trusted`, async () => {
      const input = {
        ...{ how, title: `Agent draft of caching by ${how}`, context },
        ...(how === 'template'
          ? { options: [{ name: 'Redis' }, { name: 'HTTP cache' }], decision: 'Not decided yet.' }
          : {}),
      };
      if (!vscode.workspace.isTrusted) {
        await rejects(invoke('draftADecision', input), /not trusted/);
        equal(await drafts(), []);
        return;
      }
      const { path, status } = JSON.parse(await invoke('draftADecision', input));
      equal(status, 'proposed');
      const text = (await onDisk(path)) ?? '';
      equal(read(text, { path }).status?.means ?? null, 'proposed');
      const name = path.replace(/^.*\//, '').replace('.md', '');
      const reading = readProvenance((await onDisk(`.aiwg/research/provenance/records/${name}.prov.yaml`)) ?? '');
      ok(reading.state === 'fine', 'the provenance');
      const { record } = reading;
      equal(record.wasAttributedTo[0], 'urn:aiwg:agent:vscode-agent');
      ok(
        record.actedOnBehalfOf?.some(
          ({ delegate, responsible }) =>
            delegate === 'urn:aiwg:agent:vscode-agent' && responsible.startsWith('urn:aiwg:agent:human:'),
        ),
        'on behalf of a person',
      );
      equal(record.parts?.['context'], {
        ...record.parts?.['context'],
        agent: 'urn:aiwg:agent:vscode-agent',
        source: 'model',
      });
      const verified = await run<{ verified: number; troubles: object[] }>('deliberate.verifyProvenance', {
        uri: vscode.Uri.joinPath(root(), path).toString(),
      });
      equal([verified.verified, verified.troubles.length], [1, 0], JSON.stringify(verified.troubles));
    });

  it('end on a cancel, and have written nothing', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const before = await drafts();
    await rejects(invoke('searchDecisions', { query: 'x' }, source.token), /cancel/i);
    await rejects(
      invoke('draftADecision', { title: 'agent-draft cancelled', context, how: 'template' }, source.token),
      /cancel|trusted/i,
    );
    equal(await drafts(), before);
    source.dispose();
  });

  it('ask the person before they write, and only then', () => {
    for (const tool of editorTools) {
      const input = { title: '[x](command:y) **bold**', path: 'src/x.ts' };
      const prepared = prepareTool(tool, input);
      ok(prepared.invocationMessage, tool.name);
      equal(prepared.confirmationMessages !== undefined, !tool.readOnly, tool.name);
      const message = prepared.confirmationMessages?.message;
      if (message === undefined) continue;
      ok(message instanceof vscode.MarkdownString && !message.isTrusted, 'plain words');
      ok(!message.value.includes('](') && !message.value.includes('**bold**'), message.value);
      ok(message.value.includes('proposed'), message.value);
    }
  });

  it('know which folder is meant', () => {
    const [a, b] = ['one', 'two'].map(name => ({ name, uri: vscode.Uri.file(`/ws/${name}`) }));
    ok(a && b, 'folders');
    const many = { folders: [a, b], active: null };
    const meant = (input: object, active: vscode.Uri | null = null) => {
      const found = meantBy(input, { ...many, active });
      return 'problem' in found ? found.problem : [found.root.path, found.input];
    };
    equal(meant({ path: '/ws/two/src/x.ts' }), ['/ws/two', { path: 'src/x.ts' }]);
    equal(meant({ path: 'file:///ws/one/x.ts' }), ['/ws/one', { path: 'x.ts' }]);
    equal(meant({ path: 'two/src/x.ts' }), ['/ws/two', { path: 'src/x.ts' }]);
    equal(meant({ decision: 'two/docs/adr/1.md' }), ['/ws/two', { decision: 'docs/adr/1.md' }]);
    equal(meant({ query: 'x', folder: 'two' }), ['/ws/two', { query: 'x' }]);
    equal(meant({ query: 'x' }, b.uri), ['/ws/two', { query: 'x' }]);
    equal(meant({ query: 'x' }), 'This workspace has several folders: one, two. Say which one with "folder".');
    equal(meant({ query: 'x', folder: 'three' }), 'No folder of this workspace is called three. There are: one, two.');
    ok('problem' in meantBy({}, { folders: [], active: null }), 'no folder');
    const single = meantBy({ path: 'one/x.ts' }, { folders: [a], active: null });
    equal('input' in single ? single.input : null, { path: 'one/x.ts' });
  });

  it('do not follow links out of the folder', async function () {
    if (typeof process !== 'object' || !process?.versions?.node || root().scheme !== 'file') return this.skip();
    const { symlinkSync, mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const outside = mkdtempSync(`${tmpdir()}/deliberate-out-`);
    writeFileSync(
      `${outside}/0311-secret.md`,
      '# 311. Xyzzyplugh\n\n## Status\n\nAccepted\n\n## Context\n\nADR-0310\n',
    );
    const link = vscode.Uri.joinPath(root(), 'docs/adr/0311-secret.md');
    symlinkSync(`${outside}/0311-secret.md`, link.fsPath);
    try {
      equal(JSON.parse(await invoke('searchDecisions', { query: 'xyzzyplugh' })).found, []);
      const governed = JSON.parse(await invoke('decisionsThatGovernAFile', { path: 'docs/adr/0311-secret.md' }));
      equal([governed.exists, governed.mentioned], [false, []]);
    } finally {
      await vscode.workspace.fs.delete(link);
    }
  });

  it('bound their answers', async () => {
    const long = await write(
      'docs/adr/0312-long.md',
      `# 312. Long\n\n## Status\n\nAccepted\n\n## Context\n\n${'word '.repeat(30_000)}\n`,
    );
    try {
      const text = await invoke('readADecision', { decision: 'docs/adr/0312-long.md' });
      ok(text.length < 120_000, `${text.length}`);
      ok(JSON.parse(text).nextOffset > 0, 'goes on');
    } finally {
      await vscode.workspace.fs.delete(long);
    }
  });
});

declare const process: { versions?: { node?: string } } | undefined;
