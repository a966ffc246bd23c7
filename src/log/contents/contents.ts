import type { Files } from '../../ports/files';
import type { Change } from '../change';
import type { LogEntry } from '../entries';
import { folderOf } from '../paths';
import { relationsOf } from '../relate/relations';
import { rowsOf, type Style } from './rows';

/* The list of a log's records in its README, between markers; all around them is the team's own. */

const START = '<!-- deliberate:index -->';
const END = '<!-- /deliberate:index -->';
const OURS = /(<!--\s*deliberate:index\s*-->)[\s\S]*?(<!--\s*\/deliberate:index\s*-->)/;
/** adr-log's own: `<!-- adrlog -->` to `<!-- adrlogstop -->`. */
const ADR_LOG = /(<!--\s*adrlog(?:\s[^>]*)?-->)[\s\S]*?(<!--\s*adrlogstop(?:\s[^>]*)?-->)/;
/** What `adr generate toc > README.md` leaves: a heading and a list of records, nothing else. */
const ADR_TOOLS = /^# Architecture Decision Records\s*\n(?:\s*\n)*(?:\* \[\d+\. [^\n]*\]\([^)\n]+\)\s*(?:\n|$))+\s*$/;

const CANDIDATES = ['README.md', 'readme.md', 'Readme.md', 'index.md', 'INDEX.md'];

/** The file that holds the list, or would: the one with markers, else the README, else one that is still to be written. */
export async function contentsFile(files: Files, folder: string): Promise<{ path: string; text: string | null }> {
  const names = new Set((await files.list(folder)).map(({ name }) => name));
  let readme: { path: string; text: string } | null = null;
  for (const name of CANDIDATES) {
    if (!names.has(name)) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = await files.read(path);
    if (text === null) continue;
    if (styleOf(text)) return { path, text };
    if (/^readme/i.test(name)) readme ??= { path, text };
  }
  return readme ?? { path: folder === '' ? 'README.md' : `${folder}/README.md`, text: null };
}

/** `null` where there is no list yet. */
export function styleOf(text: string): Style | null {
  if (OURS.test(text)) return 'table';
  if (ADR_LOG.test(text)) return 'adr-log';
  return ADR_TOOLS.test(text.replaceAll('\r\n', '\n')) ? 'adr-tools' : null;
}

/** The text with a list that says what the records say; the same text where it did already. */
export function withContents(path: string, text: string | null, entries: readonly LogEntry[]): string {
  const eol = text?.includes('\r\n') ? '\r\n' : '\n';
  const style = text === null ? null : styleOf(text);
  const folder = folderOf(path);
  const rows = rowsOf(entries, relationsOf(entries), folder, style ?? 'table').join(eol);
  const between = (_: string, start: string, end: string) => `${start}${eol}${eol}${rows}${eol}${eol}${end}`;
  if (text === null) return `# Decisions${eol}${eol}${START}${eol}${eol}${rows}${eol}${eol}${END}${eol}`;
  if (style === 'table') return text.replace(OURS, between);
  if (style === 'adr-log') return text.replace(ADR_LOG, between);
  if (style === 'adr-tools') return `# Architecture Decision Records${eol}${eol}${rows}${eol}`;
  const gap = text === '' ? '' : /\n\s*\n$/.test(text) ? '' : /\n$/.test(text) ? eol : eol + eol;
  return `${text}${gap}${START}${eol}${eol}${rows}${eol}${eol}${END}${eol}`;
}

/** The change that keeps a list true; without one, nothing is begun unless it is asked for. */
export async function contentsChange(
  files: Files,
  folder: string,
  entries: readonly LogEntry[],
  begin: boolean,
): Promise<Change | null> {
  const { path, text } = await contentsFile(files, folder);
  if (!begin && (text === null || styleOf(text) === null)) return null;
  const after = withContents(path, text, entries);
  return after === text ? null : { path, before: text, after };
}
