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
