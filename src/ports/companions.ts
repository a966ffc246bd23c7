import type { Files } from './files';

/** The folder of companions: `.aiwg`, or what a team has set. */
export function companionsIn({ records }: Pick<Files, 'records'>): string {
  return records ?? '.aiwg';
}

/** Where companions of one kind lie, such as `research/provenance/records`. */
export function companionFolder(files: Pick<Files, 'records'>, kind: string): string {
  return `${companionsIn(files)}/${kind}`;
}
