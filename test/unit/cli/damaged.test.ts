import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { assessed } from '../evidence/assessed';
import { withFolder } from './run';
import { Workspace } from './trust';

const context = readFileSync(path.join(root, 'test/fixtures/contexts/01-shop-caching.md'), 'utf8');
const name = '0001-caching-for-the-product-pages';
const record = `docs/adr/${name}.md`;
const today = new Date();
const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
  .map(part => String(part).padStart(2, '0'))
  .join('-');
const bad = {
  damaged: 'half: [',
  newer: '{"version": 99}\n',
  'in conflict': '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n',
} as const;

/** Each kind of companion: where it lies, what is done with it, and what is said of it. */
const kinds: readonly (readonly [kind: string, file: string, does: readonly string[], says: RegExp])[] = [
  ['provenance', `.aiwg/research/provenance/records/${name}.prov.yaml`, ['status', record, 'accepted'], /prov\.yaml/],
  ['a reflection', '.aiwg/ralph/reflections/x.json', ['lessons', 'caching'], /x\.json: It /],
  ['an assessment', assessed('REF-001', 'book')[0], ['gate', '--phase', 'inception'], /REF-001\.yaml/],
  ['a state', `.aiwg/working/tot-explorations/${name}.state.json`, ['stats'], /state\.json/],
  [
    'a trace',
    `.aiwg/working/tot-explorations/${name}.jsonl`,
    ['reflect', record, '--note', 'n'],
    /\.jsonl:1 is no thought/,
  ],
  [
    'a gate report',
    `.aiwg/reports/gate-inception-${day}.md`,
    ['gate', '--phase', 'inception'],
    /left alone: this report is .*\.2\.md/,
  ],
];

describe.each(Object.entries(bad))('a companion that is %s', (_, text) => {
  it('is told with what to do, is left as it is, and the rest works', { timeout: 120_000 }, () => {
    withFolder({ 'context.md': context }, folder => {
      const here = new Workspace(folder);
      expect(here.run('new', 'Caching for the product pages', '--context', 'context.md').code).toBe(0);
      here.edit(record, /^(## Context\n)/m, '$1\nIt suggests a cache [REF-001].\n');
      for (const [kind, file, does, says] of kinds) {
        const before = here.list(path.dirname(file)).includes(path.basename(file)) ? here.read(file) : null;
        here.put(file, text);
        const { code, out, err } = here.run(...does);
        expect([kind, `${out}${err}`]).toEqual([kind, expect.stringMatching(says)]);
        expect([kind, code === 0 || code === 1]).toEqual([kind, true]);
        expect(err).not.toContain('    at ');
        expect([kind, here.read(file)]).toEqual([kind, text]);
        if (before === null) here.remove(file);
        else here.put(file, before);
      }
    });
  });
});

it('a trace that holds a merge stops its deliberation from going on over it', { timeout: 60_000 }, () => {
  withFolder({ 'context.md': context }, folder => {
    const here = new Workspace(folder);
    expect(here.run('new', 'Caching for the product pages', '--context', 'context.md').code).toBe(0);
    const [state, trace] = ['state.json', 'jsonl'].map(end => `.aiwg/working/tot-explorations/${name}.${end}`);
    here.edit(state ?? '', '"status": "done"', '"status": "running"');
    const merged = `<<<<<<< HEAD\n${here.read(trace ?? '')}=======\n>>>>>>> theirs\n`;
    here.put(trace ?? '', merged);
    const { code, err } = here.run('resume', name);
    expect([code, err]).toEqual([3, expect.stringContaining(`${trace}:1 is no thought`)]);
    expect(err).toContain('mend it or move it away, then resume');
    expect(here.read(trace ?? '')).toBe(merged);
  });
});
