import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskGit } from '../../../src/node/git';
import { diskHistory } from '../../../src/node/history';
import { Repository, withGit } from './repository';

const made: Repository[] = [];
const repository = (folder?: string) => {
  const one = new Repository(folder);
  made.push(one);
  return one;
};
const started = () => {
  const one = repository();
  one.git('init', '-q');
  return one;
};
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const record = (title: string) =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy we ask.\n\n## Decision\n\nWe do.\n`;
const subjects = async (folder: string, file: string) => {
  const found = await diskHistory(folder).commits(file, 10);
  return 'problem' in found ? found.problem : found.commits.map(({ subject }) => subject);
};
const nothing = { base: null, arrived: null, there: null };
const all = async (folder: string, patience?: number) => {
  const git = diskGit(folder, patience);
  return {
    base: await git.base('docs/adr'),
    arrived: await git.arrived(['a.md']),
    there: await git.thereWhen('a.md', 1, ['a.md']),
  };
};
const why = async (folder: string, patience?: number) => {
  const found = await diskHistory(folder, patience).commits('a.md', 10);
  return 'problem' in found ? found.problem : found.commits.length;
};

describe('git that cannot answer', () => {
  it('is not installed', async () => {
    const { folder } = started();
    await withGit(null, async () => {
      expect(await all(folder)).toEqual(nothing);
      expect(await why(folder)).toMatch(/there is no git here: install it/);
    });
  });

  it('refuses, in the words it has for it', async () => {
    const { folder } = started();
    await withGit('echo "fatal: something is odd" >&2; exit 128', async () => {
      expect(await all(folder)).toEqual(nothing);
      expect(await why(folder)).toBe('Git refused: fatal: something is odd.');
    });
    await withGit('echo "fatal: detected dubious ownership in repository" >&2; exit 128', async () => {
      expect(await why(folder)).toMatch(/safe\.directory/);
    });
  });

  it('hangs, and is stopped', async () => {
    const { folder } = started();
    const before = Date.now();
    await withGit('exec /bin/sleep 60', async () => {
      expect(await why(folder, 200)).toMatch(/did not answer in time/);
      expect(await diskGit(folder, 200).base('')).toBeNull();
    });
    expect(Date.now() - before).toBeLessThan(5000);
  });

  it('has no repository, no commit, or no such folder', async () => {
    const { folder } = repository();
    expect(await all(folder)).toEqual(nothing);
    expect(await why(folder)).toMatch(/no git repository/);
    const empty = started();
    expect(await all(empty.folder)).toEqual(nothing);
    expect(await why(empty.folder)).toBe('This git repository has no commit yet.');
    expect(await diskHistory(folder).commits('gone/a.md', 10)).toEqual({ problem: 'gone/a.md is not there.' });
  });
});

describe('the base branch', () => {
  it('is known on a branch, with a detached head, in a worktree, and not on itself', async () => {
    const one = started();
    one.commit('first', { 'docs/adr/0001-a.md': record('A') });
    const tip = ['docs/adr/0001-a.md'];
    expect(await diskGit(one.folder).base('docs/adr')).toBeNull();
    one.git('checkout', '-q', '--detach');
    expect(await diskGit(one.folder).base('docs/adr')).toEqual({ name: 'main', tip, fork: tip });
    const tree = repository(`${one.folder}-tree`);
    one.git('worktree', 'add', '-q', '-b', 'other', tree.folder);
    expect(await diskGit(tree.folder).base('docs/adr')).toEqual({ name: 'main', tip, fork: tip });
    // A folder of the repository that is opened alone.
    expect(await diskGit(path.join(tree.folder, 'docs')).base('adr')).toMatchObject({ tip: ['adr/0001-a.md'] });
  });

  it('keeps names with blanks, line breaks and letters of every script', async () => {
    const one = started();
    const names = ['docs/adr/0001 a b.md', 'docs/adr/0002-ü.md', 'docs/adr/0003-決定.md', 'docs/adr/0004-a\nb.md'];
    one.commit('first', Object.fromEntries(names.map(name => [name, record(name)])));
    one.git('checkout', '-q', '-b', 'other');
    expect((await diskGit(one.folder).base('docs/adr'))?.tip).toEqual(names);
  });
});

