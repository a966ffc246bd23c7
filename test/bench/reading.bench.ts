import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { root } from '../../scripts/needs.mjs';
import { setScore } from '../../src/adr/edit/score';
import { applyEdits } from '../../src/adr/edit/text';
import { recomputeTotals } from '../../src/adr/edit/totals';
import { type AdrRecord, read } from '../../src/adr/read';
import { acceptability } from '../../src/decision/acceptability';
import { assess } from '../../src/decision/assess';
import { exact } from '../../src/decision/exact';
import { longRecord } from './longRecord';
import { median, type Row } from './row';

const rounds = 7;

export async function rows(): Promise<Row[]> {
  const texts = records();
  const markdown = new MarkdownIt();
  const [ours, baseline] = alternately(
    () => {
      for (const text of texts) touch(read(text));
    },
    () => {
      for (const text of texts) markdown.parse(text, {});
    },
  );
  const long = longRecord();
  const [edit, parse] = alternately(
    () => oneEdit(long),
    () => markdown.parse(long, {}),
  );
  const [draws, assessing] = alternately(
    () => acceptability(sevenByEight, { seed: 1, draws: 100_000 }),
    () => assess(sevenByEight.matrix),
  );
  const against = "markdown-it's parse alone";
  return [
    { name: `reading ${texts.length} records`, unit: 'ms', ours, baseline, against, target: 'at most 1.5 times' },
    { name: 'one edit, 1,000 lines', unit: 'ms', ours: edit, baseline: parse, against, target: 'under 5 ms' },
    {
      name: '100,000 draws, 7 by 8',
      unit: 'ms',
      ours: draws,
      baseline: assessing,
      against: 'assessing it exactly',
      target: 'under 50 ms',
    },
  ];
}

/** Everything a reader gives, since each part is found only when it is asked for. */
function touch(record: AdrRecord): void {
  const { title, number, date, people, status, sections, options, chosen } = record;
  const { matrices, confidence, criterionSources, triggers, citations, links, diagrams, dialect } = record;
  void [title, number, date, people, status, sections, options, chosen];
  void [matrices, confidence, criterionSources, triggers, citations, links, diagrams, dialect];
}

function oneEdit(text: string): string {
  const record = read(text);
  const changed = applyEdits(text, setScore(record, { matrix: 0, option: 0, criterion: 0 }, '2'));
  return applyEdits(changed, recomputeTotals(read(changed), 0));
}

/** The median time of each, measured in turn so that a slow moment of the machine meets both. */
function alternately(a: () => unknown, b: () => unknown): [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = -2; round < rounds; round++) {
    for (const [index, body] of [a, b].entries()) {
      const started = performance.now();
      body();
      if (round >= 0) times[index as 0 | 1].push(performance.now() - started);
    }
  }
  return [median(times[0]), median(times[1])];
}

/** The corpus of real records where it is at hand, else this project's own. */
function records(): string[] {
  const corpus = path.join(root, '..', 'shared', 'corpus', 'files');
  const folder = existsSync(corpus) ? corpus : path.join(root, 'docs', 'adr');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.mdx?$/.test(name))
    .map(name => readFileSync(path.join(folder, name), 'utf8'));
}

const sevenByEight = assess({
  scale: { min: 1, max: 5, inferred: false },
  criteria: Array.from({ length: 8 }, (_, index) => ({
    name: `C${index}`,
    weight: exact(BigInt(index + 1)),
    direction: 'higher',
    critical: null,
  })),
  options: Array.from({ length: 7 }, (_, index) => ({ name: `O${index}`, stated: null })),
  scores: Array.from({ length: 7 }, (_, option) =>
    Array.from({ length: 8 }, (_, criterion) => exact(BigInt(1 + ((option * 3 + criterion * 5) % 5)))),
  ),
  minimum: null,
});
