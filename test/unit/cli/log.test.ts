import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliberate, withFolder } from './run';

const record = (number: number, title: string) =>
  `# ${number}. ${title}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n`;
const log = {
  'docs/adr/0001-a.md': record(1, 'A'),
  'docs/adr/0002-b.md': record(2, 'B'),
  'docs/adr/README.md': '<!-- deliberate:index -->\n<!-- /deliberate:index -->\n',
};
const text = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('the log on the command line', () => {
  it('sets a status, and the list in the README follows', () => {
    withFolder(log, folder => {
      expect(deliberate(folder, 'index', '--check').code).toBe(1);
      expect(deliberate(folder, 'index')).toMatchObject({ code: 0, out: 'docs/adr/README.md\n' });
      expect(deliberate(folder, 'index', '--check').code).toBe(0);
      expect(deliberate(folder, 'status', 'docs/adr/0001-a.md', 'deprecated')).toMatchObject({ code: 0, err: '' });
      expect(text(folder, 'docs/adr/0001-a.md')).toContain('## Status\n\nDeprecated\n');
      expect(text(folder, 'docs/adr/README.md')).toContain('| deprecated |');
      expect(deliberate(folder, 'index', '--check').code).toBe(0);
      expect(deliberate(folder, 'status', '1', 'Accpted')).toMatchObject({
        code: 2,
        err: expect.stringContaining('did you mean accepted'),
      });
      expect(deliberate(folder, 'status', '9', 'accepted')).toMatchObject({
        code: 3,
        err: expect.stringContaining('no record 9'),
      });
      expect(deliberate(folder, 'status', '1').code).toBe(2);
    });
  });

  it('supersedes both ends or neither', () => {
    withFolder(log, folder => {
      expect(deliberate(folder, 'supersede', '1', '2')).toMatchObject({ code: 0, err: '' });
      expect(text(folder, 'docs/adr/0001-a.md')).toContain('Superseded by [2. B](0002-b.md)');
      expect(text(folder, 'docs/adr/0002-b.md')).toContain('Accepted\n\nSupersedes [1. A](0001-a.md)');
      expect(text(folder, 'docs/adr/README.md')).toContain('superseded by [2](0002-b.md)');
      expect(readdirSync(path.join(folder, '.aiwg/research/provenance/records')).sort()).toEqual([
        '0001-a.prov.yaml',
        '0002-b.prov.yaml',
      ]);
      expect(deliberate(folder, 'graph').out).toContain('-->|supersedes|');
      expect(deliberate(folder, 'graph', '--timeline').out).toContain('section 2026');
      expect(deliberate(folder, 'supersede', '1', '1').code).toBe(2);
    });
    withFolder(
      { ...log, 'docs/adr/0002-b.md': Buffer.concat([Buffer.from(record(2, 'B')), Buffer.from([0xff, 0xfe])]) },
      folder => {
        expect(deliberate(folder, 'supersede', '1', '2')).toMatchObject({
          code: 3,
          err: expect.stringContaining('not valid UTF-8'),
        });
        expect(text(folder, 'docs/adr/0001-a.md')).toBe(record(1, 'A'));
      },
    );
  });

  it('links by a relation that it knows', () => {
    withFolder(log, folder => {
      expect(deliberate(folder, 'link', '2', '1', '--as', 'depends on')).toMatchObject({ code: 0 });
      expect(text(folder, 'docs/adr/0001-a.md')).toContain('Required by [2. B](0002-b.md)');
      expect(deliberate(folder, 'link', '2', '1', '--as', 'loves')).toMatchObject({
        code: 2,
        err: expect.stringContaining('--as takes one of'),
      });
      expect(deliberate(folder, 'link', '2', '1', '--as', 'supersedes').code).toBe(0);
      expect(text(folder, 'docs/adr/0001-a.md')).toContain('Superseded by [2. B](0002-b.md)');
    });
  });

  it('exports, and imports what it exported', () => {
    withFolder(log, folder => {
      deliberate(folder, 'supersede', '1', '2');
      expect(
        deliberate(folder, 'export', '--html', 'out/log.html', '--json', 'out/log.json', '--ro-crate', 'out/crate'),
      ).toMatchObject({ code: 0, err: '' });
      expect(text(folder, 'out/log.html')).toContain('<h1>Decisions of');
      expect(existsSync(path.join(folder, 'out/crate/docs/adr/0001-a.md'))).toBe(true);
      expect(JSON.parse(text(folder, 'out/crate/ro-crate-metadata.json'))['@graph']).toHaveLength(7);
      expect(deliberate(folder, 'export', '--ro-crate', 'out/crate').code).toBe(2);
      expect(deliberate(folder, 'export').code).toBe(2);
      expect(deliberate(folder, 'import', 'out/log.json')).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringContaining('0001-a.md -> docs/adr/0003-a.md'),
      });
      expect(text(folder, 'docs/adr/0003-a.md')).toContain('- Superseded by [4. B](0004-b.md)');
      expect(text(folder, 'docs/adr/README.md')).toContain('0004-b.md');
      expect(deliberate(folder, 'import', 'docs/adr').code).toBe(2);
      expect(deliberate(folder, 'import', 'nowhere').code).toBe(3);
    });
  });
});
