import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AdrRecord, read } from '../../src/adr/read';

/** The corpus lies beside the repository and is no part of it. */
export const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');
const FILES = join(CORPUS, 'files');

export const present = existsSync(FILES);
export const ABSENT = `skipped: no corpus at ${CORPUS}`;

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

export function corpusFiles(): CorpusFile[] {
  if (!present) return [];
  return readdirSync(FILES, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(FILES, path)).isFile())
    .sort()
    .map(path => ({ path, text: readFileSync(join(FILES, path), 'utf8') }));
}

export function readCorpus(path: string): AdrRecord {
  return read(readFileSync(join(FILES, path), 'utf8'), { path });
}

/** Everything that can be read of a record, read. */
export function readAll(record: AdrRecord): number {
  const parts = [
    record.dialect,
    record.title,
    record.number,
    record.date,
    record.people,
    record.status,
    record.sections,
    record.options,
    record.chosen,
    record.matrices,
    record.confidence,
    record.criterionSources,
    record.triggers,
    record.citations,
    record.links,
    record.diagrams,
  ];
  return parts.filter(part => part !== null).length;
}

export interface CheckedOption {
  readonly label: string;
  readonly stated: number;
  readonly computed: number;
  readonly withinRounding: boolean;
}

export interface CheckedTable {
  readonly path: string;
  readonly line: number;
  readonly orientation: string;
  readonly weights: readonly (number | null)[] | null;
  readonly options?: readonly CheckedOption[];
  readonly checked: boolean;
  readonly kind: 'numeric' | 'ordinal';
}

export function checkedTables(): CheckedTable[] {
  return present ? JSON.parse(readFileSync(join(CORPUS, 'matrices.json'), 'utf8')) : [];
}

export function repositoryOf(path: string): string {
  return path.split('/')[0] ?? '';
}
