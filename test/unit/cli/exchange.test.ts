import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliberate, withFolder } from './run';

const log = {
  'docs/adr/0001-a.md':
    '---\ntags: [x]\n---\n# 1. A\n\nDate: 2026-01-02\n\n## Status\n\nSuperseded by [2. B](0002-b.md)\n\n## Context\n\nWhy?\n\n## Decision\n\nSo.\n\n## Consequences\n\n- Good\n',
  'docs/adr/0002-b.md':
    '# 2. B\n\nDate: 2026-02-03\n\n## Status\n\nAccepted\n\n## Context\n\nWhy not?\n\n## Decision\n\nSo.\n\n## Consequences\n\n- Good\n',
};

describe('the log for others, on the command line', () => {
  it('goes to another tool with its links, says what that has no place for, and writes over nothing', () => {
    withFolder(log, folder => {
      const made = deliberate(folder, 'export', '--format', 'log4brains', '--out', 'out/l4b');
      expect(made).toMatchObject({ code: 0, err: expect.stringContaining('0001-a.md has front matter') });
      expect(readdirSync(path.join(folder, 'out/l4b')).sort()).toEqual(['20260102-a.md', '20260203-b.md']);
      const text = readFileSync(path.join(folder, 'out/l4b/20260102-a.md'), 'utf8');
      expect(text).toContain('- Status: Superseded by [2. B](20260203-b.md)\n- Date: 2026-01-02\n');
      expect(text).toContain('```yaml\ntags: [x]\n```');
      expect(deliberate(folder, 'export', '--format', 'madr', '--out', 'out/l4b').code).toBe(2);
      expect(deliberate(folder, 'export', '--format', 'madr', '--out', 'out/madr').code).toBe(0);
      expect(readFileSync(path.join(folder, 'out/madr/0002-b.md'), 'utf8')).toMatch(
        /^---\nstatus: Accepted\ndate: 2026-02-03\n---\n\n# B\n\n## Context and Problem Statement\n\nWhy not\?\n\n## Decision Outcome\n\nSo\.\n\n### Consequences\n\n- Good\n$/,
      );
      expect(deliberate(folder, 'export', '--format', 'html', '--out', 'out/page').code).toBe(0);
      expect(existsSync(path.join(folder, 'out/page/decisions.html'))).toBe(true);
      for (const wrong of [
        ['--format', 'pdf', '--out', 'x'],
        ['--format', 'madr'],
        ['--out', 'x'],
      ])
        expect(deliberate(folder, 'export', ...wrong).code).toBe(2);
    });
  });

  it('sums up a decision on one page', () => {
    withFolder(log, folder => {
      expect(deliberate(folder, 'summary', '1').out).toMatch(
        /^# 1 A\n\n\*\*Status\*\*: superseded[\s\S]*## Question\n\nWhy\?[\s\S]*## Related\n\n- Superseded by 2 B\n/,
      );
      expect(deliberate(folder, 'summary', 'docs/adr/0002-b.md', '--format', 'html').out).toMatch(/^<!doctype html>/);
      expect(deliberate(folder, 'summary').code).toBe(2);
      expect(deliberate(folder, 'summary', '1', '--format', 'pdf').code).toBe(2);
      expect(deliberate(folder, 'summary', '9').code).toBe(3);
    });
  });
});
