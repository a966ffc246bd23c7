import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessed } from '../evidence/assessed';
import { deliberate, withFolder } from './run';

const record = (body: string) => `# ADR-0001: T\n\n## Status\n\nAccepted\n\n## Context\n\n${body}\n`;
const world = (body: string, ...files: readonly (readonly [string, string])[]) => ({
  'docs/adr/0001-t.md': record(body),
  ...Object.fromEntries(files),
});
const gate = (folder: string, ...args: string[]) => deliberate(folder, 'gate', '--phase', ...args);

describe('deliberate gate', () => {
  it('fails, passes and is conditional, with the codes for it', () => {
    withFolder(world('It may help [REF-001].'), folder => {
      expect(gate(folder, 'inception').code).toBe(1);
    });
    withFolder(world('It may help [REF-001].', assessed('REF-001', 'book')), folder => {
      expect(gate(folder, 'construction', '--strict')).toMatchObject({ code: 0, err: '' });
      expect(gate(folder, 'transition').code).toBe(1);
    });
    withFolder(world('It may help [REF-001].', assessed('REF-001', 'vendor-blog')), folder => {
      expect(gate(folder, 'elaboration').code).toBe(0);
      expect(gate(folder, 'elaboration').out).toContain('elaboration: CONDITIONAL');
      expect(gate(folder, 'elaboration', '--strict').code).toBe(1);
    });
  });

  it('leaves alone the records that are exempt, as `check` does', () => {
    const settings = (all: object) => ['.vscode/settings.json', JSON.stringify(all)] as const;
    const records = (all: object) => {
      const more = ['docs/adr/0002-u.md', record('It may help [REF-002].').replace('0001', '0002')] as const;
      return withFolder(world('It may help [REF-001].', more, settings(all)), folder => {
        const { records, figures } = JSON.parse(gate(folder, 'construction', '--format', 'json').out);
        return [records, figures.sources];
      });
    };
    expect(records({})).toEqual([2, 2]);
    expect(records({ 'deliberate.review.exemptUpTo': 1 })).toEqual([1, 1]);
    expect(records({ 'deliberate.review.exemptUpTo': 'x', 'deliberate.review.exemptBefore': 'yesterday' })).toEqual([
      2, 2,
    ]);
  });

  it('writes its report, whole', () => {
    withFolder(world('This shows it [REF-001].', assessed('REF-001', 'book')), folder => {
      const { out } = gate(folder, 'elaboration');
      const [, file = ''] = /Report: (\S+)/.exec(out) ?? [];
      expect(file).toMatch(/^\.aiwg\/reports\/gate-elaboration-\d{4}-\d\d-\d\d\.md$/);
      expect(readFileSync(path.join(folder, file), 'utf8')).toContain(
        '[docs/adr/0001-t.md:9](../../docs/adr/0001-t.md#L9)',
      );
      gate(folder, 'elaboration');
      expect(readdirSync(path.join(folder, '.aiwg/reports'))).toHaveLength(1);
    });
  });

  it('gives scripts and code hosts their shapes', () => {
    withFolder(world('This shows it [REF-001].', assessed('REF-001', 'book')), folder => {
      const json = JSON.parse(gate(folder, 'elaboration', '--format', 'json').out);
      expect(json).toMatchObject({
        phase: 'elaboration',
        outcome: 'FAIL',
        figures: { sources: 1, assessed: 1, verified: 0, share: 1 },
      });
      expect(json.findings).toMatchObject([
        {
          file: 'docs/adr/0001-t.md',
          line: 9,
          column: 6,
          endLine: 9,
          endColumn: 11,
          rule: 'overconfident-words',
          severity: 'error',
        },
      ]);
      const sarif = JSON.parse(gate(folder, 'transition', '--format', 'sarif').out);
      const [run] = sarif.runs;
      expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
        'overconfident-words',
        'unverified-source',
      ]);
      const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
      expect(ids).toContain('unverified-source');
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it.each([
    [[], 'gate takes a phase: deliberate gate --phase inception|elaboration|construction|transition [--strict]'],
    [
      ['--phase', 'birth'],
      'there is no phase birth: deliberate gate --phase inception|elaboration|construction|transition [--strict]',
    ],
    [['--phase', 'inception', '--format', 'xml'], '--format takes text, json, sarif, not xml.'],
  ])('%j is refused', (args, message) => {
    withFolder({}, folder =>
      expect(deliberate(folder, 'gate', ...args)).toEqual({ code: 2, out: '', err: `deliberate: ${message}\n` }),
    );
  });

  it('is what check says of evidence, too', () => {
    withFolder(world('This shows it [REF-001], [REF-002].', assessed('REF-001', 'book')), folder => {
      const { code, out } = deliberate(folder, 'check');
      expect([code, out]).toEqual([1, expect.stringContaining('unassessed-citation')]);
    });
  });
});
