import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../src/log/label';
import { FolderLog } from '../../../src/vscode/logs/folderLog';
import { mentionsOf } from '../../../src/vscode/text/mentions';
import { pathFrom, recordNamed } from '../../../src/vscode/text/recordNamed';
import { memoryFiles } from '../log/memoryFiles';
import { entries, record } from './record';

const record1 = '# 1. One\n\n## Status\n\nAccepted [REF-003]\n';

describe('the log around a record', () => {
  it('follows files that appear, change and go', async () => {
    const texts: Record<string, string> = { 'docs/adr/0001-a.md': record1, 'docs/adr/0002-b.md': '# 2. Two\n' };
    const log = new FolderLog(memoryFiles(texts), () => '');
    const titles = async () => (await log.around('docs/adr/0009-me.md')).map(({ title }) => title?.value);
    expect(await titles()).toEqual(['One', 'Two']);
    texts['docs/adr/sub/0003-c.md'] = '# 3. Three\n';
    texts['docs/adr/0002-b.md'] = '# 2. Too\n';
    expect(await titles()).toEqual(['One', 'Two']);
    expect(log.changed('docs/adr/sub/0003-c.md', false)).toBe(true);
    expect(log.changed('docs/adr/0002-b.md', false)).toBe(true);
    expect(log.changed('node_modules/x/readme.md', true)).toBe(false);
    log.changed('docs/adr/templates/x.md', false);
    expect(await titles()).toEqual(['One', 'Too', 'Three']);
    delete texts['docs/adr/sub/0003-c.md'];
    log.changed('docs/adr/sub', true);
    expect(await titles()).toEqual(['One', 'Too']);
    expect(await log.citations()).toEqual(['REF-003']);
    expect(log.changed('docs', true)).toBe(true);
    delete texts['docs/adr/0001-a.md'];
    expect(await titles()).toEqual(['Too']);
  });

  it('lists no folder for a file that was saved, and forgets one that has another name now', async () => {
    const texts: Record<string, string> = { 'docs/adr/0001-a.md': record1, 'docs/adr/0002-b.md': '# 2. Two\n' };
    const files = memoryFiles(texts);
    let lists = 0;
    const list = (folder: string) => {
      lists++;
      return files.list(folder);
    };
    // A disk that knows no case.
    const read = (path: string) => files.read(path.toLowerCase());
    const log = new FolderLog({ list, read }, () => '');
    const titles = async () => (await log.whole()).entries.map(({ title }) => title?.value);
    expect(await titles()).toEqual(['One', 'Two']);
    lists = 0;
    texts['docs/adr/0002-b.md'] = '# 2. Too\n';
    for (let round = 0; round < 5; round++) log.changed('docs/adr/0002-b.md', false);
    expect(await titles()).toEqual(['One', 'Too']);
    expect(lists).toBe(0);
    log.changed('docs/adr/0002-B.md', true);
    expect(await titles()).toEqual(['One', 'Too']);
    delete texts['docs/adr/0002-b.md'];
    log.changed('docs/adr/0002-b.md', false);
    expect(await titles()).toEqual(['One']);
  });

  it('has the logs of packages, also one that begins later', async () => {
    const texts: Record<string, string> = { 'docs/adr/0001-a.md': record1, 'packages/a/docs/adr/0001-x.md': record1 };
    const log = new FolderLog(memoryFiles(texts), () => '');
    const all = async () => (await log.all()).map(({ folder, entries: found }) => [folder, found.length]);
    const first = [
      ['docs/adr', 1],
      ['packages/a/docs/adr', 1],
    ];
    expect(await all()).toEqual(first);
    expect(log.soFar().map(({ entries: found }) => found.length)).toEqual([1, 1]);
    texts['packages/b/adr/0001-y.md'] = record1;
    expect(await all()).toEqual(first);
    expect(log.changed('packages/b/adr/0001-y.md', false)).toBe(true);
    expect(await all()).toEqual([...first, ['packages/b/adr', 1]]);
    texts['packages/b/adr/0002-z.md'] = '# 2. Two\n';
    expect(log.changed('packages/b/adr/0002-z.md', false)).toBe(true);
    expect(await all()).toEqual([...first, ['packages/b/adr', 2]]);
  });

  it('is not the record itself, and outside of the log only what lies beside it', async () => {
    const texts = { 'docs/adr/0001-a.md': record1, 'notes/0001-x.md': record1, 'notes/deep/0002-y.md': record1 };
    const log = new FolderLog(memoryFiles(texts), () => '');
    expect(await log.around('docs/adr/0001-a.md')).toEqual([]);
    expect((await log.around('notes/0007-me.md')).map(({ path }) => path)).toEqual(['notes/0001-x.md']);
  });

  it('knows what was assessed', async () => {
    const folder = '.aiwg/research/quality-assessments';
    const log = new FolderLog(memoryFiles({ [`${folder}/REF-014.yaml`]: '', [`${folder}/notes.md`]: '' }), () => '');
    expect(await log.citations()).toEqual(['REF-014']);
  });

  it('tries again after a failure', async () => {
    const files = memoryFiles({ 'docs/adr/0001-a.md': record1 });
    let broken = true;
    const log = new FolderLog(
      { ...files, read: path => (broken ? Promise.reject(new Error('offline')) : files.read(path)) },
      () => 'docs/adr',
    );
    await expect(log.around('docs/adr/0002-b.md')).rejects.toThrow('offline');
    broken = false;
    expect(await log.around('docs/adr/0002-b.md')).toHaveLength(1);
  });
});

describe('a record that is named', () => {
  it('is found by path and by number, the nearest first', async () => {
    const others = await entries({ 'docs/adr/0001-a.md': record1, 'docs/adr/sub/0001-b.md': record1 });
    const from = 'docs/adr/0009-me.md';
    expect(recordNamed('ADR-1', from, others)?.path).toBe('docs/adr/0001-a.md');
    expect(recordNamed('0001-a.md#context', from, others)?.path).toBe('docs/adr/0001-a.md');
    expect(recordNamed('0001-a', from, others)?.path).toBe('docs/adr/0001-a.md');
    expect(recordNamed('ADR-2', from, others)).toBeNull();
    expect(recordNamed('1', 'elsewhere/x.md', others)).toBeNull();
    expect(recordNamed('https://example.com/0001-a.md', from, others)).toBeNull();
    expect(others.map(labelOf)).toEqual(['ADR-1: One', 'ADR-1: One']);
  });

  it('is linked by the way from one file to the other', () => {
    expect(pathFrom('docs/adr/1.md', 'docs/adr/2.md')).toBe('2.md');
    expect(pathFrom('docs/adr/a/1.md', 'docs/b/ü 2.md')).toBe('../../b/%C3%BC%202.md');
    expect(pathFrom('1.md', 'docs/2.md')).toBe('docs/2.md');
  });

  it('is a mention only outside of links, code, headings of the record and paths', () => {
    const text = `# ADR-0001: T

Superseded-by: 3

See ADR-0004, adr 12 and [ADR-5](5.md), [ADR-6][six], \`ADR-7\`, docs/ADR-8.md, ADR-9-x.

\`\`\`
ADR-10
\`\`\`
`;
    expect(mentionsOf(record(text)).map(({ target }) => target)).toEqual(['3', 'ADR-0004', 'adr 12']);
  });
});
