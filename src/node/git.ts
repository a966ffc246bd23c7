import type { Git, GitBase } from '../ports/git';
import { GitIn } from './runGit';

/** The git of a folder. Whatever fails is `null`: no git, no repository, no commit yet, a shallow clone. */
export function diskGit(root: string, patience?: number): Git {
  const git = new GitIn(root, patience);
  const known = new Map<string, ReadonlySet<string>>();
  return {
    async base(folder) {
      const name = await baseName(git);
      const fork = name === null ? null : (await git.run('merge-base', 'HEAD', name))?.trim();
      if (name === null || !fork) return null;
      const [tip, then] = await Promise.all([filesIn(git, name, folder), filesIn(git, fork, folder)]);
      return tip && then ? ({ name, tip, fork: then } satisfies GitBase) : null;
    },
    async arrived(paths) {
      const text = await git.run(
        'log',
        '--first-parent',
        '-m',
        '--no-renames',
        '--diff-filter=A',
        '--format=',
        '--name-only',
        '--relative',
        '-z',
        '--',
        ...paths,
      );
      // Newest first; a file that came twice counts from the last time.
      return text === null ? null : [...new Set(text.split(/[\0\n]+/).filter(path => path !== ''))].reverse();
    },
    async thereWhen(file, line, paths) {
      const commit = /^\^?([0-9a-f]{8,64})/.exec(
        (await git.run('blame', '--no-textconv', '-l', '-s', '-L', `${line},${line}`, '--', file)) ?? '',
      )?.[1];
      if (!commit || /^0+$/.test(commit)) return null;
      const key = `${commit}\n${paths.join('\n')}`;
      const before = known.get(key);
      const there =
        before ?? new Set((await git.run('ls-tree', '--name-only', '-z', commit, '--', ...paths))?.split('\0'));
      known.set(key, there);
      return paths.filter(path => there.has(path));
    },
  };
}

/** The branch that this one follows, else the repository's main one; not this one itself. */
async function baseName(git: GitIn): Promise<string | null> {
  const own = (await git.run('rev-parse', 'HEAD'))?.trim();
  if (!own) return null;
  const current = (await git.run('symbolic-ref', '--quiet', '--short', 'HEAD'))?.trim();
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
  // What a branch follows is often only its own copy on the server: the main branch comes first.
  for (const name of [...main, '@{upstream}']) {
    if (name === current) continue;
    if ((await git.run('rev-parse', '--verify', '--quiet', `${name}^{commit}`)) !== null) return name;
  }
  return null;
}

async function filesIn(git: GitIn, commit: string, folder: string): Promise<readonly string[] | null> {
  const text = await git.run('ls-tree', '-r', '--name-only', '-z', commit, '--', folder === '' ? '.' : `${folder}/`);
  return text === null ? null : text.split('\0').filter(path => path !== '');
}
