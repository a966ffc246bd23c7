import * as vscode from 'vscode';

declare const ORDER: readonly string[];

/** Runs in the extension host: how long each extension takes from the call to being active, and ours until it answers. */
export async function run(): Promise<void> {
  const times: Record<string, number> = {};
  for (const id of ORDER) {
    const extension = vscode.extensions.getExtension(id);
    if (!extension || extension.isActive) throw new Error(`${id} is missing or active already`);
    const started = performance.now();
    await extension.activate();
    times[id] = performance.now() - started;
    if (id !== 'deliberate.deliberate') continue;
    // Refused at once, by the part that is loaded after activation.
    await vscode.commands.executeCommand('deliberate.selectModel', {}).then(undefined, () => {});
    times['answer'] = performance.now() - started;
  }
  console.log(`bench: ${JSON.stringify(times)}`);
}
