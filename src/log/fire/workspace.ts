import type { Files } from '../../ports/files';
import { cleanGlob, type Index, indexOf } from './glob';
import { isManifest, type Need, needsIn } from './manifests';

/** Manifests that are looked into, where a trigger names none. */
const MOST_MANIFESTS = 500;

export interface Needs {
  readonly found: readonly { readonly path: string; readonly need: Need }[];
  readonly paths: readonly string[];
}

/** The files of a workspace, listed once and each read once, however many triggers ask. */
export class Workspace {
  readonly #files: Files;
  readonly #texts = new Map<string, Promise<string | null>>();
  #index: Promise<Index> | null = null;

  constructor(files: Files) {
    this.#files = files;
  }

  listed(): Promise<Index> {
    this.#index ??= indexOf(this.#files);
    return this.#index;
  }

  read(path: string): Promise<string | null> {
    const known = this.#texts.get(path);
    if (known) return known;
    const reading = this.#files.read(path);
    this.#texts.set(path, reading);
    return reading;
  }

  /** What the named manifest asks for; without a name every one at the top, else every one there is. */
  async needs(manifest: string | null, topOnly = false): Promise<Needs | { readonly problem: string }> {
    const index = await this.listed();
    const all = index.paths.filter(isManifest);
    const clean = manifest === null ? null : cleanGlob(manifest);
    if (manifest !== null && clean === null) return { problem: `${manifest} leads out of the workspace` };
    const top = all.filter(path => !path.includes('/'));
    const named =
      clean === null ? null : all.includes(clean) ? [clean] : all.filter(path => path.endsWith(`/${clean}`));
    const paths = (named ?? (topOnly && top.length > 0 ? top : all)).slice(0, MOST_MANIFESTS);
    if (paths.length === 0)
      return { problem: manifest === null ? 'the workspace has no manifest' : `there is no ${manifest}` };
    const found: { path: string; need: Need }[] = [];
    for (const path of paths) {
      const text = await this.read(path);
      if (text !== null) found.push(...needsIn(path, text).map(need => ({ path, need })));
    }
    return { found, paths };
  }
}
