import { conflictLine } from './conflict';
import { readProvenance, type Unreadable } from './read';
import { pathOf } from './urn';

/** What verification needs of a provenance file. */
export interface Tracked {
  /** The file that the record is about. */
  readonly artifact: string;
  readonly modified: string;
  readonly sha256: string;
  readonly textSha256: string;
}

const hex = '["\']?([0-9a-f]{64})["\']?';
/** The beginning of a file as we write it. */
const head = new RegExp(
  `^(?:#.*\\n)*version: 1\\nentity:\\n  id: (urn:\\S+)\\n  type: .+\\n  created: \\S+\\n  modified: "?([^"\\s]+)"?\\n  size: \\d+\\n  sha256: ${hex}\\n  textSha256: ${hex}\\n`,
);
/** And its end, by which it is known to be whole: what the last activity made is what the entity is. */
const tail = new RegExp(`\\n    generated:\\n      size: \\d+\\n      sha256: ${hex}\\n      textSha256: ${hex}\\n$`);
const tailLength = 300;

/**
 * Reads only the beginning and the end of a file that looks as we write it, and every other one in full: verifying a
 * thousand files must cost about what hashing them costs.
 */
export function glance(text: string): Tracked | Unreadable {
  const [, id, modified, sha256, textSha256] = head.exec(text) ?? [];
  if (id !== undefined && modified !== undefined && sha256 !== undefined && textSha256 !== undefined) {
    const [, last, lastText] = tail.exec(text.slice(-tailLength)) ?? [];
    const artifact = pathOf(id);
    if (artifact !== null && last === sha256 && lastText === textSha256 && conflictLine(text) === null)
      return { artifact, modified, sha256, textSha256 };
  }
  const reading = readProvenance(text);
  if (reading.state !== 'fine') return reading;
  const { entity } = reading.record;
  const artifact = pathOf(entity.id);
  if (artifact === null) {
    const message = `Its entity ${entity.id} is no urn:aiwg:artifact:<path from the workspace folder>. Correct it by hand.`;
    return { state: 'damaged', line: null, message };
  }
  return { artifact, modified: entity.modified, sha256: entity.sha256, textSha256: entity.textSha256 };
}
