import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABSENT, present, readCorpus } from './corpus';

/** What people who read the records say is in their heads. */
interface Reading {
  readonly path: string;
  readonly title: string | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly date: string | null;
}

const FIXTURES = ['a', 'b']
  .map(part => join(import.meta.dirname, `../fixtures/reading/part-${part}.json`))
  .filter(path => existsSync(path));

describe.skipIf(!present || FIXTURES.length === 0)(
  `heads as people read them (${present ? 'present' : ABSENT})`,
  () => {
    const readings = FIXTURES.flatMap(path => JSON.parse(readFileSync(path, 'utf8')) as Reading[]);

    it.each([
      ['title', 0.99],
      ['status', 0.98],
      ['date', 0.97],
      ['number', 0.97],
    ] as const)('%s', (part, least) => {
      const stating = readings.filter(reading => reading[part] !== null);
      const wrong = readings.filter(reading => {
        const record = readCorpus(reading.path);
        const read = part === 'date' ? record.date?.iso : record[part]?.value;
        return (read ?? null) !== reading[part];
      });
      for (const reading of wrong) process.stdout.write(`  ${part}: ${reading.path}\n`);
      const missed = wrong.filter(reading => reading[part] !== null);
      expect(1 - missed.length / stating.length).toBeGreaterThanOrEqual(least);
      expect(1 - wrong.length / readings.length).toBeGreaterThanOrEqual(least);
    });
  },
);
