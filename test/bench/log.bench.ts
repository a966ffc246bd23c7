import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root } from '../../scripts/needs.mjs';
import { entryOf } from '../../src/log/entries';
import { search, searchable } from '../../src/log/search';
import { median, type Row } from './row';

const rounds = 5;

/** Whole processes, start-up included, in turn; the search as an editor asks it, with the texts at hand. */
export async function rows(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-log-'));
  try {
    const small = write(path.join(folder, '1000'), 1000);
    const large = write(path.join(folder, '10000'), 10_000);
    const cli = path.join(root, 'dist', 'cli.js');
    const times = new Map<string, number[]>();
    const measure = (name: string, args: string[], cwd: string) =>
      times.set(name, [...(times.get(name) ?? []), time(args, cwd)]);
    for (let round = 0; round < rounds; round++) {
      measure('start', ['-e', ''], small);
      measure('index', [cli, 'index'], small);
      measure('adr-log', [bin('adr-log'), '-d', 'docs/adr', '-e', 'none', '-i', 'docs/adr/index.md'], small);
      measure('index 10,000', [cli, 'index'], large);
      measure('graph', [cli, 'graph'], small);
      measure('graph 10,000', [cli, 'graph'], large);
    }
    const of = (name: string) => median(times.get(name) ?? []);
    const [few, many] = [searching(1000), searching(10_000)];
    return [
      {
        name: 'index, 1,000 records',
        unit: 'ms',
        ours: of('index'),
        baseline: of('adr-log'),
        against: 'adr-log on the same files',
        target: 'at most 2 times',
      },
      growth('index, growth', of('index 10,000') - of('start'), of('index') - of('start')),
      growth('graph, growth', of('graph 10,000') - of('start'), of('graph') - of('start')),
      growth('search as one types, 10,000 records', many, few),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function growth(name: string, ours: number, baseline: number): Row {
  return { name, unit: 'ms', ours, baseline, against: 'a tenth of the records', target: 'about 10 times' };
}

function searching(count: number): number {
  const records = Array.from({ length: count }, (_, index) => {
    const text = recordText(index + 1);
    return searchable(entryOf(`docs/adr/${index + 1}-decision.md`, text), text);
  });
  const taken = ['con', 'constrains', 'decision 77', 'ADR-500', 'nothing of the kind'].map(query => {
    const started = performance.now();
    search(records, query);
    return performance.now() - started;
  });
  return median(taken);
}

function time(args: string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 50_000_000 });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return performance.now() - started;
}

function recordText(number: number): string {
  const before = number > 1 ? `Supersedes [${number - 1}. Decision](${nameOf(number - 1)})\n\n` : '';
  const body = 'The issue motivating this decision, and any context that influences or constrains it.\n'.repeat(8);
  return `# ${number}. Decision ${number}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n${before}## Context\n\n${body}\n## Decision\n\n${body}\n## Consequences\n\n${body}`;
}

function nameOf(number: number): string {
  return `${String(number).padStart(5, '0')}-decision.md`;
}

function write(folder: string, count: number): string {
  const adr = path.join(folder, 'docs', 'adr');
  mkdirSync(adr, { recursive: true });
  for (let number = 1; number <= count; number++) writeFileSync(path.join(adr, nameOf(number)), recordText(number));
  return folder;
}
