/** What is asked of version control. Without git, and where git fails, every answer is `null`: the work goes on without it. */
export interface Git {
  /** The branch that this one will be merged into: the files in a folder at its tip, and where the two parted. */
  base(folder: string): Promise<GitBase | null>;
  /** The paths in the order in which they came to this branch, a merged one when it was merged; what is in no commit is left out. */
  arrived(paths: readonly string[]): Promise<readonly string[] | null>;
  /** Which of the paths were there in the commit that last wrote a line (1-based). */
  thereWhen(file: string, line: number, paths: readonly string[]): Promise<readonly string[] | null>;
}

export interface GitBase {
  readonly name: string;
  readonly tip: readonly string[];
  readonly fork: readonly string[];
}

/** The commits of one file. */
export interface GitHistory {
  /** Newest first and at most so many, renames followed; without an answer one sentence says why. */
  commits(file: string, most: number): Promise<FileHistory | { readonly problem: string }>;
  /** The texts of blobs of a file; those that cannot be had are left out. */
  texts(file: string, blobs: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface FileHistory {
  readonly commits: readonly Commit[];
  /** There are older commits: more than were asked for, or more than a shallow clone has. */
  readonly cut: 'asked' | 'shallow' | null;
}

export interface Commit {
  readonly id: string;
  readonly author: string;
  /** `2026-01-02T10:00:00+01:00`, as the author's clock had it. */
  readonly at: string;
  readonly subject: string;
  /** From the top of the repository, as the file was called from then on. */
  readonly path: string;
  /** What it was called until then, where that was something else. */
  readonly was: string | null;
  /** The blobs of the text before and after; `null` where the file came or went. */
  readonly before: string | null;
  readonly after: string | null;
}
