import * as vscode from 'vscode';

const rounds = 6;

/** Runs in the extension host: opens the matrix pane and an empty webview in turn, and says when each was asked for. */
export async function run(): Promise<void> {
  const [record] = await vscode.workspace.findFiles('docs/adr/0004-*.md');
  if (!record) throw new Error('the sample has no record 0004');
  await vscode.window.showTextDocument(record);
  await pause(1000);
  const openings = { 'Decision Matrix': openMatrix, Nothing: openNothing };
  for (let round = 0; round < rounds; round++) {
    const order = Object.entries(openings);
    if (round % 2) order.reverse();
    for (const [title, open] of order) {
      console.log(`bench: ${JSON.stringify({ round, title, at: Date.now() })}`);
      await open();
      await pause(1000);
      await vscode.window.tabGroups.close(webviewTabs());
      await pause(200);
    }
  }
}

async function openMatrix(): Promise<void> {
  await vscode.commands.executeCommand('deliberate.openMatrix');
}

async function openNothing(): Promise<void> {
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const panel = vscode.window.createWebviewPanel('nothing', 'Nothing', place, { enableScripts: true });
  panel.webview.html = `<!DOCTYPE html><html><head><title>Nothing</title></head><body><p>Nothing</p></body></html>`;
}

function webviewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
