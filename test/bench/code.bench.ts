import { entryOf, type LogEntry } from '../../src/log/entries';
import { governing } from '../../src/log/governing';
import { codeMentions, meantBy, numberIndex, prefixesOf } from '../../src/log/numberIndex';
import { reviewMentions } from '../../src/review/code/mentions';
import { median, type Row } from './row';

const rounds = 30;

/** What an editor asks while somebody reads and types, with the log at hand. */
export async function rows(): Promise<Row[]> {
  const file = Array.from({ length: 10_000 }, (_, line) =>
    line % 10 === 0
      ? `  // as ADR-${String((line % 900) + 1).padStart(4, '0')} has it`
      : `  const value${line} = call(${line}, 'UTF-8');`,
  ).join('\n');
  const [small, large] = [logOf(1000), logOf(10_000)];
  const plain = /\bADR-\d+\b/g;
  return [
    {
      name: 'mentions of a file of 10,000 lines',
      unit: 'ms',
      ours: time(() => codeMentions(file, ['ADR'])),
      baseline: time(() => [...file.matchAll(plain)]),
      against: 'a plain regular expression',
      target: 'at most 5 times',
    },
    {
      name: 'problems of that file, 10,000 records',
      unit: 'ms',
      ours: time(() => reviewMentions(file, [{ folder: 'docs/adr', entries: large }])),
      baseline: time(() => reviewMentions(file, [{ folder: 'docs/adr', entries: small }])),
      against: 'a tenth of the records',
      target: 'at most 2 times',
    },
    {
      name: 'what a mention means, 10,000 records',
      unit: 'ms',
      ours: time(() => lookUp(large)),
      baseline: time(() => lookUp(small)),
      against: 'a tenth of the records',
      target: 'below 20 ms',
    },
    {
      name: 'what it means, a version of the log first seen',
      unit: 'ms',
      ours: time(() => lookUp([...large])),
      baseline: time(() => lookUp([...small])),
      against: 'a tenth of the records',
      target: 'below 100 ms',
    },
    {
      name: 'what governs a file, 10,000 records',
      unit: 'ms',
      ours: time(() => governing(large, 'src/part7/deep/file.ts')),
      baseline: time(() => governing(small, 'src/part7/deep/file.ts')),
      against: 'a tenth of the records',
      target: 'at most 2 times',
    },
  ];
}

function lookUp(entries: readonly LogEntry[]): void {
  const [mention] = codeMentions('// see ADR-0700', prefixesOf([{ entries }]));
  if (!mention || meantBy(mention, [{ entries }])?.entries.length !== 1)
    throw new Error('the mention means one record');
  if (numberIndex(entries).named(mention).length !== 1) throw new Error('the index has it');
}

function logOf(count: number): readonly LogEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    const globs = `[src/part${index}/**, "lib/{a,b}${index}/*.ts"]`;
    const status = index % 10 === 0 ? `Superseded by [next](${String(index + 2).padStart(4, '0')}-x.md)` : 'Accepted';
    return entryOf(
      `docs/adr/${number}-x.md`,
      `---\napplies-to: ${globs}\n---\n# ${index + 1}. Decision\n\n## Status\n\n${status}\n`,
    );
  });
}

function time(run: () => unknown): number {
  run();
  return median(
    Array.from({ length: rounds }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    }),
  );
}
