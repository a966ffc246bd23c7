import * as vscode from 'vscode';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { DeliberationPages } from './page';
import type { Shown } from './shown';
import { follow } from './start';

const shape = z.object({ name: z.optional(z.string().check(z.maxLength(300))), folder: z.optional(z.string()) });

/** Something that was stopped before its end, in the words in which a person chooses it. */
export interface Unfinished {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  /** `Scores`, `API specification` */
  readonly phase: string;
  readonly model: string;
  /** When something was last answered. */
  readonly at: string;
  readonly unattended: boolean;
  open(): Promise<Shown>;
}

export interface FoundUnfinished {
  readonly found: readonly Unfinished[];
  /** State files that cannot be read. */
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

/** What a workspace folder has. */
export type UnfinishedIn = (root: vscode.Uri) => Promise<FoundUnfinished>;

/** `Resume Deliberation`: goes on where a deliberation or a design was stopped, by whatever. */
export function resumeDeliberation(pages: DeliberationPages, unfinishedIn: UnfinishedIn, now: () => string) {
  return async (argument: unknown): Promise<{ readonly uri: string } | undefined> => {
    const parsed = shape.safeParse(argument ?? {});
    if (!parsed.success)
      throw new UserError(`deliberate.resumeDeliberation takes {name?, folder?}: ${z.prettifyError(parsed.error)}`);
    const { name, folder } = parsed.data;
    const { found, problems } = await unfinished(unfinishedIn, folder);
    const fitting = name === undefined ? found : found.filter(one => one.name === name);
    if (fitting.length === 0) {
      const damaged = problems.find(({ file }) => name === undefined || file.includes(`/${name}.state.json`));
      if (damaged) throw new UserError(damaged.message);
      throw new UserError(
        name === undefined
          ? 'No deliberation was stopped before its end: begin one with ADR: New ADR with ToT.'
          : `No unfinished deliberation is called ${name}.`,
      );
    }
    const chosen = fitting.length === 1 || argument !== undefined ? only(fitting) : await pick(fitting, now());
    if (!chosen) return undefined;
    const live = await chosen.open();
    await showRecord(live.uri);
    return follow({ pages }, live, () => live.resume(), chosen.unattended);
  };
}

/** Who asks for nothing must say which one. */
function only(found: readonly Unfinished[]): Unfinished | undefined {
  if (found.length > 1)
    throw new UserError(
      `Several deliberations were stopped (${found.map(({ name }) => name).join(', ')}): say which with \`name\`.`,
    );
  return found[0];
}

async function unfinished(unfinishedIn: UnfinishedIn, folder: string | undefined): Promise<FoundUnfinished> {
  const roots = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => folder === undefined || uri.toString() === folder,
  );
  const all = await Promise.all(roots.map(({ uri }) => unfinishedIn(uri)));
  return {
    found: all.flatMap(({ found }) => found).sort((a, b) => (a.at < b.at ? 1 : -1)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

async function pick(found: readonly Unfinished[], now: string): Promise<Unfinished | undefined> {
  const items = found.map(one => ({
    label: one.title,
    description: one.path,
    detail: `${one.phase} · ${age(one.at, now)} · ${one.model}`,
    one,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Resume Deliberation',
    placeHolder: 'Which one goes on?',
    matchOnDescription: true,
  });
  return chosen?.one;
}

/** `2 hours ago` */
function age(then: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(then)) / 60_000));
  const said = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  if (!Number.isFinite(minutes) || minutes < 1) return 'just now';
  if (minutes < 60) return said(minutes, 'minute');
  return minutes < 2880 ? said(Math.round(minutes / 60), 'hour') : said(Math.round(minutes / 1440), 'day');
}

/** A record that was deleted is written anew with the next step. */
async function showRecord(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false }).then(
    () => undefined,
    () => undefined,
  );
}
