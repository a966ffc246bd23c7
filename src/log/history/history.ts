import type { GitHistory } from '../../ports/git';
import type { Changed } from './change';
import { changesBetween, type Version } from './recordChanges';

/** One commit of a record, or what is not committed yet. */
export interface Step {
  /** `null` for what is in no commit yet. */
  readonly commit: {
    readonly id: string;
    readonly author: string;
    readonly at: string;
    readonly subject: string;
  } | null;
  readonly before: Version | null;
  readonly after: Version | null;
  readonly changes: readonly Changed[];
}

export interface History {
  /** Newest first. */
  readonly steps: readonly Step[];
  readonly cut: 'asked' | 'shallow' | null;
}

/** So many commits of one record are told of, unless more are asked for. */
const mostSteps = 200;

/** Who changed what in a record and when; `current` is its text as it stands, saved or not. */
export async function historyOf(
  git: GitHistory,
  file: string,
  current: string | null,
  most = mostSteps,
): Promise<History | { readonly problem: string }> {
  const found = await git.commits(file, most);
  if ('problem' in found) return found;
  const { commits, cut } = found;
  const blobs = new Set(commits.flatMap(({ before, after }) => [before, after]).filter(blob => blob !== null));
  const texts = await git.texts(file, [...blobs]);
  const version = (blob: string | null, path: string): Version | null => {
    const text = blob === null ? undefined : texts.get(blob);
    return text === undefined ? null : { path, text };
  };
  const steps = commits.map(({ id, author, at, subject, path, was, before, after }): Step => {
    const [then, now] = [version(before, was ?? path), version(after, path)];
    const known = (before === null || then !== null) && (after === null || now !== null);
    return {
      commit: { id, author, at, subject },
      before: then,
      after: now,
      changes: known ? changesBetween(then, now) : [],
    };
  });
  return { steps: [...uncommitted(steps[0]?.after ?? null, current), ...steps], cut };
}

function uncommitted(last: Version | null, current: string | null): Step[] {
  if (current === null || !last) return [];
  const after = { path: last.path, text: current };
  const changes = changesBetween(last, after);
  // Git may write other line ends into the folder than it keeps.
  if (changes.every(({ what }) => what === 'line ends')) return [];
  return [{ commit: null, before: last, after, changes }];
}
