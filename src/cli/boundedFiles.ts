import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../ports/files';
import { failed } from './failure';

const largest = 10_000_000;

/**
 * The files of a workspace for paths that a record names: nothing larger than a record would mean, and nothing that a
 * link leads to outside.
 */
export function boundedFiles(files: Files, root: string): Files {
  const home = realpathSync(root);
  return {
    ...files,
    list: folder => files.list(folder),
    async read(file) {
      const full = path.join(root, file);
      const kind = statSync(full, { throwIfNoEntry: false });
      if (!kind?.isFile()) return null;
      const real = path.relative(home, realpathSync(full));
      if (real.startsWith('..') || path.isAbsolute(real))
        throw failed(`${file} is a link that leads out of the workspace`);
      if (kind.size > largest)
        throw failed(`${file} has ${Math.round(kind.size / 1e6)} MB, up to ${largest / 1e6} MB are read`);
      return files.read(file);
    },
  };
}
