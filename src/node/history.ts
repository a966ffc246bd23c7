import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Commit, FileHistory, GitHistory } from '../ports/git';
import { GitIn, type Silent } from './runGit';

/** The commits of files below a folder, in whichever repository each of them lies: a submodule has its own. */
export function diskHistory(root: string, patience?: number): GitHistory {
  const homeOf = (file: string) => path.dirname(path.resolve(root, file));
  return {
    async commits(file, most) {
      const home = homeOf(file);
      if (!existsSync(home)) return { problem: `${file} is not there.` };
      const git = new GitIn(home, patience);
      const answer = await git.ask([
        ...['log', '--follow', '--format=%H%x00%an%x00%aI%x00%s', '--encoding=UTF-8', '-z', '--raw', '--no-abbrev'],
        ...['--no-ext-diff', '--no-textconv', '-n', String(most + 1), '--', path.basename(file)],
      ]);
      if (!('bytes' in answer)) return { problem: sentence(answer) };
      const { found: all, begun } = commitsIn(answer.bytes.toString('utf8'));
      const shallow =
        !begun && all.length <= most && (await git.run('rev-parse', '--is-shallow-repository'))?.trim() === 'true';
      const cut = all.length > most ? 'asked' : shallow ? 'shallow' : null;
      return { commits: all.slice(0, most), cut } satisfies FileHistory;
    },
    async texts(file, blobs) {
      const wanted = blobs.filter(blob => /^[0-9a-f]{40,64}$/.test(blob));
      if (wanted.length === 0) return new Map();
      const answer = await new GitIn(homeOf(file), patience).ask(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
      return 'bytes' in answer ? textsIn(answer.bytes) : new Map();
    },
  };
}

/** `<id>\0Ann\0<date>\0Subject\0\n:100644 100644 <blob> <blob> R100\0old.md\0new.md\0<id>...` */
function commitsIn(text: string): { found: Commit[]; begun: boolean } {
  const words = text.split('\0');
  const found: Commit[] = [];
  let at = 0;
  while (at + 4 < words.length) {
    const [id = '', author = '', date = '', subject = '', raw = ''] = words.slice(at, at + 5);
    at += 4;
    const change = /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(raw);
    // A merge that only joins says nothing of the file.
    if (!change) continue;
    const [, before = '', after = '', kind = ''] = change;
    const copied = kind === 'C';
    const moved = kind === 'R' || copied;
    const [first = '', second = ''] = words.slice(at + 1, at + 3);
    at += moved ? 3 : 2;
    const was = kind === 'R' ? first : null;
    found.push({
      ...{ id, author, at: date, subject, path: moved ? second : first, was },
      before: copied ? null : nothing(before),
      after: nothing(after),
    });
    // Records of one template are alike: git takes a new one for a copy, and goes on with what befell the other.
    if (copied) return { found, begun: true };
  }
  return { found, begun: false };
}

function nothing(blob: string): string | null {
  return /^0+$/.test(blob) ? null : blob;
}

/** `<id> blob 12\n<12 bytes>\n<id> missing\n` */
function textsIn(bytes: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    if (end < 0) break;
    const [id = '', kind, size] = bytes.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    const length = Number(size);
    texts.set(id, bytes.toString('utf8', at, at + length));
    at += length + 1;
  }
  return texts;
}

function sentence({ silence, said }: Silent): string {
  if (silence === 'absent')
    return 'The history of a record is what git knows, and there is no git here: install it, or put it on the PATH.';
  if (silence === 'slow')
    return 'Git did not answer in time: try again, or look whether something holds the repository.';
  if (silence === 'large') return 'Git has more to say about this record than can be shown.';
  if (/not a git repository/i.test(said))
    return 'This folder is in no git repository, so nobody knows what was changed in it, and when.';
  if (/does not have any commits/i.test(said)) return 'This git repository has no commit yet.';
  if (/dubious ownership|safe\.directory/i.test(said))
    return 'This git repository belongs to another account of this machine: git config --global --add safe.directory says that it is trusted.';
  const [first = ''] = said.split('\n').filter(line => /\S/.test(line));
  return `Git refused${first === '' ? '' : `: ${first.slice(0, 200)}`}.`;
}
