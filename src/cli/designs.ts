import { isDesign } from '../design/read';
import type { Files } from '../ports/files';

const longest = 2_000_000;

/** The architecture documents that lie in a folder itself. */
export async function designsIn(files: Files, folder: string): Promise<readonly string[]> {
  const names = (await files.list(folder)).filter(
    ({ kind, name }) => kind === 'file' && /\.(?:md|markdown)$/i.test(name),
  );
  const found = await Promise.all(
    names.map(async ({ name }) => {
      const path = folder === '' || folder === '.' ? name : `${folder}/${name}`;
      const text = (await files.read(path)) ?? '';
      return text.length <= longest && isDesign(text) ? [path] : [];
    }),
  );
  return found.flat().sort();
}
