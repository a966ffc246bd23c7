/**
 * The files of one workspace folder. Paths are relative to it, with forward slashes; `''` is the folder itself.
 * What is not there is an empty answer, never an exception: a workspace changes under our feet.
 */
export interface Files {
  /** The folder in which companions lie, as `deliberate.records` has it; `.aiwg` where nothing is said. */
  readonly records?: string;
  /** The names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The text of a file; `null` when there is no such file. */
  read(path: string): Promise<string | null>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}
