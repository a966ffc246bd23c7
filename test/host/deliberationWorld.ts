import * as vscode from 'vscode';
import type { Topic } from '../../src/catalogue/topic';
import { catalogueDesigner } from '../../src/deliberation/catalogueDesigner';
import type { Designer } from '../../src/deliberation/designer';
import { defaultSettings, type Settings } from '../../src/deliberation/settings';
import type { Input } from '../../src/deliberation/state';
import { agentUrn } from '../../src/provenance/urn';
import { Deliberations, type Live } from '../../src/vscode/deliberation/deliberations';
import type { Standing } from '../../src/vscode/deliberation/snapshot';
import { Edits } from '../../src/vscode/edits';
import { PaneFocus } from '../../src/vscode/paneFocus';
import { Records } from '../../src/vscode/records';
import { ok } from './assert';
import { eventually, root } from './workspace';

export const title = 'Where product pages are cached';
export const context = [
  'The shop serves 2,500 requests/second on product pages and 10K requests/second at the spring sale.',
  'p95 has to stay under 200 ms at sale load, and price changes must be visible within 60 seconds.',
  'Everything is rendered by a Spring Boot monolith over PostgreSQL 14 with two read replicas; in the last sale they were at 92 % CPU.',
  'The budget may grow by at most $2,000/month, the team has five people, and the next sale starts in 9 weeks.',
].join('\n');

/** The real commands with nobody to ask, and no network: the catalogue answers. */
export const newWithToT = (argument: object) =>
  vscode.commands.executeCommand<{ uri: string }>('deliberate.newAdrWithToT', { model: 'catalogue', ...argument });

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('deliberate.deliberate');
  ok(found, 'Deliberate is not installed');
  return found;
}

export async function catalogue(): Promise<Designer> {
  const file = vscode.Uri.joinPath(extension().extensionUri, 'dist', 'catalogue.json');
  const topics: Topic[] = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  return catalogueDesigner(topics);
}

/** The flow as the extension has it, in the hands of a test. */
export async function flow(designer?: Designer) {
  const own = designer ?? (await catalogue());
  const records = new Records();
  const all = new Deliberations({
    extensionUri: extension().extensionUri,
    log: vscode.window.createOutputChannel('Deliberation test', { log: true }),
    records,
    focus: new PaneFocus(),
    edits: new Edits(records),
    clock: { today: () => '2026-11-20', now: () => new Date().toISOString() },
    tool: { id: agentUrn('deliberate'), type: 'automated_tool', name: 'Deliberate' },
    designers: { current: async () => own, of: async () => own, catalogue: async () => ({ topics: [] }) },
  });
  const begin = (settings: Partial<Settings> = {}, input: Partial<Input> = {}) =>
    all.begin({
      root: root(),
      input: { ...plain, ...input },
      settings: { ...defaultSettings, ...settings },
      designer: own,
    });
  return { all, begin, designer: own };
}

const plain: Input = {
  title,
  context,
  criteria: [],
  alternatives: [],
  lessons: [],
  deciders: [],
  template: 'tot',
  reopens: null,
};

/** Waits until a gate is open. */
export async function gate(live: Live, name: string): Promise<Extract<Standing, { is: 'asking' }>> {
  return eventually(
    () => `the gate ${name}; it is ${JSON.stringify(live.run.standing).slice(0, 300)}`,
    () => {
      const { standing } = live.run;
      return standing.is === 'asking' && standing.gate.name === name ? standing : null;
    },
  );
}

export async function textOf(uri: vscode.Uri | string): Promise<string> {
  const at = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return (await vscode.workspace.openTextDocument(at)).getText();
}

const made: vscode.Uri[] = [];
export const keep = (uri: string | vscode.Uri) => made.push(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri);

/** Leaves no record, no companion and no open editor behind: other tests count them. */
export async function clean(): Promise<void> {
  for (const _ of vscode.window.tabGroups.all.flatMap(group => group.tabs))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const working = vscode.Uri.joinPath(root(), '.aiwg/working');
  for (const uri of [...made.splice(0), working]) await remove(uri);
  // A run that was on its way may still write what it had: gone is what stays away.
  for (let look = 0; look < 6; look++) {
    await new Promise(resolve => setTimeout(resolve, 50));
    await remove(working);
  }
}

/** True where there was something. What VS Code says of deleting nothing differs by version. */
async function remove(uri: vscode.Uri): Promise<boolean> {
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (isThere)
    await vscode.workspace.fs.delete(uri, { useTrash: false, recursive: true }).then(undefined, () => undefined);
  return isThere;
}
