import { statSync } from 'node:fs';
import { entriesOf, type LogEntry } from '../../log/entries';
import { findFolder } from '../../log/folder';
import { exitCodes, failed, usage } from '../failure';
import { relativePath } from '../files';
import { noRecords } from '../log';
import type { Command } from './command';

/** `deliberate list [--json]` */
export const list: Command = {
  options: { json: { type: 'boolean' } },
  async run({ positionals, values, files, settings, out }) {
    if (positionals.length > 1) throw usage('list takes one folder at most: deliberate list [FOLDER] [--json]');
    const [given] = positionals;
    if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isDirectory())
      throw failed(`${given} cannot be listed: there is no such folder.`);
    const folder = given === undefined ? await findFolder(files, settings.folder) : relativePath(given);
    const entries = await entriesOf(files, folder);
    if (values['json']) out(JSON.stringify(entries.map(plain), null, 2));
    else if (entries.length === 0) out(given === undefined ? noRecords(folder) : `No decision records in ${folder}.`);
    else out(table(entries.map(plain)));
    return exitCodes.fine;
  },
};

function plain({ path, number, title, status, date, links }: LogEntry) {
  return {
    path,
    number: number?.value ?? null,
    title: title?.value ?? null,
    status: status?.value ?? null,
    date: date?.iso ?? null,
    links: links.flatMap(({ relation, target }) => (relation ? [{ relation, target }] : [])),
  };
}

function table(rows: readonly ReturnType<typeof plain>[]): string {
  const cells = rows.map(({ number, status, date, title, path }) => [
    number ?? '-',
    status ?? '-',
    date ?? '-',
    title ?? '(no title)',
    path,
  ]);
  const widths = [0, 1, 2, 3].map(column => Math.min(70, Math.max(...cells.map(row => row[column]?.length ?? 0))));
  return cells
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
