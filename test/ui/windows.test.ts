import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { runInPage } from '../../scripts/vscode/host.mjs';
import { releases, startWorkbench } from '../../scripts/vscode/workbench.mjs';
import { readProvenance } from '../../src/provenance/read';
import { activityName } from '../../src/provenance/urn';
import { validate } from '../../src/provenance/validate';
import { provenance } from './windowsChange';

const times = 50;
const here = path.join(root, 'test', 'ui');

/** The module that a window runs, in an extension of its own. */
async function windowOf(out: string, writer: string): Promise<string> {
  const folder = path.join(out, writer);
  mkdirSync(folder, { recursive: true });
  const manifest = { name: writer, publisher: 'deliberate-test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    entryPoints: [path.join(here, 'windows.host.ts')],
    outfile: path.join(folder, 'index.js'),
    define: { WRITER: JSON.stringify(writer), TIMES: String(times) },
    ...{ bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], logLevel: 'error' },
  });
  return folder;
}

/** A process that writes as the command line does. */
async function processOf(out: string): Promise<string> {
  const outfile = path.join(out, 'process.cjs');
  const contents = `import { diskStore, nodeHash } from '../../src/cli/store';
    import { recordChange } from '../../src/provenance/record';
    import { artifact, change } from './windowsChange';
    const [root, writer, times] = process.argv.slice(2);
    const run = async () => {
      const refused = [];
      for (let n = 0; n < Number(times); n++) {
        const answer = await recordChange(diskStore(root), artifact, [], await change(nodeHash, writer, n));
        if (answer !== null) refused.push(answer);
      }
      console.log(JSON.stringify(refused));
    };
    void run();`;
  await build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    outfile,
    ...{ bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
  });
  return outfile;
}

function finished(file: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', chunk => (out += chunk));
  return new Promise(resolve => child.once('exit', () => resolve(out)));
}

describe('two windows and two commands write one provenance file at once', () => {
  it(`of ${4 * times} changes none is lost`, { timeout: 240_000 }, async () => {
    const out = mkdtempSync(path.join(tmpdir(), 'deliberate-windows-'));
    const workspace = path.join(out, 'workspace');
    mkdirSync(workspace);
    const windows = await Promise.all(['window-a', 'window-b'].map(writer => windowOf(out, writer)));
    const command = await processOf(out);
    const workbench = await startWorkbench(releases.newest, { trust: true });
    const browser = await launchBrowser();
    try {
      const inWindow = (folder: string) => {
        const payload: [string, string][] = [
          ['extensionDevelopmentPath', workbench.uri(folder)],
          ['extensionTestsPath', workbench.uri(path.join(folder, 'index.js'))],
        ];
        return runInPage(browser, workbench.url(workspace, payload), 'windows: ').then(([line]) => line);
      };
      // A window takes seconds to start: the commands begin when the first has written.
      const opened = Promise.all(windows.map(inWindow));
      const lines = () => readdirSync(path.join(workspace, path.dirname(provenance))).length;
      await expect
        .poll(() => (readdirSync(workspace).length > 0 ? lines() : 0), { timeout: 60_000, interval: 5 })
        .toBeGreaterThan(0);
      const commands = ['command-a', 'command-b'].map(writer => finished(command, workspace, writer, String(times)));
      for (const refused of [...(await Promise.all(commands)), ...(await opened)]) expect(refused?.trim()).toBe('[]');
      const text = readFileSync(path.join(workspace, provenance), 'utf8');
      const reading = readProvenance(text);
      if (reading.state !== 'fine') throw new Error(reading.message);
      const { activities } = reading.record;
      const said = activities.map(({ description }) => description).sort();
      const writers = ['window-a', 'window-b', 'command-a', 'command-b'];
      expect(said).toEqual(writers.flatMap(writer => Array.from({ length: times }, (_, n) => `${writer} ${n}`)).sort());
      expect(activities.map(({ id }) => activityName(id)?.sequence)).toEqual(activities.map((_, at) => at + 1));
      expect(validate([{ path: provenance, record: reading.record }], { exists: () => true })).toEqual([]);
      // They did write at once, and left nothing beside the file.
      const turns = activities.filter(({ description = '' }, at) => {
        const before = activities[at - 1]?.description ?? '';
        return description.split(' ')[0] !== before.split(' ')[0];
      });
      expect(turns.length).toBeGreaterThan(8);
      expect(readdirSync(path.join(workspace, path.dirname(provenance)))).toEqual([path.basename(provenance)]);
    } finally {
      await browser.close();
      await workbench.stop();
      rmSync(out, { recursive: true, force: true });
    }
  });
});
