import * as vscode from 'vscode';
import { maskedIn } from '../../deliberation/masked';
import type { Requirement } from '../../deliberation/requirements';
import type { Settings } from '../../deliberation/settings';
import { type DesignPlace, designPlaces } from '../../design/back';
import { designText } from '../../design/document/document';
import { designFolder } from '../../design/folder';
import { type DesignGateName, designGates } from '../../design/gates';
import { designBegun, nothingYet } from '../../design/session';
import { type DesignState, designCompanions, designStateText, readDesignState } from '../../design/state';
import { UserError } from '../commands';
import { createRecord, recordFile } from '../deliberation/recordFile';
import type { Shown } from '../deliberation/shown';
import { recordsFolder } from '../models/settings';
import { webHash, workspaceStore } from '../store';
import { logFolder, logPaths } from '../trust/log';
import { personAt } from '../trust/person';
import { warnOnce } from '../trust/told';
import { whoAnswered } from './architects';
import { DesignRun, type Who } from './run';
import type { DesignsWorld } from './world';

/** A design and where it belongs. */
export interface LiveDesign extends Shown {
  readonly run: DesignRun;
}

export interface DesignToBegin {
  readonly root: vscode.Uri;
  readonly title: string;
  readonly context: string;
  readonly contextFrom?: string | undefined;
  readonly requirements: readonly Requirement[];
  readonly lessons: readonly string[];
  /** A folder, or a Markdown file. */
  readonly target?: string | undefined;
  readonly tot: Settings;
  readonly gates: readonly DesignGateName[];
  readonly unattended: boolean;
  readonly who: Who;
}

/** The designs of this window: each is one run, however many pages and commands ask for it. */
export class Designs {
  readonly #world: DesignsWorld;
  readonly #live = new Map<string, LiveDesign>();
  readonly #began: (live: Shown) => void;

  constructor(world: DesignsWorld, began: (live: Shown) => void) {
    this.#world = world;
    this.#began = began;
  }

  /** An empty document and its state: from here on nothing that is answered is lost. */
  async begin(given: DesignToBegin): Promise<LiveDesign> {
    const { root, target, tot, gates, unattended, who } = given;
    const { clock } = this.#world;
    const store = workspaceStore(root);
    const said = maskedIn({ title: given.title, context: given.context, requirements: given.requirements });
    const isFile = target !== undefined && /\.(?:md|markdown)$/i.test(target);
    const state = designBegun({
      ...said,
      ...(given.contextFrom === undefined ? {} : { contextFrom: given.contextFrom }),
      ...(isFile ? { path: target } : {}),
      folder: isFile || target === undefined ? designFolder : target,
      records: await logFolder(root),
      date: clock.today(),
      now: clock.now(),
      lessons: given.lessons,
      ...{ tot, gates, unattended, architect: who.architect, acceptContradictions: false },
    });
    const { path, name } = state;
    const { state: file } = designCompanions(recordsFolder(root), name);
    const before = await store.read(file);
    const found = before === null ? null : readDesignState(before, file);
    if (found && 'problem' in found) throw new UserError(found.problem);
    if (found?.state.status === 'running')
      throw new UserError(`A design called ${name} was stopped before: resume it, or move ${file} away.`, [
        { title: 'Resume', command: 'deliberate.resumeDeliberation', argument: { name } },
      ]);
    if ((await store.read(path)) !== null)
      throw new UserError(`${path} is there already: choose another title or target, or move it away.`);
    const draft = designText(state, nothingYet);
    state.written = draft;
    if ((await store.write(file, designStateText(state), before)) === 'changed')
      throw new UserError(`${file} was just written by somebody else: try again.`);
    if (!(await createRecord(vscode.Uri.joinPath(root, path), draft))) {
      await store.remove(file, designStateText(state));
      throw new UserError(`${path} could not be created: is the folder read-only, or the file there already?`);
    }
    return this.#keep(root, state);
  }

  /** As it stands on disk, whoever went on with it last. */
  async load(root: vscode.Uri, name: string): Promise<DesignState> {
    const file = designCompanions(recordsFolder(root), name).state;
    const text = await workspaceStore(root).read(file);
    if (text === null) throw new UserError(`There is no design called ${name}: ${file} is not there.`);
    const found = readDesignState(text, file);
    if ('problem' in found) throw new UserError(found.problem);
    return found.state;
  }

  async open(root: vscode.Uri, name: string): Promise<LiveDesign> {
    return this.#live.get(keyOf(root, name)) ?? this.#keep(root, await this.load(root, name));
  }

  /** Goes on from the last answer that is on disk, at a place that was passed where one is named. */
  async resume(
    { run, root }: LiveDesign,
    choice?: DesignState['architect'],
    place: DesignPlace | null = null,
  ): Promise<void> {
    if (run.isGoing) return;
    const state = await this.load(root, run.name);
    const who = await whoAnswered(this.#world.designers, root, choice ?? state.architect, state.tot.seed);
    void run.start(who, state, place);
  }

  dispose(): void {
    for (const { run } of this.#live.values()) run.cancel();
  }

  #keep(root: vscode.Uri, state: DesignState): LiveDesign {
    const { clock, edits, log, tool } = this.#world;
    const uri = vscode.Uri.joinPath(root, state.path);
    const run = new DesignRun(state, {
      store: workspaceStore(root),
      records: recordsFolder(root),
      draft: recordFile(uri, edits, log),
      credit: async () => ({
        ...{ hash: webHash, person: await personAt(root), tool, others: await logPaths(root) },
        today: () => clock.today(),
        trouble: message => warnOnce(log, message),
      }),
      now: () => clock.now(),
      failed: error => log.error('Design', error instanceof Error ? error : String(error)),
    });
    const live: LiveDesign = {
      kind: 'design',
      ...{ run, root, uri },
      get designer() {
        return run.state.architect;
      },
      resume: choice => this.resume(live, choice),
      visit: async place => {
        const found = placeNamed(place);
        if (found === null || run.visit(found)) return;
        if (!run.isGoing) await this.resume(live, undefined, found);
      },
    };
    this.#live.set(keyOf(root, state.name), live);
    this.#began(live);
    return live;
  }
}

/** What a page says is data. */
function placeNamed(place: string): DesignPlace | null {
  return designPlaces.find(name => name === place) ?? null;
}

export const askAll: readonly DesignGateName[] = designGates;

function keyOf(root: vscode.Uri, name: string): string {
  return `${root.toString()}|${name}`;
}
