import type { Files } from '../../../src/ports/files';

/** A workspace that is a list of paths and texts. */
export function memoryFiles(texts: Record<string, string>): Files {
  return {
    async list(folder) {
      const before = folder === '' ? '' : `${folder}/`;
      const names = new Map<string, 'file' | 'folder'>();
      for (const path of Object.keys(texts)) {
        if (!path.startsWith(before)) continue;
        const [name = '', ...rest] = path.slice(before.length).split('/');
        names.set(name, rest.length > 0 ? 'folder' : 'file');
      }
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
    async read(path) {
      return texts[path] ?? null;
    },
  };
}
