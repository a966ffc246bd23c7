import type { Files } from '../../ports/files';

/* Views of a workspace folder that hold less, so that a log is always read by the one set of rules that knows what a record is. */

/** Nothing but one file, with the folders on the way to it. */
export function onlyFile(files: Files, path: string): Files {
  return {
    async list(folder) {
      const before = folder === '' ? '' : `${folder}/`;
      if (!path.startsWith(before)) return [];
      const [name = '', ...below] = path.slice(before.length).split('/');
      return [{ name, kind: below.length > 0 ? 'folder' : 'file' }];
    },
    read: async wanted => (wanted === path ? files.read(path) : null),
  };
}

/** The files of folders, without what lies below them: a record outside of the log is not a reason to read a repository. */
export function shallow(files: Files): Files {
  return {
    list: async folder => (await files.list(folder)).filter(({ kind }) => kind === 'file'),
    read: path => files.read(path),
  };
}

/** Passes on what is read, and its text to `look`. */
export function watched(files: Files, look: (path: string, text: string) => void): Files {
  return {
    ...files,
    async read(path) {
      const text = await files.read(path);
      if (text !== null) look(path, text);
      return text;
    },
  };
}
