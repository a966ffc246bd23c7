import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { writeCatalogue } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/needs.mjs';

const built = path.join(root, 'out', 'test', 'cli.cjs');
let ready = false;

/** The real command line, built from the sources as they are. */
export function cli(): string {
  if (ready) return built;
  const entryPoints = [path.join(root, 'src', 'cli', 'main.ts')];
  buildSync({ entryPoints, outfile: built, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  writeCatalogue(path.dirname(built));
  ready = true;
  return built;
}

/** Runs it as a process of its own. */
export function deliberate(cwd: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli(), ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with these files, gone when the callback is done. */
export function withFolder<T>(texts: Readonly<Record<string, string | Buffer>>, body: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-cli-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
