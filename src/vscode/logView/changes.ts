import type { Branch, Row } from './branches';

export interface Changes {
  /** The whole tree, branches with all that is in them, or records alone. */
  readonly all: boolean;
  readonly branches: readonly string[];
  readonly rows: readonly { readonly branch: string; readonly row: Row }[];
}

/** The least that has to be drawn again: one record where nothing around it is another, else what holds it. */
export function changesBetween(before: readonly Branch[], after: readonly Branch[]): Changes {
  const branches: string[] = [];
  const rows: { branch: string; row: Row }[] = [];
  const compare = (old: Branch, now: Branch) => {
    const isOther =
      old.label !== now.label ||
      old.icon !== now.icon ||
      old.rows.length !== now.rows.length ||
      (old.branches === null) !== (now.branches === null) ||
      (old.branches !== null && now.branches !== null && !sameIds(old.branches, now.branches)) ||
      (now.branches === null && !samePaths(old.rows, now.rows));
    if (isOther) branches.push(now.id);
    else if (now.branches === null) {
      for (let at = 0; at < now.rows.length; at++) {
        const row = now.rows[at];
        if (row && row.entry !== old.rows[at]?.entry) rows.push({ branch: now.id, row });
      }
    } else for (const [at, branch] of now.branches.entries()) compare(old.branches?.[at] ?? branch, branch);
  };
  if (!sameIds(before, after)) return { all: true, branches, rows };
  for (const [at, branch] of after.entries()) compare(before[at] ?? branch, branch);
  return { all: false, branches, rows };
}

function samePaths(before: readonly Row[], after: readonly Row[]): boolean {
  return after.every((row, at) => row === before[at] || row.entry.path === before[at]?.entry.path);
}

function sameIds(before: readonly Branch[], after: readonly Branch[]): boolean {
  return before.length === after.length && after.every(({ id }, at) => id === before[at]?.id);
}
