import type { Files } from '../../ports/files';
import { indexOf } from '../fire/glob';

/* Files whose text may name a decision. What is generated, binary or of another tool is left alone. */

const MOST_FILES = 20_000;
const LONGEST = 2_000_000;
const GENERATED = /(?:^|\/)(?:node_modules|\.git|dist|out|build|target|coverage|vendor|\.next|\.cache)\//;
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|zip|gz|tgz|bz2|xz|7z|jar|war|class|exe|dll|so|dylib|a|o|obj|wasm|bin|dat|db|sqlite\d?|mp[34]|mov|avi|webm|ogg|wav|flac|woff2?|ttf|otf|eot|pyc|lock|map|min\.js|min\.css|snap|vsix|docx?|xlsx?|pptx?|parquet|onnx|pt)$/i;

/** By its path alone: no picture, nothing generated, nobody else's. */
export function mayHoldMentions(path: string): boolean {
  return !NO_TEXT.test(path) && !GENERATED.test(path);
}

export interface Mentioning {
  readonly path: string;
  readonly text: string;
}

/** The texts of a workspace that hold any of the words; `cut` where there were more files than are looked into. */
export async function filesWith(
  files: Files,
  words: readonly string[],
  skip: (path: string) => boolean,
): Promise<{ readonly found: readonly Mentioning[]; readonly cut: boolean }> {
  const index = await indexOf(files);
  const paths = index.paths.filter(path => mayHoldMentions(path) && !skip(path));
  const found: Mentioning[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    const text = await textOf(files, path);
    if (text === null || text.length > LONGEST || text.includes('\0') || text.includes('\uFFFD')) continue;
    const lower = text.toLowerCase();
    if (words.some(word => lower.includes(word))) found.push({ path, text });
  }
  return { found, cut: index.cut || paths.length > MOST_FILES };
}

/** A file that may not be read is none of ours. */
async function textOf(files: Files, path: string): Promise<string | null> {
  try {
    return await files.read(path);
  } catch {
    return null;
  }
}
