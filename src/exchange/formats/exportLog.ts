import { applyEdits, type TextEdit } from '../../adr/edit/text';
import { type AdrRecord, read } from '../../adr/read';
import { slug } from '../../log/fileName';
import { folderOf, nameOf, stemOf } from '../../log/paths';
import { follow, type Move } from '../../log/renumber/follow';
import type { Exported } from '../html/page';
import { portableOf } from './portable';
import { type MarkdownFormat, written } from './write';

export interface ExportedLog {
  /** By path from the folder that the log is written to. */
  readonly files: ReadonlyMap<string, string>;
  /** What could not be said in that form, one sentence each. */
  readonly warnings: readonly string[];
}

/** A whole log in the form of another tool; links between the records go on leading to each other. */
export function exportedLog(records: readonly Exported[], format: MarkdownFormat): ExportedLog {
  const warnings: string[] = [];
  const taken = new Set<string>();
  const root = commonFolder(records.map(({ entry }) => entry.path));
  const moves = records.map(({ entry }): Move => {
    const inside = root === '' ? entry.path : entry.path.slice(root.length + 1);
    const name = format === 'log4brains' ? datedName(entry) : nameOf(inside);
    const folder = folderOf(inside);
    return {
      from: entry.path,
      to: free(folder === '' ? name : `${folder}/${name}`, taken),
      // Numbers stay as they are: only the names of files are new.
      old: null,
      digits: '',
      prefix: 'ADR',
      shared: false,
    };
  });
  const files = new Map<string, string>();
  for (const [at, { entry, text }] of records.entries()) {
    const own = moves[at];
    if (!own) continue;
    const record = read(text, { path: entry.path });
    const fresh = record.document.markup === 'asciidoc' ? text : converted(record, entry.path, format);
    if (fresh === text && record.document.markup === 'asciidoc')
      warnings.push(`${entry.path} is AsciiDoc, which ${format} has no form for: it is copied as it is.`);
    if (format === 'log4brains' && !entry.date?.iso)
      warnings.push(`${entry.path} has no date, which log4brains wants in its name: it keeps its name.`);
    if (format !== 'madr' && portableOf(record).front !== '')
      warnings.push(
        `${entry.path} has front matter that ${format} has no place for: it stands under More Information.`,
      );
    files.set(own.to, renamed(entry.path, fresh, moves));
  }
  return { files, warnings };
}

function converted(record: AdrRecord, path: string, format: MarkdownFormat): string {
  if (record.dialect === format && (format !== 'log4brains' || record.front === null)) return record.text;
  const ends = record.text.includes('\r\n');
  // What is put together has line ends of one kind.
  const portable = portableOf(ends ? read(record.text.replaceAll('\r\n', '\n'), { path }) : record);
  const text = written(portable, format);
  const chosen = record.chosen?.value;
  // A mark in a list of options, say, which the form's own list comes before.
  const lost = chosen !== undefined && read(text, { path }).chosen?.value !== chosen;
  const whole = lost ? written({ ...portable, chosen }, format) : text;
  return ends ? whole.replaceAll('\n', '\r\n') : whole;
}

/** `20260102-use-redis.md` */
function datedName({ path, title, date }: Exported['entry']): string {
  const words = slug(title?.value ?? stemOf(path));
  return date?.iso && /\.(?:md|markdown)$/i.test(path) ? `${date.iso.replaceAll('-', '')}-${words}.md` : nameOf(path);
}

function renamed(path: string, text: string, moves: readonly Move[]): string {
  const taken: TextEdit[] = [];
  for (const move of moves) {
    if (nameOf(move.from) === nameOf(move.to) || !text.includes(stemOf(move.from))) continue;
    for (const edit of follow(path, text, move).edits)
      if (taken.every(({ start, end }) => edit.end <= start || edit.start >= end)) taken.push(edit);
  }
  return applyEdits(text, taken);
}

function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  let folder = folderOf(first);
  while (folder !== '' && !paths.every(path => path.startsWith(`${folder}/`))) folder = folderOf(folder);
  return folder;
}

function free(path: string, taken: Set<string>): string {
  let own = path;
  for (let count = 2; taken.has(own.toLowerCase()); count++) own = path.replace(/(\.[^.]+)$/, `-${count}$1`);
  taken.add(own.toLowerCase());
  return own;
}
