import type * as vscode from 'vscode';
import type { Git, GitHistory } from '../ports/git';

/** What only some places can do: a desktop has git, the web has not. */
export interface Platform {
  /** Of a workspace folder; answers `null` to everything where there is none. */
  git(root: vscode.Uri): Git;
  /** Of a workspace folder; says why where there is none. */
  history(root: vscode.Uri): GitHistory;
  /** Runs `work` while no other process writes that file of a disk; `held` says whether that is still so. */
  locked<T>(file: vscode.Uri, work: (held: () => boolean) => Promise<T>): Promise<T>;
}

const noGit: Git = { base: async () => null, arrived: async () => null, thereWhen: async () => null };
const noHistory = (problem: string): GitHistory => ({
  commits: async () => ({ problem }),
  texts: async () => new Map(),
});

export const barePlatform: Platform = {
  git: () => noGit,
  history: () =>
    noHistory(
      'The history of a record is what git knows, and git runs on a desktop only, in a trusted folder of its disk: open the repository there.',
    ),
  locked: (_, work) => work(() => true),
};
