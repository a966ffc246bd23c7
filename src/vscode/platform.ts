import type * as vscode from 'vscode';
import type { Git } from '../ports/git';

/** What only some places can do: a desktop has git, the web has not. */
export interface Platform {
  /** Of a workspace folder; answers `null` to everything where there is none. */
  git(root: vscode.Uri): Git;
}

const noGit: Git = { base: async () => null, arrived: async () => null, thereWhen: async () => null };

export const barePlatform: Platform = { git: () => noGit };
