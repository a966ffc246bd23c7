import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { assessed } from '../evidence/assessed';
import { withFolder } from './run';
import { Workspace } from './trust';

const context = readFileSync(path.join(root, 'test/fixtures/contexts/01-shop-caching.md'), 'utf8');
const records = 'docs/.records';
const [assessmentPath, assessment] = assessed('REF-001', 'book');

it('every companion lies where `deliberate.records` says, is found there, and named by it', { timeout: 60_000 }, () => {
  const settings = JSON.stringify({ 'deliberate.records': `${records}/` });
  const own = assessmentPath.replace('.aiwg', records);
  withFolder({ 'context.md': context, '.vscode/settings.json': settings, [own]: assessment }, folder => {
    const here = new Workspace(folder);
    const run = (...args: string[]) => {
      const { code, out, err } = here.run(...args);
      expect([args, code, err]).toEqual([args, 0, '']);
      return out;
    };
    const made = run('new', 'Caching for the product pages', '--context', 'context.md').trim();
    const name = path.basename(made, '.md');
    here.edit(made, /^(## Context\n)/m, '$1\nIt suggests a cache [REF-001].\n');
    expect(here.run('provenance', 'verify').out).toContain(`${made} was changed outside Deliberate`);
    run('provenance', 'verify', '--fix');
    const reflected = run(
      'reflect',
      made,
      '--note',
      'It was down twice',
      '--cause',
      'No replica',
      '--lesson',
      'Run a replica',
    );
    expect(reflected.startsWith(`${records}/ralph/reflections/${name}.`)).toBe(true);
    expect(run('lessons', 'caching')).toContain(`${records}/ralph/reflections/`);
    expect(run('gate', '--phase', 'construction')).toContain(`Report: ${records}/reports/gate-construction-`);
    const [report = ''] = here.list(`${records}/reports`);
    expect(here.read(`${records}/reports/${report}`)).toMatch(/\.\.\/\.\.\/\.\.\/docs\/adr\//);
    expect(run('provenance', 'trace', made)).toContain(`reflection`);
    // The next one hears the lesson, and its provenance names the lesson and the evidence by where they lie.
    const next = here.run('new', 'Caching for the search pages', '--context', 'context.md');
    expect(next.err).toContain(`(${records}/ralph/reflections/`);
    const used = here.read(`${records}/research/provenance/records/${path.basename(next.out.trim(), '.md')}.prov.yaml`);
    expect(used).toContain(`urn:aiwg:artifact:${records}/ralph/reflections/`);
    run('export', '--ro-crate', 'crate');
    expect(here.list(`crate/${records}/research`)).toEqual(['provenance', 'quality-assessments']);
    run('renumber', made, '7');
    const kinds = ['research/provenance/records', 'working/tot-explorations'];
    for (const kind of kinds) expect(here.list(`${records}/${kind}`).some(file => file.startsWith('0007-'))).toBe(true);
    run('provenance', 'verify');
    here.write(`${records}/research/provenance/records/x.prov.yaml`, 'half: [');
    expect(here.run('provenance', 'verify').out).toContain(`${records}/research/provenance/records/x.prov.yaml:`);
    expect(existsSync(path.join(folder, '.aiwg'))).toBe(false);
    expect(readdirSync(path.join(folder, records)).sort()).toEqual(['ralph', 'reports', 'research', 'working']);
  });
});
