import * as vscode from 'vscode';
import { companions, readState, type State } from '../../deliberation/state';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import { storedPhase } from './snapshot';
import { follow, type Stage } from './start';

const shape = z.object({ name: z.optional(z.string().check(z.maxLength(300))), folder: z.optional(z.string()) });

interface Unfinished {
  readonly root: vscode.Uri;
  readonly state: State;
}

/** `Resume Deliberation`: goes on where one was stopped, by whatever. */
export function resumeDeliberation(stage: Stage, now: () => string) {
  return async (argument: unknown): Promise<{ readonly uri: string } | undefined> => {
    const parsed = shape.safeParse(argument ?? {});
    if (!parsed.success)
      throw new UserError(`deliberate.resumeDeliberation takes {name?, folder?}: ${z.prettifyError(parsed.error)}`);
    const { name, folder } = parsed.data;
    const { found, problems } = await unfinished(folder);
    const fitting = name === undefined ? found : found.filter(({ state }) => state.name === name);
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
    const live = await stage.all.open(chosen.root, chosen.state.name);
    await showRecord(live.uri);
    return follow(stage, live, () => stage.all.resume(live), chosen.state.settings.unattended);
  };
}

/** Who asks for nothing must say which one. */
function only(found: readonly Unfinished[]): Unfinished | undefined {
  if (found.length > 1)
    throw new UserError(
      `Several deliberations were stopped (${found.map(({ state }) => state.name).join(', ')}): say which with \`name\`.`,
    );
  return found[0];
}

async function unfinished(folder: string | undefined) {
  const found: Unfinished[] = [];
  const problems: { readonly file: string; readonly message: string }[] = [];
  for (const { uri: root } of vscode.workspace.workspaceFolders ?? []) {
    if (folder !== undefined && root.toString() !== folder) continue;
    const store = workspaceStore(root);
    const place = companions(recordsFolder(root), 'x').state.replace(/\/[^/]*$/, '');
    for (const { name, kind } of await store.list(place)) {
      if (kind !== 'file' || !name.endsWith('.state.json')) continue;
      const file = `${place}/${name}`;
      const reading = readState((await store.read(file)) ?? '', file);
      if ('problem' in reading) problems.push({ file, message: reading.message });
      else if (reading.state.status === 'running') found.push({ root, state: reading.state });
    }
  }
  return { found: found.sort((a, b) => (lastOf(a.state) < lastOf(b.state) ? 1 : -1)), problems };
}

async function pick(found: readonly Unfinished[], now: string): Promise<Unfinished | undefined> {
  const items = found.map(one => ({
    label: one.state.input.title,
    description: one.state.path,
    detail: `${storedPhase(one.state)} · ${age(lastOf(one.state), now)} · ${one.state.designer.name}`,
    one,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Resume Deliberation',
    placeHolder: 'Which one goes on?',
    matchOnDescription: true,
  });
  return chosen?.one;
}

function lastOf({ journal, started }: State): string {
  return journal.at(-1)?.at ?? started;
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
