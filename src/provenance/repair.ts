import { conflictLine, conflictSides } from './conflict';
import { type Readable, readProvenance } from './read';
import { renumbered } from './renumber';
import { unite } from './unite';
import { parseYaml, yamlText } from './yaml';
import { set } from './yamlSet';

export interface Repaired {
  readonly text: string;
  /** What was done, one sentence each; empty where there was nothing to do. */
  readonly done: readonly string[];
}

/**
 * What a merge leaves behind is put right where no judgement is needed: both sides' activities are kept, in the order of
 * their times, numbers that collide are given anew, and the entity is what its last activity made. Two people who repair
 * the same merge get the same text. What cannot be repaired is a problem in one sentence.
 */
export function repair(text: string): Repaired | { readonly problem: string } {
  const reading = conflictLine(text) === null ? readProvenance(text) : united(text);
  if (reading.state !== 'fine') return { problem: reading.message };
  const { record, done } = renumbered(reading.record);
  const merged = reading.text === text ? [] : ['The activities of both sides of the merge were kept.'];
  if (done.length === 0) return { text: reading.text, done: merged };
  const yaml = parseYaml(reading.text);
  if ('problem' in yaml) return { problem: yaml.problem };
  set(yaml.document, [], record, reading.record);
  return { text: yamlText(yaml.document, reading.text), done: [...merged, ...done] };
}

function united(text: string): Readable | { readonly state: 'damaged'; readonly message: string } {
  const sides = conflictSides(text);
  const problem = (message: string) => ({ state: 'damaged' as const, message });
  if (!sides) return problem('The conflict markers do not pair up: resolve the merge by hand.');
  const [ours, theirs] = [readProvenance(sides.ours), readProvenance(sides.theirs)];
  if (ours.state !== 'fine') return problem(`Our side of the merge: ${ours.message}`);
  if (theirs.state !== 'fine') return problem(`Their side of the merge: ${theirs.message}`);
  const result = readProvenance(unite(ours, theirs.record));
  return result.state === 'fine' ? result : problem(result.message);
}
