import * as vscode from 'vscode';
import { commandIds } from '../../src/vscode/commandIds';
import { equal, ok } from './assert';
import { closeAll, eventually } from './workspace';

const extension = () => {
  const found = vscode.extensions.getExtension('deliberate.deliberate');
  ok(found, 'Deliberate is not installed');
  return found;
};

describe('the extension', () => {
  it('registers just the commands it says it has', async () => {
    await extension().activate();
    const registered = (await vscode.commands.getCommands(true)).filter(id => id.startsWith('deliberate.')).sort();
    const own = registered.filter(id => !/\.(focus|open|resetViewLocation|removeView|toggleVisibility)$/.test(id));
    equal(own, [...commandIds].sort());
  });

  it('shows the walkthrough from Get Started', async () => {
    await closeAll();
    await vscode.commands.executeCommand('deliberate.openWalkthrough');
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(tab => tab.label);
    await eventually(
      () => `a walkthrough tab among ${labels()}`,
      () => labels().some(label => /walkthrough|welcome/i.test(label)),
    );
  });
});
