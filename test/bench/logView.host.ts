import * as vscode from 'vscode';

declare const process: { memoryUsage(): { heapUsed: number } };

const changes = 5;
const queries = ['d', 'de', 'dec', 'deci', 'const', 'constrains', 'decision 77', 'ADR-500', 'accepted', 'zebra'];

/** Runs in the extension host: opens the view, changes records, searches; says when it did what, and how much it holds. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('deliberate.deliberate');
  await extension?.activate();
  say({ what: 'heap', name: 'before', kB: heap() });
  say({ what: 'opened', at: Date.now() });
  await vscode.commands.executeCommand('workbench.view.extension.deliberate');
  await pause(4000);
  // All is read, and drawn before a filter hides it.
  await vscode.commands.executeCommand('deliberate.filterDecisions', { text: '' });
  await pause(2000);
  say({ what: 'heap', name: 'view', kB: heap() });
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) throw new Error('the log has no folder');
  for (let round = 0; round < changes; round++) {
    const number = round * 2 + 2;
    const uri = vscode.Uri.joinPath(root, 'docs', 'adr', `${String(number).padStart(5, '0')}-decision.md`);
    // By its number alone the record stays in the tree whatever its title is.
    await vscode.commands.executeCommand('deliberate.filterDecisions', { text: `ADR-${number}` });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await pause(1500);
    const title = `Changed ${round} now`;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, document.lineAt(0).range, `# ${number}. ${title}`);
    await vscode.workspace.applyEdit(edit);
    // The findings of what was typed are known by then.
    await pause(1500);
    const saved = new Promise<number>(resolve => {
      const listening = vscode.workspace.onDidSaveTextDocument(() => {
        listening.dispose();
        resolve(Date.now());
      });
    });
    await document.save();
    say({ what: 'saved', title, at: await saved });
    await pause(1500);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('deliberate.clearDecisionFilter');
  await vscode.commands.executeCommand('deliberate.searchDecisions', { query: 'warm' });
  await pause(1000);
  for (const query of queries) {
    const started = performance.now();
    await vscode.commands.executeCommand('deliberate.searchDecisions', { query });
    say({ what: 'searched', query, ms: performance.now() - started });
  }
  for (const text of queries) {
    const at = Date.now();
    await vscode.commands.executeCommand('deliberate.filterDecisions', { text });
    say({ what: 'filtered', text, at });
    await pause(800);
  }
  say({ what: 'heap', name: 'search', kB: heap() });
}

function heap(): number {
  return process.memoryUsage().heapUsed / 1000;
}

function say(fact: object): void {
  console.log(`bench: ${JSON.stringify(fact)}`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
