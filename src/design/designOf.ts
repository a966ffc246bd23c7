import type { Files } from '../ports/files';
import { companionName } from '../provenance/name';
import { type DesignState, designCompanions, readDesignState } from './state';

/** The state of the design that makes or made a document, where it has one that can be read. */
export async function designOf(files: Files, records: string, path: string): Promise<DesignState | null> {
  const { state: file } = designCompanions(records, companionName(path, []));
  const text = await files.read(file);
  const found = text === null ? null : readDesignState(text, file);
  return found && 'state' in found && found.state.path === path ? found.state : null;
}
