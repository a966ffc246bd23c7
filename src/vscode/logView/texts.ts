import * as vscode from 'vscode';
import { someAtOnce } from '../../log/atOnce';
import type { LogEntry } from '../../log/entries';
import { type Searchable, searchable } from '../../log/search';
import { workspaceFiles } from '../files';
import type { Row } from './branches';

/** Ten thousand texts are worth keeping only while somebody searches. */
const keptFor = 120_000;

export interface Found extends Searchable {
  readonly row: Row;
}

/**
 * The texts of the records, read when somebody first searches. An entry is made anew whenever its file is another, so a
 * text belongs to its entry and never has to be compared with the disk.
 */
export class Texts implements vscode.Disposable {
  #known = new WeakMap<LogEntry, { readonly found: Found; readonly isWhole: boolean }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What can be searched right now: a record whose text is not read yet is found by its title, number and status. */
  of(rows: readonly Row[]): Found[] {
    return rows.map(row => {
      const known = this.#known.get(row.entry);
      if (known) return known.found;
      const found = { ...searchable(row.entry, ''), row };
      this.#known.set(row.entry, { found, isWhole: false });
      return found;
    });
  }

  /** Reads what is not read yet; answers whether there was anything. A file that cannot be read has no text. */
  async load(rows: readonly Row[]): Promise<boolean> {
    this.#later();
    const missing = rows.filter(({ entry }) => !this.#known.get(entry)?.isWhole);
    await someAtOnce(missing, async row => {
      const text = await workspaceFiles(vscode.Uri.parse(row.root))
        .read(row.entry.path)
        .catch(() => null);
      this.#known.set(row.entry, { found: { ...searchable(row.entry, text ?? ''), row }, isWhole: true });
    });
    return missing.length > 0;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#known = new WeakMap();
    }, keptFor);
  }
}
