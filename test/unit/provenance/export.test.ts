import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { constraintsBroken } from '../../../src/provenance/export/constraints';
import { exported } from '../../../src/provenance/export/export';
import { statementsOf } from '../../../src/provenance/export/statements';
import { validate } from '../../../src/provenance/validate';
import { asFile, begun } from './examples';
import { history } from './histories';

const histories = Array.from({ length: 50 }, (_, seed) => history(seed + 1));
/** Debian installs python3-prov for its own interpreter, which need not be the first on the path. */
const python = ['/usr/bin/python3', 'python3'].find(
  command => spawnSync(command, ['-c', 'import prov'], { timeout: 60_000 }).status === 0,
);
const reader = `
import sys, json
from prov.model import ProvDocument
print(json.dumps([ProvDocument.deserialize(file, format="json").get_provn() for file in sys.argv[1:]]))
`;

describe('50 generated histories', () => {
  it('are of some size', () => {
    const sizes = histories.map(files => files.flatMap(({ record }) => record.activities).length);
    expect(Math.max(...sizes)).toBeGreaterThan(15);
    expect(histories.filter(files => files.length > 2).length).toBeGreaterThan(15);
  });

  it('have no problem, as provenance files and as PROV documents', () => {
    for (const files of histories) {
      expect(validate(files)).toEqual([]);
      expect(constraintsBroken(statementsOf(files))).toEqual([]);
    }
  });

  it('name everything in PROV-N by its grammar', () => {
    for (const files of histories)
      for (const line of textOf(files, 'prov-n').split('\n')) expect(line).toMatch(grammar);
  });

  it.skipIf(!python)(
    `load in python3-prov, whose own PROV-N of them equals ours${python ? '' : ' (skipped: apt-get install python3-prov)'}`,
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-prov-'));
      try {
        const names = histories.map((files, index) => {
          const name = path.join(folder, `${index}.json`);
          writeFileSync(name, textOf(files, 'prov-json'));
          return name;
        });
        const { status, stdout, stderr } = spawnSync(python ?? '', ['-c', reader, ...names], {
          encoding: 'utf8',
          maxBuffer: 1e8,
        });
        expect(status, stderr).toBe(0);
        const theirs: string[] = JSON.parse(stdout);
        expect(theirs).toHaveLength(50);
        for (const [index, files] of histories.entries())
          expect(linesOf(theirs[index] ?? '')).toEqual(linesOf(textOf(files, 'prov-n')));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('an export', () => {
  it('is refused where something cannot be true', () => {
    const { record, path: at } = asFile(begun());
    const wrong = { ...record, wasAttributedTo: ['urn:aiwg:agent:nobody'] };
    expect(exported([{ path: at, record: wrong }], 'prov-n')).toMatchObject({ problems: [{ rule: 'undeclared' }] });
  });

  it('escapes quotes and backslashes in PROV-N', () => {
    const { record, path: at } = asFile(begun());
    const named = { ...record, agents: record.agents.map(agent => ({ ...agent, name: 'C:\\ "x"' })) };
    expect(textOf([{ path: at, record: named }], 'prov-n')).toContain(String.raw`prov:label="C:\\ \"x\""`);
  });

  it('cuts the names so that no local part holds a colon', () => {
    expect(textOf([asFile(begun())], 'prov-n')).toContain(
      'prefix generation1 <urn:aiwg:activity:generation:0004-sessions:>',
    );
  });
});

const name =
  '[a-z]+[a-z0-9]*:(?:[A-Za-z0-9_/@~&+*?#$!]|%[0-9A-F]{2})(?:(?:[A-Za-z0-9_./@~&+*?#$!-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_/@~&+*?#$!-]|%[0-9A-F]{2}))?';
const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00`;
const attribute = String.raw`[a-z]+:[A-Za-z0-9]+=(?:"(?:[^"\\]|\\["\\])*"|\d+|'[a-z]+:\w+')`;
const grammar = new RegExp(
  String.raw`^(?:document|endDocument||  prefix [a-z]+[0-9]* <urn:[^<>" ]+>|  [a-zA-Z]+\((?:${name}|${time}|-)(?:, (?:${name}|${time}|-))*(?:, \[${attribute}(?:, ${attribute})*\])?\))$`,
);

function textOf(files: ReturnType<typeof history>, format: 'prov-json' | 'prov-n'): string {
  const result = exported(files, format);
  if (!('text' in result)) throw new Error(JSON.stringify(result));
  return result.text;
}

/** Sets have no order: the lines, and within one its attributes. */
function linesOf(provN: string): string[] {
  const lines = provN
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return lines
    .map(line =>
      line.replace(
        /\[(.*)\]\)$/,
        (_, list: string) => `[${[...list.matchAll(/[\w:]+=(?:"(?:[^"\\]|\\.)*"|[^,]*)/g)].sort().join(', ')}])`,
      ),
    )
    .sort();
}
