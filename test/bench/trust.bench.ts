import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read } from '../../src/adr/read';
import { diskStore, nodeHash } from '../../src/cli/store';
import { NO_LIBRARY } from '../../src/evidence/library';
import { lessonIndex } from '../../src/memory/lessonIndex';
import { relevant } from '../../src/memory/relevant';
import type { Lesson } from '../../src/memory/shape';
import { termsOf } from '../../src/memory/terms';
import { append } from '../../src/provenance/append';
import { begin } from '../../src/provenance/begin';
import { loadProvenance } from '../../src/provenance/files';
import { companionName } from '../../src/provenance/name';
import { readProvenance } from '../../src/provenance/read';
import { folder } from '../../src/provenance/shape';
import { validate } from '../../src/provenance/validate';
import { verify } from '../../src/provenance/verify';
import { gate } from '../../src/review/gate/gate';
import { edit, generation } from '../unit/provenance/examples';
import { printOf } from '../unit/provenance/world';
import { TOT } from '../unit/review/records';
import { median, type Row } from './row';

const records = `.aiwg/${folder}`;

const rounds = 7;

export async function rows(): Promise<Row[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'deliberate-trust-'));
  try {
    return [...(await verifying(root)), ...listening(), ...gating()];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Against reading and hashing the very files that are read for it: the records, and what tells of them. */
async function verifying(root: string): Promise<Row[]> {
  const paths = write(root, 1000);
  const told = readdirSync(path.join(root, records)).map(name => `${records}/${name}`);
  const store = diskStore(root);
  const times = { ours: [] as number[], hashing: [] as number[], whole: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.hashing.push(
      await timed(async () => {
        for (const file of [...paths, ...told])
          createHash('sha256')
            .update(readFileSync(path.join(root, file)))
            .digest('hex');
      }),
    );
    times.ours.push(
      await timed(async () => {
        const { verified, findings } = await verify(store, nodeHash, paths);
        if (verified !== paths.length || findings.length > 0) throw new Error('Verification finds what is not there.');
      }),
    );
    if (round < 3)
      times.whole.push(
        await timed(async () => {
          const { files } = await loadProvenance(store);
          if (files.length !== paths.length || validate(files).length > 0) throw new Error('Validation is wrong.');
        }),
      );
  }
  const baseline = median(times.hashing);
  const against = 'reading and hashing the same 2,000 files';
  return [
    {
      name: 'verify, 1,000 records',
      unit: 'ms',
      ours: median(times.ours),
      baseline,
      against,
      target: 'at most 2 times',
    },
    { name: 'validate, 1,000 records', unit: 'ms', ours: median(times.whole), baseline, against },
  ];
}

function write(root: string, count: number): string[] {
  mkdirSync(path.join(root, 'docs/adr'), { recursive: true });
  mkdirSync(path.join(root, records), { recursive: true });
  return Array.from({ length: count }, (_, at) => {
    const file = `docs/adr/${String(at + 1).padStart(4, '0')}-queue-mails.md`;
    const name = companionName(file, []);
    const text = `${TOT}\nNumber ${at}.\n`;
    const change = (said: string) => ({ after: printOf(said) });
    const first = begin({ path: file, type: 'decision-record' }, name, { ...generation('x'), ...change('x') });
    const reading = readProvenance(first);
    if (reading.state !== 'fine') throw new Error(reading.message);
    writeFileSync(path.join(root, file), text);
    writeFileSync(
      path.join(root, records, `${name}.prov.yaml`),
      append(reading, name, { ...edit('x', 9), ...change(text) }),
    );
    return file;
  });
}

const subjects = [
  'sessions',
  'mails',
  'search',
  'orders',
  'tenants',
  'tracing',
  'uploads',
  'billing',
  'queues',
  'caches',
];
const systems = [
  'Redis',
  'PostgreSQL',
  'Kafka',
  'RabbitMQ',
  'Elasticsearch',
  'S3',
  'Cassandra',
  'NATS',
  'MongoDB',
  'SQS',
];

function lessons(count: number): Lesson[] {
  return Array.from({ length: count }, (_, at) => {
    const pick = (list: readonly string[], step: number) => list[Math.floor(at / step) % list.length] ?? '';
    const [subject, system] = [pick(subjects, 1), pick(systems, 10)];
    const day = new Date(Date.UTC(2020, 0, 1) + at * 18_000_000).toISOString();
    return {
      path: `.aiwg/ralph/reflections/${at}.json`,
      reflection: {
        version: 1,
        created: day,
        author: 'urn:aiwg:agent:human:mia',
        decision: {
          path: `docs/adr/${at}.md`,
          title: `Keep ${subject} in ${system} for team ${at % 97}`,
          kind: subject,
          options: [system, pick(systems, 100)],
          criteria: [
            { name: 'Latency', share: 0.4 },
            { name: `Cost of ${subject}`, share: 0.6 },
          ],
        },
        rejected: [],
        event: { type: 'superseded', at: day, evidence: [{ kind: 'record', ref: `docs/adr/${at + 1}.md` }] },
        happened: 'Superseded.',
        rootCause: '',
        insights: [`Weigh the cost of ${system} at ${at % 53} nodes`],
        lessons: [`${system} took team ${at % 97} a quarter to run for ${subject}`],
        confidence: 0.7,
      },
    };
  });
}

/** Against looking through every lesson for the words of the question. */
function listening(): Row[] {
  const all = lessons(10_000);
  const context = Array.from(
    { length: 120 },
    (_, at) => `${subjects[at % 10]} need ${at} ms of ${systems[at % 7]}`,
  ).join('. ');
  const query = { title: 'Keep user sessions in Redis', context, kind: 'sessions', criteria: ['Latency', 'Cost'] };
  const options = { window: 3, policy: 'relevance', now: '2026-11-20T10:00:00Z' } as const;
  const indexing = now(() => lessonIndex(all));
  const index = lessonIndex(all);
  const ours = Array.from({ length: 21 }, () => now(() => relevant(query, index, options)));
  if (relevant(query, index, options).length !== 3) throw new Error('Three lessons should be found.');
  const words = new Set(termsOf(`${query.title} ${query.context}`));
  const looking = () =>
    all.map(({ reflection }) => termsOf(JSON.stringify(reflection)).filter(word => words.has(word)).length);
  const baseline = median(Array.from({ length: 5 }, () => now(looking)));
  const against = 'counting common words in each of them';
  return [
    { name: 'relevant lessons of 10,000', unit: 'ms', ours: median(ours), baseline, against, target: 'under 20 ms' },
    { name: 'index of 10,000 lessons, once', unit: 'ms', ours: indexing, baseline, against },
  ];
}

/** Each time from the text, as the command does it: what is read once is not read again. */
function gating(): Row[] {
  const run = (count: number) => {
    const texts = Array.from({ length: count }, (_, at) => `${TOT}\nShown by [REF-${at % 500}] in ${at} cases.\n`);
    return (judge: boolean) =>
      now(() => {
        const all = texts.map((text, at) => read(text, { path: `docs/adr/${at}.md` }));
        if (judge) gate('construction', all, NO_LIBRARY);
        else
          for (const { matrices, sections, citations, triggers } of all) void [matrices, sections, citations, triggers];
      });
  };
  const [small, middle, large] = [run(100), run(1000), run(10_000)];
  middle(true);
  const times = (measure: (judge: boolean) => number, judge: boolean, count: number) =>
    median(Array.from({ length: count }, () => measure(judge)));
  const few = times(small, true, 7);
  return [
    {
      name: 'gate, 1,000 records',
      unit: 'ms',
      ours: times(middle, true, 3),
      baseline: times(middle, false, 3),
      against: 'reading the same records',
    },
    {
      name: 'gate, growth to 10,000 records',
      unit: 'ms',
      ours: times(large, true, 1),
      baseline: few,
      against: '100 records',
      target: 'about 100 times',
    },
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function now(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
