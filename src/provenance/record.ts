import type { Store } from '../ports/store';
import { append } from './append';
import { begin } from './begin';
import type { Artifact, Change } from './change';
import { rewrite } from './files';
import { companionName, provenancePath } from './name';
import { readProvenance } from './read';
import { artifactUrn } from './urn';

/**
 * Records a change: begins the provenance of a file or adds to it. `others` are the paths of the files that might share
 * its name. The answer is `null`, or why nothing was recorded; a file that cannot be read is never overwritten.
 */
export async function recordChange(
  store: Store,
  artifact: Artifact,
  others: readonly string[],
  change: Change,
): Promise<string | null> {
  const name = companionName(artifact.path, others);
  return rewrite(store, provenancePath(store, artifact.path, others), text => {
    if (text === null) return { text: begin(artifact, name, change) };
    const reading = readProvenance(text);
    if (reading.state !== 'fine') return { refused: reading.message };
    if (reading.record.entity.id !== artifactUrn(artifact.path))
      return {
        refused: `It tells of ${reading.record.entity.id}, and not of ${artifact.path}: rename one of the two.`,
      };
    return { text: append(reading, name, change) };
  });
}
