import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliberate, withFolder } from './run';

const record = (number: number, title: string, more = '') =>
  `# ${number}. ${title}\n\nDate: 2026-01-0${number}\n\n## Status\n\nAccepted\n\n## Context\n\nBecause.\n\n## Decision\n\nWe do.\n${more}`;

function git(cwd: string, ...args: string[]): string {
  return execFileSync(
    'git',
    ['-c', 'user.name=Ann', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main', ...args],
    {
      cwd,
      encoding: 'utf8',
    },
  );
}

function merged(body: (folder: string, text: (file: string) => string) => void): void {
  withFolder(
    {
      'docs/adr/0001-first.md': record(1, 'First'),
      'docs/adr/README.md': '# Log\n\n<!-- deliberate:index -->\n<!-- /deliberate:index -->\n\nOurs.\n',
    },
    folder => {
      const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      git(folder, 'commit', '-qm', 'one');
      git(folder, 'checkout', '-qb', 'kafka');
      write('docs/adr/0002-kafka.md', record(2, 'Kafka', '\nAmends [1. First](0001-first.md). This is ADR-0002.\n'));
      write('kafka.ts', '// ADR-0002: the queue\nexport {};\n');
      git(folder, 'add', '.');
      git(folder, 'commit', '-qm', 'kafka');
      git(folder, 'checkout', '-q', 'main');
      write('docs/adr/0002-redis.md', record(2, 'Redis'));
      write('redis.ts', '// see ADR-0002 and docs/adr/0002-redis.md\nexport {};\n');
      git(folder, 'add', '.');
      git(folder, 'commit', '-qm', 'redis');
      body(folder, file => readFileSync(path.join(folder, file), 'utf8'));
    },
  );
}

describe('renumber', () => {
  it('gives the record that was merged later the next number, and every mention of it follows', () => {
    merged((folder, text) => {
      git(folder, 'merge', '-q', '-m', 'merge', 'kafka');
      writeFileSync(
        path.join(folder, 'both.md'),
        'See [2. Kafka](docs/adr/0002-kafka.md), not [ADR-0002](docs/adr/0002-redis.md).\n',
      );
      expect(deliberate(folder, 'renumber', '--dry-run')).toMatchObject({
        code: 1,
        out: expect.stringContaining('0002-redis.md had its number first'),
      });
      const { code, out, err } = deliberate(folder, 'renumber');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('docs/adr/0002-kafka.md is now docs/adr/0003-kafka.md');
      expect(existsSync(path.join(folder, 'docs/adr/0002-kafka.md'))).toBe(false);
      expect(text('docs/adr/0003-kafka.md')).toContain('# 3. Kafka');
      expect(text('docs/adr/0003-kafka.md')).toContain('This is ADR-0003.');
      expect(text('kafka.ts')).toBe('// ADR-0003: the queue\nexport {};\n');
      expect(text('redis.ts')).toBe('// see ADR-0002 and docs/adr/0002-redis.md\nexport {};\n');
      expect(text('both.md')).toBe('See [3. Kafka](docs/adr/0003-kafka.md), not [ADR-0002](docs/adr/0002-redis.md).\n');
      expect(text('docs/adr/README.md')).toContain('| 3 | [Kafka](0003-kafka.md) |');
      expect(text('docs/adr/README.md')).toContain('Ours.');
      expect(deliberate(folder, 'renumber').out).toContain('No two records');
    });
  });

  it('finds a number that the base branch took before anything is merged', () => {
    merged((folder, text) => {
      git(folder, 'checkout', '-q', 'kafka');
      const { code, out } = deliberate(folder, 'renumber');
      expect(code).toBe(0);
      expect(out).toContain('docs/adr/0002-redis.md has its number on main');
      expect(text('docs/adr/0003-kafka.md')).toContain('# 3. Kafka');
      expect(text('kafka.ts')).toContain('ADR-0003');
    });
  });

  it('does not give a number that the base branch has', () => {
    merged(folder => {
      git(folder, 'checkout', '-q', '-b', 'third', 'HEAD~1');
      expect(deliberate(folder, 'adr', 'Third').out.trim()).toBe('docs/adr/0003-third.md');
    });
  });

  it('says where it cannot tell which record is meant, and leaves that as it is', () => {
    withFolder(
      {
        'docs/adr/0002-kafka.md': record(2, 'Kafka').replace('01-02', '02-02'),
        'docs/adr/0002-redis.md': record(2, 'Redis'),
        'a.py': '# ADR-0002\n',
      },
      folder => {
        const { code, out, err } = deliberate(folder, 'renumber');
        expect(code).toBe(0);
        expect(out).toContain('0003-kafka.md');
        expect(err).toContain('a.py:1 may mean either record');
        expect(readFileSync(path.join(folder, 'a.py'), 'utf8')).toBe('# ADR-0002\n');
      },
    );
  });

  it('takes the number it is told, and with it what lies beside the record', () => {
    withFolder(
      {
        'docs/adr/ADR-007-use-redis.md':
          '# ADR-007: Use Redis\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n',
        'docs/adr/ADR-008-other.md':
          '# ADR-008: Other\n\n## Status\n\nAccepted\n\nAmends [ADR-007](ADR-007-use-redis.md)\n',
        '.aiwg/working/tot-explorations/ADR-007-use-redis.jsonl': '{}\n',
        '.aiwg/ralph/reflections/a.json': '{"decision": {"path": "docs/adr/ADR-007-use-redis.md"}}\n',
        'x.ts': '// ADR-7, adr-007 and not ADR-70 or BADR-7\n',
      },
      folder => {
        const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');
        expect(deliberate(folder, 'renumber', '7', '8').err).toContain('has the number 8 already');
        expect(deliberate(folder, 'renumber', '7', '12').code).toBe(0);
        expect(text('docs/adr/ADR-012-use-redis.md')).toContain('# ADR-012: Use Redis');
        expect(text('docs/adr/ADR-008-other.md')).toContain('Amends [ADR-012](ADR-012-use-redis.md)');
        expect(text('.aiwg/working/tot-explorations/ADR-012-use-redis.jsonl')).toBe('{}\n');
        expect(text('.aiwg/ralph/reflections/a.json')).toContain('docs/adr/ADR-012-use-redis.md');
        expect(text('x.ts')).toBe('// ADR-12, adr-012 and not ADR-70 or BADR-7\n');
      },
    );
  });
});

describe('numbering', () => {
  const settings = (mode: string) => ({ '.vscode/settings.json': `{"deliberate.numbering": "${mode}"}` });

  it('names by the date where it is told to', () => {
    withFolder(settings('date'), folder => {
      expect(deliberate(folder, 'adr', 'Use Redis').out.trim()).toMatch(/^docs\/adr\/\d{8}-use-redis\.md$/);
      expect(deliberate(folder, 'adr', 'Use Redis').out.trim()).toMatch(/^docs\/adr\/\d{8}-use-redis-2\.md$/);
    });
  });

  it('gives a draft its number when it is accepted', () => {
    withFolder({ ...settings('onAcceptance'), 'docs/adr/0001-first.md': record(1, 'First') }, folder => {
      const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');
      expect(deliberate(folder, 'adr', 'Use Redis').out.trim()).toBe('docs/adr/use-redis.md');
      expect(text('docs/adr/use-redis.md')).toMatch(/^# Use Redis\n/);
      writeFileSync(path.join(folder, 'x.md'), '[draft](docs/adr/use-redis.md)\n');
      expect(deliberate(folder, 'status', 'docs/adr/use-redis.md', 'review').out.trim()).toBe('docs/adr/use-redis.md');
      expect(deliberate(folder, 'status', 'docs/adr/use-redis.md', 'accepted')).toMatchObject({
        code: 0,
        out: 'docs/adr/0002-use-redis.md\n',
      });
      expect(text('docs/adr/0002-use-redis.md')).toMatch(/^# 2\. Use Redis\n[\s\S]*Accepted/);
      expect(text('x.md')).toBe('[draft](docs/adr/0002-use-redis.md)\n');
    });
  });
});
