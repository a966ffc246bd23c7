import { complaintOf } from './complaint';
import { conflictLine } from './conflict';
import { currentVersion, type Provenance, provenanceShape } from './shape';
import { parseYaml } from './yaml';

/** A file that can be added to. */
export interface Readable {
  readonly state: 'fine';
  readonly text: string;
  readonly record: Provenance;
}

/** A file that must not be written: what is wrong, and what to do, in one sentence each. */
export interface Unreadable {
  readonly state: 'damaged' | 'conflict' | 'newer';
  readonly message: string;
  /** 1-based, where it is known. */
  readonly line: number | null;
}

export type Reading = Readable | Unreadable;

/** Reads a provenance file. Nothing in a text makes it throw, and nothing is repaired silently. */
export function readProvenance(text: string): Reading {
  const conflict = conflictLine(text);
  if (conflict !== null) {
    return {
      state: 'conflict',
      line: conflict,
      message:
        'It holds the conflict markers of a merge. Run `deliberate provenance verify --fix`, which keeps the activities of both sides, or resolve it by hand.',
    };
  }
  const yaml = parseYaml(text);
  if ('problem' in yaml) return damaged(yaml.problem, yaml.line);
  const { value } = yaml;
  const version = versionOf(value);
  if (version === null) return damaged('it has no `version`', null);
  if (version > currentVersion) {
    return {
      state: 'newer',
      line: null,
      message: `It was written by a newer Deliberate (form ${version}, this one knows ${currentVersion}). Update Deliberate; until then the file is left alone.`,
    };
  }
  const result = provenanceShape.safeParse(value);
  if (!result.success) return damaged(complaintOf(result.error), null);
  return { state: 'fine', text, record: result.data };
}

function damaged(problem: string, line: number | null): Unreadable {
  return {
    state: 'damaged',
    line,
    message: `It cannot be read: ${problem}. Restore it from version control or correct it by hand; until then it is left alone.`,
  };
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' ? value.version : null;
}
