import * as vscode from 'vscode';
import type { Designer } from '../../deliberation/designer';
import { maskedIn } from '../../deliberation/masked';
import { inTheWay, placeOf } from '../../deliberation/place';
import { begun } from '../../deliberation/session';
import type { Settings } from '../../deliberation/settings';
import { companions, type Input, readState, type State, stateText } from '../../deliberation/state';
import { recordText } from '../../deliberation/values';
import { UserError } from '../commands';
import { recordsFolder } from '../models/settings';
import { nextPlace } from '../nextPlace';
import { webHash, workspaceStore } from '../store';
import { logPaths } from '../trust/log';
import { personAt } from '../trust/person';
import { warnOnce } from '../trust/told';
import { createRecord, recordFile } from './recordFile';
import { Run } from './run';
import type { Shown } from './shown';
import type { DeliberationWorld } from './world';

/** A deliberation and where it belongs. */
export interface Live extends Shown {
  readonly run: Run;
}

export interface Beginning {
  readonly root: vscode.Uri;
  readonly input: Input;
  readonly settings: Settings;
  readonly designer: Designer;
  /** Of the records; that of the settings unless said. */
  readonly folder?: string;
}

/** The deliberations of this window: each is one run, however many pages and commands ask for it. */
export class Deliberations implements vscode.Disposable {
  readonly #world: DeliberationWorld;
  readonly #live = new Map<string, Live>();
  readonly #began = new vscode.EventEmitter<Live>();
  /** A run that is new to this window. */
  readonly onDidBegin = this.#began.event;

  constructor(world: DeliberationWorld) {
    this.#world = world;
  }

  /** A draft of the record, proposed, and its state beside it: from here on nothing that is answered is lost. */
  async begin({ root, input, settings, designer, folder }: Beginning): Promise<Live> {
    const { clock } = this.#world;
    const store = workspaceStore(root);
    const records = recordsFolder(root);
    const { path, digits } = await nextPlace(root, input.title, clock, folder);
    const place = await placeOf(store, records, path);
    const trouble = inTheWay(place);
    if (trouble !== null) throw new UserError(trouble);
    const state = begun({
      name: place.name,
      path,
      digits,
      date: clock.today(),
      now: clock.now(),
      // What is masked in what is sent is not written into a file that is shared, either.
      input: maskedIn(input),
      settings,
      designer,
    });
    const draft = recordText(state, {});
    state.written = draft;
    const file = place.state;
    const before = await store.read(file);
    if ((await store.write(file, stateText(state), before)) === 'changed')
      throw new UserError(`${file} was just written by somebody else: try again.`);
    const uri = vscode.Uri.joinPath(root, path);
    if (!(await createRecord(uri, draft))) {
      await store.remove(file, stateText(state));
      throw new UserError(`${path} could not be created: is the folder read-only, or the file there already?`);
    }
    return this.#keep(root, state);
  }

  /** As it stands on disk, whoever went on with it last. */
  async load(root: vscode.Uri, name: string): Promise<State> {
    const file = companions(recordsFolder(root), name).state;
    const text = await workspaceStore(root).read(file);
    if (text === null) throw new UserError(`There is no deliberation called ${name}: ${file} is not there.`);
    const found = readState(text, file);
    if ('problem' in found) throw new UserError(found.message);
    return found.state;
  }

  find(root: vscode.Uri, name: string): Live | undefined {
    return this.#live.get(keyOf(root, name));
  }

  async open(root: vscode.Uri, name: string): Promise<Live> {
    return this.find(root, name) ?? this.#keep(root, await this.load(root, name));
  }

  /** Goes on from the last step that is on disk, with the designer that it began with unless another is named. */
  async resume({ run, root }: Live, choice?: State['designer']): Promise<Run> {
    if (run.isGoing) return run;
    const state = await this.load(root, run.state.name);
    const designer = await this.#world.designers.of(choice ?? state.designer, root, state.settings);
    void run.start(designer, state);
    return run;
  }

  dispose(): void {
    for (const { run } of this.#live.values()) run.cancel();
    this.#began.dispose();
  }

  #keep(root: vscode.Uri, state: State): Live {
    const { clock, edits, log, tool } = this.#world;
    const uri = vscode.Uri.joinPath(root, state.path);
    const run = new Run(state, {
      store: workspaceStore(root),
      records: recordsFolder(root),
      draft: recordFile(uri, edits, log),
      credit: async () => ({
        hash: webHash,
        person: await personAt(root),
        tool,
        others: await logPaths(root),
        today: () => clock.today(),
        trouble: message => warnOnce(log, message),
      }),
      now: () => clock.now(),
      failed: error => log.error('Deliberation', error instanceof Error ? error : String(error)),
    });
    const live: Live = {
      kind: 'deliberation',
      ...{ run, root, uri },
      get designer() {
        return run.state.designer;
      },
      resume: choice => this.resume(live, choice),
      visit: async () => {},
    };
    this.#live.set(keyOf(root, state.name), live);
    this.#began.fire(live);
    return live;
  }
}

function keyOf(root: vscode.Uri, name: string): string {
  return `${root.toString()}|${name}`;
}
