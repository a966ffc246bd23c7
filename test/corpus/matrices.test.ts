import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AdrRecord } from '../../src/adr/read';
import { assess } from '../../src/decision/assess';
import type { Exact } from '../../src/decision/exact';
import { ABSENT, type CheckedTable, checkedTables, corpusFiles, present, readCorpus, repositoryOf } from './corpus';

interface Difference {
  readonly path: string;
  readonly line: number;
  readonly option: string;
  readonly why: string;
}

const LIST = join(import.meta.dirname, 'differences.json');
const explained: readonly Difference[] = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : [];

/** Tables that say Total, Weight or Score and decide nothing. */
const TRAPS = [
  /^celestiaorg\+celestia-app\/.*adr-019/,
  /^microsoft\+semantic-kernel\/.*\/0025-/,
  /^jmagly\+aiwg@history\/.*ADR-005/,
];

describe.skipIf(!present)(`the tables of matrices.json (${present ? 'present' : ABSENT})`, () => {
  const tables = checkedTables();
  const records = new Map<string, AdrRecord>();
  const recordOf = (path: string) => {
    const record = records.get(path) ?? readCorpus(path);
    records.set(path, record);
    return record;
  };
  const found = (table: CheckedTable) =>
    recordOf(table.path).matrices.find(({ parts }) => parts.some(({ line }) => line === table.line));
  const number = (value: Exact | null) => (value === null ? null : Number(value.n) / Number(value.d));

  it('finds at least 95 % of the checked ones at their line, with orientation and weights', () => {
    const checked = tables.filter(table => table.checked);
    const right = checked.filter(table => {
      const matrix = found(table);
      const orientation = table.orientation === 'criteria-columns' ? 'criteria-columns' : 'criteria-rows';
      const weights = matrix?.matrix.criteria.map(({ weight }) => number(weight));
      return (
        matrix?.orientation === orientation &&
        JSON.stringify(weights) === JSON.stringify(table.weights ?? weights?.map(() => null))
      );
    });
    const repositories = [...new Set(checked.map(({ path }) => repositoryOf(path)))];
    for (const repository of repositories) {
      const own = checked.filter(({ path }) => repositoryOf(path) === repository);
      process.stdout.write(`  ${repository}: ${right.filter(table => own.includes(table)).length} of ${own.length}\n`);
    }
    expect(right.length / checked.length).toBeGreaterThanOrEqual(0.95);
  });

  it('judges at least 97 % of their stated totals as they are judged there', () => {
    const differences: string[] = [];
    let totals = 0;
    for (const table of tables.filter(({ checked }) => checked)) {
      const matrix = found(table);
      const assessment = matrix ? assess(matrix.matrix) : null;
      for (const [index, option] of (table.options ?? []).entries()) {
        totals++;
        const part = matrix?.parts.findIndex(({ line }) => line === table.line) ?? -1;
        const named = matrix?.matrix.options.findIndex(({ name }) => option.label.includes(name)) ?? -1;
        const own = table.orientation.includes('ONE') ? part : named >= 0 ? named : index;
        const stated = number(matrix?.matrix.options[own]?.stated?.value ?? null);
        const judged = assessment?.options[own]?.statedIsRight;
        if (stated !== option.stated || judged !== option.withinRounding) {
          differences.push(
            `${table.path}:${table.line} ${option.label}: there ${option.stated} ${option.withinRounding}, here ${stated} ${judged} (computed ${number(assessment?.options[own]?.total ?? null)}, there ${option.computed})`,
          );
        }
      }
    }
    for (const difference of differences) process.stdout.write(`  ${difference}\n`);
    const open = differences.filter(
      difference => !explained.some(({ path, line, option }) => difference.startsWith(`${path}:${line} ${option}:`)),
    );
    expect(explained.length).toBeLessThanOrEqual(5);
    expect((totals - open.length) / totals).toBeGreaterThanOrEqual(0.97);
  });

  it('finds ordinal tables', () => {
    const ordinal = tables.filter(({ kind }) => kind === 'ordinal');
    const seen = ordinal.filter(table => found(table));
    process.stdout.write(`  ordinal: ${seen.length} of ${ordinal.length}\n`);
    expect(seen.length / ordinal.length).toBeGreaterThanOrEqual(0.9);
  });

  it('takes none of the traps, and under 1 % of other records, for one', () => {
    const known = new Set(tables.map(({ path }) => path));
    const others = corpusFiles().filter(({ path }) => !known.has(path));
    const called = others.filter(({ path }) => recordOf(path).matrices.length > 0);
    for (const { path } of called) process.stdout.write(`  ${path}\n`);
    expect(called.filter(({ path }) => TRAPS.some(trap => trap.test(path)))).toEqual([]);
    expect(called.length / others.length).toBeLessThan(0.01);
  });
});
