import type * as vscode from 'vscode';
import { plain } from '../../adr/text/inline';
import { type Governing, governing, inForce } from '../../log/governing';
import { labelOf } from '../../log/label';
import type { Logs } from '../logs/logs';
import { type CodePlace, logged, placeOf } from './place';

/** A decision in force that covers a file. */
export interface Governor extends Governing {
  readonly root: vscode.Uri;
}

/** The decisions that bind a file: of the nearest log first. Globs begin where the part of the workspace begins that a log is about. */
function governorsIn({ own, path }: CodePlace): readonly Governor[] {
  return own.flatMap(({ root, base, entries }) => {
    const within = base === '' ? path : path.slice(base.length + 1);
    return governing(entries, within)
      .filter(({ entry }) => inForce(entry) && entry.path !== path)
      .map(one => ({ ...one, root }));
  });
}

export async function governorsOf(logs: Logs, uri: vscode.Uri): Promise<readonly Governor[]> {
  const place = await placeOf(logs, uri);
  return place ? governorsIn(place) : [];
}

/** What a caller of the command gets. */
export function governorAnswer({ root, entry, glob }: Governor) {
  return {
    number: entry.number?.value ?? null,
    title: entry.title?.value ?? null,
    status: entry.status ? plain(entry.status.raw) : null,
    label: labelOf(entry),
    uri: logged({ root, entry }).toString(),
    glob,
  };
}