describe('the commits of a file', () => {
  it('follow it through new names, and name what it was called', async () => {
    const one = started();
    one.commit('first', { 'a b.md': record('A') });
    one.git('mv', 'a b.md', 'ü\nx [1].md');
    one.commit('moved');
    one.commit('edited\n\nwith a body', { 'ü\nx [1].md': record('B'), 'y.md': 'other' });
    const history = diskHistory(one.folder);
    const found = await history.commits('ü\nx [1].md', 10);
    if ('problem' in found) throw new Error(found.problem);
    expect(found.cut).toBeNull();
    expect(found.commits.map(({ subject, was, path, author }) => [subject, was, path, author])).toEqual([
      ['edited', null, 'ü\nx [1].md', 'Ann'],
      ['moved', 'a b.md', 'ü\nx [1].md', 'Ann'],
      ['first', null, 'a b.md', 'Ann'],
    ]);
    const [edited] = found.commits;
    const texts = await history.texts('ü\nx [1].md', [
      edited?.before ?? '',
      edited?.after ?? '',
      '0'.repeat(40),
      '--help',
    ]);
    expect([...texts.values()]).toEqual([record('A'), record('B')]);
    expect(await history.commits('ü\nx [1].md', 2)).toMatchObject({ cut: 'asked', commits: { length: 2 } });
  });

  it('are those of the submodule that it lies in', async () => {
    const inner = started();
    inner.commit('inside', { 'docs/adr/0001-a.md': record('A') });
    const outer = started();
    outer.git('submodule', '--quiet', 'add', inner.folder, 'sub');
    outer.commit('outside');
    expect(await subjects(outer.folder, 'sub/docs/adr/0001-a.md')).toEqual(['inside']);
  });

  it('end where a shallow clone does, which is said', async () => {
    const one = started();
    one.commit('first', { 'a.md': record('A') });
    one.commit('second', { 'a.md': record('B') });
    const clone = repository(`${one.folder}-clone`);
    one.git('clone', '-q', '--depth', '1', `file://${one.folder}`, clone.folder);
    expect(await diskHistory(clone.folder).commits('a.md', 10)).toMatchObject({
      cut: 'shallow',
      commits: [{ subject: 'second', before: null }],
    });
    expect(await diskGit(clone.folder).arrived(['a.md'])).toEqual(['a.md']);
  });

  it('are known with a detached head and in a worktree', async () => {
    const one = started();
    one.commit('first', { 'a.md': record('A') });
    one.git('checkout', '-q', '--detach');
    const tree = repository(`${one.folder}-tree`);
    one.git('worktree', 'add', '-q', '-b', 'other', tree.folder);
    tree.commit('second', { 'a.md': record('B') });
    expect(await subjects(tree.folder, 'a.md')).toEqual(['second', 'first']);
    expect(await subjects(one.folder, 'a.md')).toEqual(['first']);
  });

  it('keep their words and line ends as they were committed', async () => {
    const one = started();
    one.git('config', 'core.autocrlf', 'false');
    one.git('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    const text = record('Ä').replaceAll('\n', '\r\n');
    one.commit('Größe \u0001 $(id) `x`', { 'a.md': text });
    const history = diskHistory(one.folder);
    const found = await history.commits('a.md', 10);
    if ('problem' in found) throw new Error(found.problem);
    expect(found.commits[0]?.subject).toBe('Größe \u0001 $(id) `x`');
    expect([...(await history.texts('a.md', [found.commits[0]?.after ?? ''])).values()]).toEqual([text]);
  });
});

describe('a hostile repository', () => {
  it('starts none of the programs that it names', async () => {
    const one = started();
    one.commit('first', { 'a.md': record('A'), '.gitattributes': '*.md diff=evil\n' });
    one.commit('second', { 'a.md': record('B') });
    const trap = path.join(one.folder, 'trapped');
    const evil = `touch ${trap}`;
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'gpg.program',
    ])
      one.git('config', name, evil);
    one.git('config', 'log.showSignature', 'true');
    expect((await all(one.folder)).there).toEqual(['a.md']);
    expect(await subjects(one.folder, 'a.md')).toEqual(['second', 'first']);
    expect(existsSync(trap)).toBe(false);
  });
});
