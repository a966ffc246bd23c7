import type * as vscode from 'vscode';
import type { Git } from '../ports/git';

/** What only some places can do: a desktop has git, the web has not. */
export interface Platform {
  /** Of a workspace folder; answers `null` to everything where there is none. */
  git(root: vscode.Uri): Git;
  /** Runs `work` while no other process writes that file of a disk; `held` says whether that is still so. */
  locked<T>(file: vscode.Uri, work: (held: () => boolean) => Promise<T>): Promise<T>;
}

const noGit: Git = { base: async () => null, arrived: async () => null, thereWhen: async () => null };

export const barePlatform: Platform = { git: () => noGit, locked: (_, work) => work(() => true) };
