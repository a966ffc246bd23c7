import type { Assessment } from '../../evidence/assessment';
import { writeAssessment } from '../../evidence/write';
import type { Store } from '../../ports/store';

export type Saved = { readonly path: string } | { readonly refused: string };

const mostTries = 20;

/** Writes an assessment on top of what the file holds now; one that cannot be read is left alone, and the answer says why. */
export async function saveAssessment(store: Store, path: string, assessment: Assessment): Promise<Saved> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = await store.read(path);
    const written = writeAssessment(path, assessment, before);
    if ('trouble' in written) return { refused: written.trouble.message };
    if (written.text === before || (await store.write(path, written.text, before)) === 'written') return { path };
  }
  return { refused: `${path} is being written by somebody else all the time: try again.` };
}
