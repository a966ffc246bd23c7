import * as vscode from 'vscode';

/** The launcher passes on the lines that begin with it, out of everything VS Code prints. */
const mark = 'deliberate-host: ';
/** The line the launcher reads the outcome from. */
const outcomeMark = 'deliberate-host-outcome: ';

/** The contract of `@vscode/test-electron`: called in the extension host once it is up. */
export async function run(): Promise<void> {
  await ready();
  const host = typeof process === 'object' && process.versions?.node ? 'Node' : 'web worker';
  say(`VS Code ${vscode.version} (${host} extension host)`);
  const outcome = { version: vscode.version, passed: 0, skipped: 0, failed: [] as string[] };
  return new Promise((resolve, reject) => {
    mocha
      .run(failures => {
        say(JSON.stringify(outcome), outcomeMark);
        if (failures > 0) reject(new Error(`${failures} tests failed`));
        else resolve();
      })
      .on('pass', test => {
        outcome.passed++;
        const long = (test.duration ?? 0) > 3000 ? ` (${((test.duration ?? 0) / 1000).toFixed(0)} s)` : '';
        say(`  ok ${test.fullTitle()}${long}`);
      })
      .on('pending', test => {
        outcome.skipped++;
        say(`  skipped ${test.fullTitle()}`);
      })
      .on('retry', (test, error: Error) => say(`  once more ${test.fullTitle()}\n${error.message}`))
      .on('fail', (test, error: Error) => {
        outcome.failed.push(test.fullTitle());
        say(`  FAILED ${test.fullTitle()}\n${error.stack ?? error.message}`);
      });
  });
}

/** A command that is refused at once is answered by the part that loads after activation: from then on all is there. */
async function ready(): Promise<void> {
  await vscode.extensions.getExtension('deliberate.deliberate')?.activate();
  await vscode.commands.executeCommand('deliberate.selectModel', {}).then(undefined, () => {});
}

function say(text: string, before = mark): void {
  // biome-ignore lint/suspicious/noConsole: the extension host's console is the only way to the launcher.
  for (const line of text.split('\n')) console.log(before + line);
}

declare const process: { versions?: { node?: string } } | undefined;
