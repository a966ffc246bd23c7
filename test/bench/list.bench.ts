import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root } from '../../scripts/needs.mjs';
import { median, type Row } from './row';

const rounds = 7;

/** Whole processes, start-up included, in turn. */
export async function rows(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-list-'));
  try {
    const thousand = write(path.join(folder, '1000'), 1000);
    const tenThousand = write(path.join(folder, '10000'), 10_000);
    const cli = path.join(root, 'dist', 'cli.js');
    const ours = (dir: string) => time([cli, 'list', dir]);
    const theirs = (dir: string) => time([bin('adr-log'), '-d', dir, '-e', 'none']);
    const nothing = () => time(['-e', '']);
    const times = {
      small: [] as number[],
      large: [] as number[],
      theirs: [] as number[],
      theirsLarge: [] as number[],
      start: [] as number[],
    };
    for (let round = 0; round < rounds; round++) {
      times.small.push(ours(thousand));
      times.theirs.push(theirs(thousand));
      times.start.push(nothing());
      times.large.push(ours(tenThousand));
      times.theirsLarge.push(theirs(tenThousand));
    }
    const [small, large, start] = [median(times.small), median(times.large), median(times.start)];
    return [
      {
        name: 'list, 1,000 records',
        unit: 'ms',
        ours: small,
        baseline: median(times.theirs),
        against: 'adr-log on the same files',
        target: 'at most 2 times',
      },
      {
        name: 'list, 10,000 records',
        unit: 'ms',
        ours: large,
        baseline: median(times.theirsLarge),
        against: 'adr-log on the same files',
      },
      {
        name: 'list, growth',
        unit: 'ms',
        ours: large - start,
        baseline: small - start,
        against: 'a tenth of the records (without starting Node)',
        target: 'about 10 times',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function time(args: string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return performance.now() - started;
}

function write(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number++) {
    const digits = String(number).padStart(5, '0');
    const before =
      number > 1 ? `Supersedes [${number - 1}. Decision](${String(number - 1).padStart(5, '0')}-decision.md)\n\n` : '';
    const body = 'The issue motivating this decision, and any context that influences or constrains it.\n'.repeat(8);
    const text = `# ${number}. Decision ${number}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n${before}## Context\n\n${body}\n## Decision\n\n${body}\n## Consequences\n\n${body}`;
    writeFileSync(path.join(folder, `${digits}-decision.md`), text);
  }
  return folder;
}
