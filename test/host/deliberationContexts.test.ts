import * as vscode from 'vscode';
import { read } from '../../src/adr/read';
import { review } from '../../src/review/review';
import { equal, ok, rejects } from './assert';
import { clean, keep, newWithToT } from './deliberationWorld';

interface Expected {
  readonly file: string;
  readonly inScope: boolean;
}

/** Contexts by somebody who had not seen the catalogue; the command on each of them, as a person's keybinding runs it. */
describe('New ADR with ToT on contexts of other people', function () {
  this.timeout(300_000);
  afterEach(clean);

  it('writes a record that no rule finds fault with, and declines the rest', async function () {
    // One kind of VS Code is enough; packed and in the web, the fixtures are not there.
    const project = vscode.extensions.getExtension('deliberate.deliberate')?.extensionUri;
    if (!project || vscode.version.startsWith('1.100')) return this.skip();
    const folder = vscode.Uri.joinPath(project, 'test', 'fixtures', 'contexts');
    const expected = await textOf(vscode.Uri.joinPath(folder, 'expected.json')).catch(() => null);
    if (expected === null) return this.skip();
    const all = JSON.parse(expected) as Expected[];
    const times: number[] = [];
    // Each of them is decided in the unit tests; here every third, and all that are declined.
    for (const { file, inScope } of all.filter((one, index) => index % 3 === 0 || !one.inScope)) {
      const [first = '', ...rest] = (await textOf(vscode.Uri.joinPath(folder, file))).split('\n');
      const asked = { title: first.replace(/^# /, ''), context: rest.join('\n').trim(), gates: 'accept' };
      if (!inScope) {
        await rejects(newWithToT(asked), /The catalogue has no topic for this question/);
        continue;
      }
      const started = performance.now();
      const { uri } = await newWithToT(asked);
      times.push(performance.now() - started);
      keep(uri);
      const text = await textOf(vscode.Uri.parse(uri));
      equal([file, review(read(text, { path: uri })).map(({ message }) => message)], [file, []]);
      ok(text.includes('```mermaid\n'), file);
    }
    times.sort((a, b) => a - b);
    const report = vscode.Uri.joinPath(project, 'out', 'test', 'contexts.json');
    await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(JSON.stringify(times.map(Math.round))));
    ok(times.length >= 10, `${times.length} records`);
  });
});

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
