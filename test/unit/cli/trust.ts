import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cli, deliberate } from './run';

export const recordsFolder = '.aiwg/research/provenance/records';

/** A workspace as a command sees it: run something in it, read what came of it, change it as an editor would. */
export class Workspace {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.git('init', '-q');
    this.git('config', 'user.name', 'Mia Berg');
    this.git('config', 'user.email', 'mia@example.org');
  }

  run(...args: string[]) {
    return deliberate(this.folder, ...args);
  }

  /** The same in a process that goes on meanwhile. */
  start(...args: string[]): Promise<number | null> {
    const child = spawn(process.execPath, [cli(), ...args], { cwd: this.folder, stdio: 'ignore' });
    return new Promise(resolve => child.on('close', resolve));
  }

  git(...args: string[]): void {
    const { status, stderr } = spawnSync('git', args, { cwd: this.folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  json(file: string): unknown {
    return JSON.parse(this.read(file));
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Writes a file, with its folder where that is not there. */
  put(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    this.write(file, text);
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file));
  }

  /** Changes a file; what is looked for has to be there. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = this.read(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${from}`);
    this.write(file, after);
  }

  provenance(name: string): string {
    return this.read(`${recordsFolder}/${name}.prov.yaml`);
  }

  /** Names in a folder; empty without one. */
  list(folder: string): string[] {
    const full = path.join(this.folder, folder);
    return existsSync(full) ? readdirSync(full).sort() : [];
  }
}

/** Who wrote a part, and in what: `score:Cost:Redis` -> `person modification 2`. */
export function authorOf(provenance: string, part: string): string | null {
  const found = new RegExp(
    `^ {2}"?${part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')}"?:\\n {4}agent: \\S+\\n {4}source: (\\w+)\\n {4}activity: urn:aiwg:activity:(\\w+):.*:0*(\\d+)$`,
    'm',
  ).exec(provenance);
  return found ? `${found[1]} ${found[2]} ${found[3]}` : null;
}

export function activitiesIn(provenance: string): string[] {
  const from = provenance.indexOf('\nactivities:');
  return [...provenance.slice(from).matchAll(/^ {2}- id: urn:aiwg:activity:(\w+):.*:0*(\d+)$/gm)].map(
    ([, type, number]) => `${type} ${number}`,
  );
}

/** `withFolder` for what takes its time. */
export async function inFolder<T>(
  texts: Readonly<Record<string, string>>,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-trust-'));
  try {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
