import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesWith, duplicatesOf, laterOnes } from '../../../src/log/duplicates';
import { entryOf } from '../../../src/log/entries';
import { entryNamed } from '../../../src/log/find';
import { cleanGlob, matching } from '../../../src/log/fire/glob';
import { governing } from '../../../src/log/governing';
import { mentionsIn } from '../../../src/log/mentions';
import { search, searchable } from '../../../src/log/search';

const record = (globs: string, title = 'T') =>
  `---\nstatus: accepted\napplies-to: ${globs}\n---\n# ${title}\n\n## Context\n\nx\n`;
const governs = (globs: string, path: string) =>
  governing([entryOf('adr/0001-a.md', record(globs))], path).length === 1;

describe('the files a decision governs', () => {
  it('are those its globs cover', () => {
    expect(governs('src/auth/**', 'src/auth/a/b.ts')).toBe(true);
    expect(governs('src/auth', 'src/auth/a/b.ts')).toBe(true);
    expect(governs('src/auth/**', 'src/author.ts')).toBe(false);
    expect(governs('[src/*.ts, "lib/{a,b}.js"]', 'lib/b.js')).toBe(true);
    expect(governs('[src/*.ts, "lib/{a,b}.js"]', 'src/x/y.ts')).toBe(false);
    expect(governs('\n  - "**/*.sql"', 'db/x/1.sql')).toBe(true);
    expect(governs('"../**"', '../x')).toBe(false);
    expect(governs('"*a*a*a*a*a*a*a*a*a*b"', 'a'.repeat(200))).toBe(false);
  });

  it('are just those that each glob covers by itself', () => {
    const part = fc.constantFrom('src', 'a', 'b.ts', '**', '*', '*.ts', '{a,b}', 'a?', '.');
    const glob = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
    const path = fc
      .array(fc.constantFrom('src', 'a', 'ab', 'b.ts'), { minLength: 1, maxLength: 4 })
      .map(parts => parts.join('/'));
    fc.assert(
      fc.property(fc.array(glob, { minLength: 1, maxLength: 4 }), path, (globs, file) => {
        const covers = globs.some(one => {
          const clean = cleanGlob(one);
          return clean !== null && matching({ paths: [file], cut: false }, clean).length > 0;
        });
        expect(governs(`[${globs.map(one => `"${one}"`).join(', ')}]`, file)).toBe(covers);
      }),
    );
  });

  it('are told by the most specific first', () => {
    const found = governing(
      [entryOf('adr/0001-a.md', record('src/**')), entryOf('adr/0002-b.md', record('[src/**, src/auth/**]'))],
      'src/auth/x.ts',
    );
    expect(found.map(({ entry, glob }) => [entry.path, glob])).toEqual([
      ['adr/0002-b.md', 'src/auth/**'],
      ['adr/0001-a.md', 'src/**'],
    ]);
  });
});

describe('mentions', () => {
  it('are found in any text, and nothing else is', () => {
    const text =
      '// ADR-0007, adr 12; see [ADR#3] and ADR-3a. Not BADR-1, ADR-x, adr-0007-use-x.md, docs/adr-1, ADR-1.2.';
    expect(mentionsIn(text).map(({ digits }) => digits)).toEqual(['0007', '12', '3', '3a']);
    for (const { digits, start, end } of mentionsIn(text)) expect(text.slice(start, end)).toContain(digits);
    expect(mentionsIn('ARCH-001 ADR-2', 'ARCH').map(({ digits }) => digits)).toEqual(['001']);
  });

  it('take no time to speak of in a hostile text', () => {
    const started = performance.now();
    mentionsIn(`${'adr-'.repeat(200_000)}${'1'.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('search', () => {
  const texts: [string, string][] = [
    ['adr/0001-a.md', '# 1. Use Redis\n\n## Status\n\nAccepted\n\nSessions are shared.\n'],
    ['adr/0002-b.md', '# 2. Use Kafka\n\n## Status\n\nAccepted\n\nNot redis. Sessions.\n'],
    ['adr/0012-c.md', '# 12. Other\n\n## Status\n\nAccepted\n\nadr\n'],
  ];
  const records = texts.map(([path, text]) => searchable(entryOf(path, text), text));
  const paths = (query: string) => search(records, query).map(({ entry }) => entry.path);

  it('has the title first, wants every word, and finds a number', () => {
    expect(paths('redis')).toEqual(['adr/0001-a.md', 'adr/0002-b.md']);
    expect(paths('redis shared')).toEqual(['adr/0001-a.md']);
    expect(paths('ADR-12')[0]).toBe('adr/0012-c.md');
    expect(paths('nowhere')).toEqual([]);
    expect(paths('  ')).toEqual([]);
    expect(search(records, 'redis shared')[0]?.excerpt).toBe('Sessions are shared.');
  });
});

describe('one number twice', () => {
  const entry = (path: string, date = '2026-01-01') => entryOf(path, `# T\n\nDate: ${date}\n\n## Status\n\nAccepted\n`);

  it('is found within a folder, translations and other rows of numbers apart', () => {
    const paths = [
      'adr/0001-a.md',
      'adr/1-b.md',
      'adr/0002-x.md',
      'adr/0002-x.de.md',
      'adr/ARCH-002-x.md',
      'b/0001-c.md',
    ];
    expect(duplicatesOf(paths.map(path => entry(path))).map(group => group.map(({ path }) => path))).toEqual([
      ['adr/0001-a.md', 'adr/1-b.md'],
    ]);
  });

  it('stays with the one that came first', () => {
    const group = [entry('adr/0001-a.md', '2026-02-01'), entry('adr/0001-b.md', '2026-01-01')];
    expect(laterOnes(group, []).map(({ path }) => path)).toEqual(['adr/0001-a.md']);
    expect(laterOnes(group, ['adr/0001-a.md']).map(({ path }) => path)).toEqual(['adr/0001-b.md']);
  });

  it('is no clash where this branch renamed the file', () => {
    const base = { name: 'main', tip: ['adr/0001-old.md', 'adr/0002-theirs.md'], fork: ['adr/0001-old.md'] };
    const clashes = clashesWith([entry('adr/0001-new.md'), entry('adr/0002-ours.md')], base);
    expect(clashes.map(({ entry, theirs }) => [entry.path, theirs])).toEqual([
      ['adr/0002-ours.md', 'adr/0002-theirs.md'],
    ]);
  });

  it('is no clash of this branch where the base branch has both', () => {
    const base = { name: 'main', tip: ['adr/0002-ours.md', 'adr/0002-theirs.md'], fork: [] };
    expect(clashesWith([entry('adr/0002-ours.md')], base)).toEqual([]);
  });

  it('is asked about where a person names it', () => {
    const entries = [entry('adr/0001-a.md'), entry('adr/0001-b.md'), entry('adr/0002-c.md')];
    expect(entryNamed(entries, '1')).toMatchObject({
      problem: expect.stringContaining('adr/0001-a.md or adr/0001-b.md'),
    });
    expect(entryNamed(entries, 'ADR-2')).toMatchObject({ path: 'adr/0002-c.md' });
    expect(entryNamed(entries, '0001-b')).toMatchObject({ path: 'adr/0001-b.md' });
    expect(entryNamed(entries, 'x')).toMatchObject({ problem: expect.stringContaining('no record x') });
  });
});
