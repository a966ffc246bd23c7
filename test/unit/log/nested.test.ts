import { describe, expect, it } from 'vitest';
import { mayBeginLog, nestedFolders } from '../../../src/log/nested';
import { memoryFiles } from './memoryFiles';

const files = (...paths: string[]) => memoryFiles(Object.fromEntries(paths.map(path => [path, ''])));

describe('the logs of a workspace besides its own', () => {
  it('are those of packages and of designs', async () => {
    const found = await nestedFolders(
      files(
        ...['docs/adr/0001-a.md', 'docs/adr/api/0002-b.md', 'packages/billing/docs/adr/0001-c.md'],
        ...['libs/group/auth/doc/architecture/decisions/0001-d.md', 'docs/architecture/shop/adr/0001-e.md'],
        ...['apps/web/adr/0001-f.md', 'apps/web/adr/old/0002-g.md'],
      ),
      'docs/adr',
    );
    expect(found).toEqual([
      ...['apps/web/adr', 'docs/architecture/shop/adr', 'libs/group/auth/doc/architecture/decisions'],
      'packages/billing/docs/adr',
    ]);
  });

  it('are not what others brought, what was built, source that is called so, or what holds no text', async () => {
    const found = await nestedFolders(
      files(
        ...['node_modules/x/docs/adr/0001-a.md', '.git/docs/adr/0001-a.md', 'dist/docs/adr/0001-b.md'],
        ...['packages/a/src/deep/er/decisions/x.md', 'packages/a/adr/index.ts', 'vendor/b/adr/0001-x.md'],
      ),
      'docs/adr',
    );
    expect(found).toEqual([]);
  });

  it('are those that log4brains names, but none that leads out', async () => {
    const text =
      'project:\n  adrFolder: ./docs/adr\n  packages:\n    - name: a\n      adrFolder: ./a/log\n    - adrFolder: ../b\n';
    expect(await nestedFolders(memoryFiles({ '.log4brains.yml': text }), 'docs/adr')).toEqual(['a/log']);
  });

  it('are not looked for without an end', async () => {
    let lists = 0;
    const endless = {
      async list() {
        lists++;
        return Array.from({ length: 50 }, (_, at) => ({ name: `docs${at}`, kind: 'folder' as const }));
      },
      read: async () => null,
    };
    expect(await nestedFolders(endless, 'docs/adr')).toEqual([]);
    expect(lists).toBeLessThanOrEqual(1500);
  });

  it.each([
    ['packages/a/docs/adr/0001-x.md', true],
    ['decisions/x.adoc', true],
    ['packages/a/docs/adr/x.png', false],
    ['README.md', false],
  ])('%s may begin one: %s', (path, expected) => {
    expect(mayBeginLog(path)).toBe(expected);
  });
});
