import { describe, expect, it } from 'vitest';
import { deliberate, withFolder } from './run';

const record = (title: string, status = 'Accepted') =>
  `# ${title}\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n`;
const files = {
  'docs/adr/0001-a.md': record('1. A', 'Superseded by [2. B](0002-b.md)'),
  'docs/adr/0002-b.md': record('2. B', 'Accepted\n\nSupersedes [1. A](0001-a.md)'),
  'packages/p/docs/adr/0001-near.md': record('1. Near'),
  'packages/p/src/a.ts': '// ADR-0001 and ADR-0002\n',
  'src/a.ts': '// ADR-0001\n// ADR-0002, ADR-0077\n',
  'CHANGELOG.md': 'ADR-0001\n',
  'dist/a.js': '// ADR-0001\n',
};

describe('deliberate check --code', () => {
  it('tells what files say of decisions, each by the log that it lies nearest to', () => {
    withFolder(files, folder => {
      const plain = deliberate(folder, 'check');
      expect(plain.out).not.toContain('mention-');
      const { code, out } = deliberate(folder, 'check', '--code');
      expect(code).toBe(1);
      expect(out.split('\n').filter(line => line.includes('mention-'))).toEqual([
        'src/a.ts:1:4: warning: ADR-0001 is superseded by ADR-2: B. (mention-gone)',
        'src/a.ts:2:14: info: The log has no ADR-0077. Is the number right? (mention-unknown)',
      ]);
    });
  });

  it('tells code hosts, with the rules it goes by', () => {
    withFolder(files, folder => {
      const [run] = JSON.parse(deliberate(folder, 'check', '--code', '--format', 'sarif').out).runs;
      const found = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('mention-'));
      expect(found).toHaveLength(2);
      const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
      for (const { ruleId } of found) expect(ids).toContain(ruleId);
    });
  });
});
