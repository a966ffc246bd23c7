import * as vscode from 'vscode';
import { equal, ok, rejects } from './assert';
import { clean, open, startText } from './textRecord';
import { run } from './trustWorld';
import { eventually } from './workspace';

interface Figures {
  readonly records: number;
  readonly decisions: readonly { readonly path: string; readonly alternatives: number }[];
}

describe('the dashboard', () => {
  before(startText);
  afterEach(clean);

  it('opens once for a folder, and hands its figures to who asks with an argument', async () => {
    const document = await open();
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
    await vscode.commands.executeCommand('deliberate.openDashboard');
    await eventually(
      () => `the page among ${labels()}`,
      () => labels().includes('Decision Dashboard'),
    );
    const figures = await run<Figures>('deliberate.openDashboard', {});
    equal(labels().filter(label => label === 'Decision Dashboard').length, 1);
    const path = vscode.workspace.asRelativePath(document.uri);
    equal(figures.decisions.find(one => one.path === path)?.alternatives, 2);
    ok(figures.records >= 8, `${figures.records} records`);
    await rejects(run('deliberate.openDashboard', { folder: 'file:///elsewhere' }), /No folder of this workspace/);
    await rejects(run('deliberate.openDashboard', { folder: 7 }), /takes \{folder\?\}/);
  });
});
