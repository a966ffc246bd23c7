import type { Store } from '../ports/store';
import { type CreditWorld, credit } from './credit';
import type { Designer } from './designer';
import type { Sight, World } from './desk';
import { deliberate, type Outcome } from './engine';
import type { Gate, GateAnswer } from './gates';
import { fileIn, OwnFiles, type RecordFile, SessionError, writeMerged } from './keeping';
import { personEdits } from './personEdits';
import { inTheWay } from './place';
import type { Settings } from './settings';
import { companions, type Input, readState, type State, stateText, stateVersion } from './state';
import { readTrace, type Thought, traceText } from './thoughts';
import { recordText } from './values';

export interface SessionWorld {
  readonly store: Store;
  /** The folder of companions, `.aiwg` unless set. */
  readonly records: string;
  readonly designer: Designer;
  readonly signal: AbortSignal;
  now(): string;
  ask(gate: Gate): Promise<GateAnswer>;
  show(sight: Sight): void;
  /** Where the record is written while it grows, such as an open document; without it the file is written at the end. */
  readonly draft?: RecordFile;
  /** For the record of provenance that follows the record; without it none is written. */
  readonly credit?: Omit<CreditWorld, 'now'>;
}

export interface Beginning {
  /** What its companions are called: see `placeOf`. */
  readonly name: string;
  readonly path: string;
  readonly digits: string;
  readonly date: string;
  readonly now: string;
  readonly input: Input;
  readonly settings: Settings;
  readonly designer: Designer;
}

/** The state of a deliberation that has not begun. */
export function begun({ name: called, path, digits, date, now, input, settings, designer }: Beginning): State {
  const { origin, provider, id, name } = designer;
  return {
    version: stateVersion,
    name: called,
    path,
    digits,
    date,
    started: now,
    input,
    settings,
    designer: { origin, provider, id, name },
    status: 'running',
    journal: [],
    edits: [],
    written: null,
  };
}

/** Runs or goes on with a deliberation; its state and trace are on disk after every answer, the record at the end. */
export async function runSession(state: State, world: SessionWorld): Promise<Outcome> {
  const keeper = new Keeper(state, world);
  let sight: Sight | null = null;
  await keeper.begin();
  const desk: World = {
    designer: world.designer,
    signal: world.signal,
    now: () => world.now(),
    save: async (now, thoughts) => {
      if (world.draft && sight) await keeper.write(recordText(now, sight.work));
      await keeper.save(now, thoughts);
    },
    ask: async gate => {
      // A person decides with the record beside it: it shows all that the gate asks about.
      if (world.draft && sight) {
        await keeper.write(recordText(state, sight.work));
        await keeper.save(state, sight.thoughts);
      }
      return world.ask(gate);
    },
    show: now => {
      sight = now;
      world.show(now);
    },
  };
  const outcome = await deliberate(state, desk);
  if (outcome.done) await keeper.write(outcome.text);
  await keeper.save(state, outcome.thoughts);
  if (outcome.done && world.credit)
    await credit(world.store, state, outcome.work, world.designer, { ...world.credit, now: () => world.now() });
  return outcome;
}

/** Goes back to what is on disk, so that a write never covers what another window wrote. */
class Keeper {
  readonly #state: State;
  readonly #world: SessionWorld;
  readonly #files: { readonly state: string; readonly trace: string };
  readonly #own: OwnFiles;

  constructor(state: State, world: SessionWorld) {
    this.#state = state;
    this.#world = world;
    this.#files = companions(world.records, state.name);
    this.#own = new OwnFiles(world.store);
  }

  async begin(): Promise<void> {
    const text = await this.#own.see(this.#files.state);
    const [line] = readTrace((await this.#own.see(this.#files.trace)) ?? '').damaged;
    if (line !== undefined)
      throw new SessionError(
        `${this.#files.trace}:${line} is no thought (a merge, or half a line?) and is left as it is: mend it or move it away, then resume.`,
      );
    if (text === null) return;
    const found = readState(text, this.#files.state);
    if ('state' in found && found.state.started === this.#state.started) return;
    const trouble = inTheWay({ name: this.#state.name, ...this.#files, found });
    if (trouble !== null) throw new SessionError(trouble);
  }

  async save(state: State, thoughts: readonly Thought[]): Promise<void> {
    await this.#own.put(this.#files.state, stateText(state));
    await this.#own.put(this.#files.trace, traceText(thoughts));
  }

  /** The record, merged with what a person wrote in it meanwhile, which counts from now on. */
  async write(text: string): Promise<void> {
    const { store, draft } = this.#world;
    const { path, written } = this.#state;
    await writeMerged(draft ?? fileIn(store, path), path, { written, text }, current => {
      this.#state.edits.push(...personEdits(written ?? '', current ?? written ?? ''));
    });
    this.#state.written = text;
  }
}
