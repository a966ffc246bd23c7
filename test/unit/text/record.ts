import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/needs.mjs';
import { type AdrRecord, read } from '../../../src/adr/read';
import { entriesOf, type LogEntry } from '../../../src/log/entries';
import { memoryFiles } from '../log/memoryFiles';

export const samplePath = 'docs/adr/0004-keep-user-sessions-in-redis.md';
export const sample = readFileSync(path.join(root, 'sample', samplePath), 'utf8');

export function record(text = sample): AdrRecord {
  return read(text, { path: samplePath });
}

/** The text with its one `‸` taken out, and where that stood. */
export function cursored(text: string): { text: string; offset: number } {
  const offset = text.indexOf('‸');
  if (offset < 0) throw new Error('no cursor in the text');
  return { text: text.replace('‸', ''), offset };
}

/** Where a piece of text stands, in the middle of it. */
export function inside(text: string, piece: string, from = ''): number {
  const at = text.indexOf(piece, from === '' ? 0 : text.indexOf(from));
  if (at < 0) throw new Error(`${piece} is not in the text`);
  return at + Math.floor(piece.length / 2);
}

export function entries(texts: Record<string, string>): Promise<LogEntry[]> {
  return entriesOf(memoryFiles(texts), 'docs/adr');
}
