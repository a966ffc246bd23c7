import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { runInPage } from '../../scripts/vscode/host.mjs';
import { releases, startWorkbench } from '../../scripts/vscode/workbench.mjs';
import { median, type Row } from './row';

const sessions = 6;

/** In an empty folder, where nothing else wakes them: both extensions are installed; each session activates both once, in turn first. */
export async function rows(): Promise<Row[]> {
  const folder = path.join(root, 'out', 'bench', 'activation');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'bench', publisher: 'deliberate-test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const nothing = path.join(folder, 'nothing.vsix');
  const cwd = path.join(root, 'test', 'fixtures', 'nothing');
  await createVSIX({ cwd, packagePath: nothing, allowMissingRepository: true, skipLicense: true });
  const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-bench-'));
  const workbench = await startWorkbench(releases.newest, { install: [await pack(), nothing], trust: true });
  const browser = await launchBrowser();
  const ours: number[] = [];
  const answers: number[] = [];
  const baseline: number[] = [];
  try {
    for (let session = 0; session < sessions; session++) {
      const order = ['deliberate.deliberate', 'deliberate-test.nothing'];
      if (session % 2) order.reverse();
      await build({
        entryPoints: [path.join(root, 'test', 'bench', 'activate.host.ts')],
        define: { ORDER: JSON.stringify(order) },
        outfile: path.join(folder, 'index.js'),
        bundle: true,
        format: 'cjs',
        external: ['vscode'],
      });
      const payload: [string, string][] = [
        ['extensionDevelopmentPath', workbench.uri(folder)],
        ['extensionTestsPath', workbench.uri(path.join(folder, 'index.js'))],
      ];
      const lines = await runInPage(browser, workbench.url(workspace, payload), 'bench: ');
      const times: Record<string, number> = JSON.parse(lines[0] ?? '{}');
      ours.push(times['deliberate.deliberate'] ?? Number.NaN);
      answers.push(times['answer'] ?? Number.NaN);
      baseline.push(times['deliberate-test.nothing'] ?? Number.NaN);
    }
  } finally {
    await browser.close();
    await workbench.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
  const against = `an extension that does nothing, median of ${sessions} sessions`;
  return [
    {
      name: 'activation',
      unit: 'ms',
      ours: median(ours),
      baseline: median(baseline),
      against,
      target: 'under 20 ms more',
    },
    {
      name: 'activation until a command answers',
      unit: 'ms',
      ours: median(answers),
      baseline: median(baseline),
      against,
    },
  ];
}
