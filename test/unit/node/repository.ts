import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder with what a real git makes of it; gone with `remove`. */
export class Repository {
  readonly folder: string;

  constructor(folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'deliberate-git-')))) {
    this.folder = folder;
  }

  git(...args: string[]): string {
    const settings = ['user.name=Ann', 'user.email=a@b.c', 'init.defaultBranch=main', 'protocol.file.allow=always'];
    return execFileSync('git', [...settings.flatMap(setting => ['-c', setting]), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  write(file: string, text: string): void {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  commit(subject: string, files: Readonly<Record<string, string>> = {}): void {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', subject);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs with another `PATH`: a folder with nothing but the given program called `git`, or without any. */
export async function withGit<T>(script: string | null, body: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-path-'));
  const before = process.env['PATH'];
  if (script !== null) {
    writeFileSync(path.join(folder, 'git'), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, 'git'), 0o755);
  }
  process.env['PATH'] = folder;
  try {
    return await body();
  } finally {
    process.env['PATH'] = before;
    rmSync(folder, { recursive: true, force: true });
  }
}
