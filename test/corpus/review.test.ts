import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdrRecord, read } from '../../src/adr/read';
import type { Finding } from '../../src/review/finding';
import { type Neighbour, review } from '../../src/review/review';
import { ABSENT, CORPUS, corpusFiles, present, repositoryOf } from './corpus';

interface Member {
  readonly repo: string;
  readonly record: AdrRecord;
  readonly neighbour: Neighbour;
}

interface Reviewed extends Member {
  readonly findings: readonly Finding[];
}

/** Each repository is a log of its own. */
function members(): Member[] {
  return corpusFiles()
    .filter(({ path: name }) => /\.(?:mdx?|adoc)$/.test(name))
    .map(({ path: name, text }) => {
      const repo = repositoryOf(name);
      const own = name.slice(repo.length + 1);
      const record = read(text, { path: own });
      const { number, title, status, links } = record;
      const values = { number: number?.value ?? null, title: title?.value ?? null, status: status?.value ?? null };
      return { repo, record, neighbour: { path: own, links, ...values } };
    });
}

function reviewed(): Reviewed[] {
  const all = members();
  const logs = grouped(all);
  return all.map(member => {
    const others = (logs.get(member.repo) ?? []).flatMap(({ neighbour }) =>
      neighbour === member.neighbour ? [] : [neighbour],
    );
    return { ...member, findings: review(member.record, { others }) };
  });
}

function grouped(all: readonly Member[]): Map<string, Member[]> {
  const logs = new Map<string, Member[]>();
  for (const member of all) logs.set(member.repo, [...(logs.get(member.repo) ?? []), member]);
  return logs;
}

/** Stated totals that a second reader's script found wrong: `path stated`. */
function knownWrong(): Set<string> {
  const tables = JSON.parse(readFileSync(path.join(CORPUS, 'matrices.json'), 'utf8')) as {
    path: string;
    options: { stated: number | null; withinRounding: boolean | null }[];
  }[];
  return new Set(
    tables.flatMap(table =>
      table.options.filter(option => option.withinRounding === false).map(({ stated }) => `${table.path} ${stated}`),
    ),
  );
}

describe.skipIf(!present)(`review of the corpus (${present ? 'present' : ABSENT})`, () => {
  const all = present ? reviewed() : [];

  it('makes no noise', () => {
    const findings = all.flatMap(member => member.findings.map(finding => ({ ...finding, member })));
    const counts = new Map<string, { findings: number; records: Set<Member> }>();
    for (const { rule, severity, member } of findings) {
      const key = `${rule} (${severity})`;
      const count = counts.get(key) ?? { findings: 0, records: new Set() };
      count.findings++;
      count.records.add(member);
      counts.set(key, count);
    }
    const lines = [...counts].map(([key, count]) => `${key}: ${count.findings} in ${count.records.size} records`);
    process.stdout.write(`\nreview of ${all.length} records\n  ${lines.sort().join('\n  ')}\n`);

    for (const { range, message, member } of findings) {
      expect(range.end).toBeGreaterThan(range.start);
      expect(range.end).toBeLessThanOrEqual(member.record.text.length);
      expect(message).not.toMatch(/undefined|NaN/);
    }
    // People who never heard of the protocol hear nothing of its style.
    const style = /^(?:unexplained|repeated|circular|cosmetic|criteria-without|no-triggers|trigger|vague|stale)/;
    const nagging = findings
      .filter(({ rule }) => style.test(rule))
      .map(({ rule, member }) => [rule, member.neighbour.path]);
    expect(nagging).toEqual([]);
    // Arithmetic and twin numbers are facts that whole logs share; anything else on more than 3 % of records is noise.
    for (const [key, { records }] of counts) {
      const most = /^(?:wrong-total|duplicate-number)/.test(key) ? 0.07 : 0.03;
      expect(records.size / all.length, key).toBeLessThanOrEqual(most);
    }
    const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
    expect([...errors]).toEqual(['wrong-total']);
    const quiet = all.filter(({ findings: own }) => own.every(({ severity }) => severity === 'info')).length;
    expect(quiet / all.length).toBeGreaterThan(0.85);
  });

  it('agrees with the second reader on which totals are wrong', () => {
    const wrong = knownWrong();
    const said = all.flatMap(({ repo, record, findings }) =>
      findings.flatMap(({ rule, range, fix }) =>
        rule === 'wrong-total' && fix
          ? [`${repo}/${record.path} ${Number(record.text.slice(range.start, range.end).replace(',', '.'))}`]
          : [],
      ),
    );
    const found = new Set(said);
    const agreed = said.filter(key => wrong.has(key)).length;
    const missed = [...wrong].filter(key => !found.has(key));
    process.stdout.write(
      `\n${agreed} of ${said.length} wrong totals confirmed; ${missed.length} of its ${wrong.size} without a figure here\n`,
    );
    expect(agreed / said.length).toBeGreaterThan(0.97);
    // One table of marks with totals in a unit of its own gets one finding for the table.
    expect(missed.length).toBeLessThanOrEqual(4);
  });

  it('survives what editing leaves of its records', () => {
    const scored = all.filter(({ record }) => record.matrices.length > 0).map(({ record }) => record.text);
    const cut = fc.tuple(
      fc.constantFrom(...scored),
      fc.nat(20_000),
      fc.nat(40),
      fc.constantFrom('|', '', '\n', '~~', '9', '-'),
    );
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), cuts => {
        const text = cuts.reduce((now, [, at, length, put]) => {
          const start = at % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + length);
        }, cuts[0]?.[0] ?? '');
        for (const { range } of review(read(text))) expect(range.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 150 },
    );
  });
});
