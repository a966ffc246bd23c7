import { read } from '../adr/read';
import { Stopped } from '../deliberation/desk';
import { fileIn, OwnFiles, type RecordFile, SessionError, writeMerged } from '../deliberation/keeping';
import type { Requirement } from '../deliberation/requirements';
import type { Settings } from '../deliberation/settings';
import { traceText } from '../deliberation/thoughts';
import type { ModelFailure } from '../llm/model';
import { slug } from '../log/fileName';
import { companionName } from '../provenance/name';
import { review } from '../review/review';
import type { Architect } from './architect';
import type { DesignPlace } from './back';
import { creditDesign } from './credit';
import type { DecisionWorld } from './decide';
import { DesignDesk, type DesignSight } from './desk';
import { designText } from './document/document';
import { design } from './flow';
import { type DesignGate, type DesignGateAnswer, type DesignGateName, designGates } from './gates';
import type { Stands } from './heard';
import { checkDesign, recordsAround } from './rules/check';
import type { DesignFinding } from './rules/rule';
import { type DesignState, designCompanions, designStateText, designStateVersion, readDesignState } from './state';
import type { DesignWork } from './work';

export interface DesignBeginning {
  readonly title: string;
  readonly context: string;
  readonly contextFrom?: string;
  /** What the workspace's requirement files ask for, a line each. */
  readonly requirements?: readonly Requirement[];
  /** The folder of the document; `docs/architecture` unless set. */
  readonly folder: string;
  /** The document itself, where its name does not follow from the title. */
  readonly path?: string;
  /** The folder of the records made on the way. */
  readonly records: string;
  readonly date: string;
  readonly now: string;
  readonly tot: Settings;
  readonly architect: Architect;
  readonly lessons?: readonly string[];
  readonly gates?: readonly DesignGateName[];
  readonly unattended?: boolean;
  readonly acceptContradictions?: boolean;
}

/** The state of a design that has not begun. */
export function designBegun({
  title,
  context,
  contextFrom,
  requirements = [],
  folder,
  path = `${folder}/${slug(title)}.md`,
  records,
  date,
  now,
  tot,
  architect,
  lessons = [],
  gates = designGates,
  unattended = false,
  acceptContradictions = false,
}: DesignBeginning): DesignState {
  const { origin, provider, id, name } = architect;
  return {
    version: designStateVersion,
    name: companionName(path, []),
    path,
    title,
    context: withRequirements(context, requirements).slice(0, 100_000),
    ...(contextFrom === undefined ? {} : { contextFrom }),
    ...(requirements.length > 0 ? { requirementFiles: [...new Set(requirements.map(one => one.path))] } : {}),
    date,
    started: now,
    records,
    lessons: [...lessons],
    tot,
    gates: [...gates],
    unattended,
    acceptContradictions,
    architect: { origin, provider, id, name },
    status: 'running',
    journal: [],
    written: null,
    pending: null,
  };
}

/** The files speak after the person does, each line with where it stands. */
function withRequirements(context: string, requirements: readonly Requirement[]): string {
  if (requirements.length === 0) return context;
  const files = [...new Set(requirements.map(({ path }) => path))];
  const said = files.map(file => {
    const lines = requirements.filter(({ path }) => path === file).map(({ text }) => `- ${text}`);
    return `From ${file}:\n\n${lines.join('\n')}`;
  });
  return [context.trimEnd(), ...said].join('\n\n');
}

/** What a design has before it begins. */
export const nothingYet: DesignWork = {
  fields: [],
  requirements: [],
  exceptions: [],
  decisions: [],
  parts: {},
  skipped: [],
  open: [],
};

export interface DesignWorld extends Omit<DecisionWorld, 'ask' | 'show'> {
  readonly architect: Architect;
  ask(gate: DesignGate): Promise<DesignGateAnswer>;
  show(sight: DesignSight): void;
  /** The gates of the decisions made on the way, and what there is to see of them. */
  readonly decisions: Pick<DecisionWorld, 'ask' | 'show'>;
  /** Where the document is written while it grows, such as an open editor. */
  readonly draft?: RecordFile;
  /** A place that a person went back to (`goBackTo`). */
  readonly again?: DesignPlace | null;
}

export type DesignOutcome =
  | {
      readonly done: true;
      readonly text: string;
      readonly work: DesignWork;
      readonly findings: readonly DesignFinding[];
      readonly recordFindings: readonly { readonly path: string; readonly message: string }[];
    }
  | { readonly done: false; readonly failure: ModelFailure; readonly work: DesignWork };

/** Runs or goes on with a design; its state is on disk after every answer, and the document grows with each step. */
export async function runDesign(state: DesignState, world: DesignWorld): Promise<DesignOutcome> {
  const keeper = new Keeper(state, world);
  await keeper.begin();
  // Whoever goes on with it answers from here, and is the one that provenance names.
  const { origin, provider, id, name } = world.architect;
  state.architect = { origin, provider, id, name };
  const desk: DesignDesk = new DesignDesk(state, {
    architect: world.architect,
    signal: world.signal,
    now: () => world.now(),
    save: async () => {
      await keeper.keep(desk, designText(state, desk.work));
    },
    ask: gate => world.ask(gate),
    show: sight => world.show(sight),
    again: world.again ?? null,
    stands: () => keeper.stands(),
  });
  try {
    const { store, records, signal, designerFor, credit } = world;
    // Never with the draft: that is where the document is written.
    await design(desk, {
      ...{ store, records, signal, designerFor, ...world.decisions },
      ...(credit ? { credit } : {}),
      now: () => world.now(),
    });
    const text = designText(state, desk.work);
    const read = (file: string) => world.store.read(file);
    const findings = checkDesign(text, await recordsAround(text, state.path, read));
    await desk.gate({ name: 'document', text, findings: findings.map(({ message }) => message) }, false);
    state.status = 'done';
    await keeper.keep(desk, text);
    if (world.credit) await creditDesign(world.store, state, desk.work, { ...world.credit, now: () => world.now() });
    return { done: true, text, work: desk.work, findings, recordFindings: await reviewed(desk.work, read) };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    // A step that was done but asked nothing since is in the document all the same.
    await keeper.keep(desk, designText(state, desk.work));
    return { done: false, failure: error.failure, work: desk.work };
  }
}

/** The records are held against the same rules as everybody's. */
async function reviewed({ decisions }: DesignWork, get: (file: string) => Promise<string | null>) {
  const all = await Promise.all(
    decisions.map(async ({ path }) =>
      review(read((await get(path)) ?? '', { path })).map(({ message }) => ({ path, message })),
    ),
  );
  return all.flat();
}

/** Goes back to what is on disk, so that a write never covers what another window wrote. */
class Keeper {
  readonly #state: DesignState;
  readonly #world: DesignWorld;
  readonly #files: { readonly state: string; readonly trace: string };
  readonly #own: OwnFiles;

  constructor(state: DesignState, world: DesignWorld) {
    this.#state = state;
    this.#world = world;
    this.#files = designCompanions(world.records, state.name);
    this.#own = new OwnFiles(world.store);
  }

  async begin(): Promise<void> {
    const text = await this.#own.see(this.#files.state);
    await this.#own.see(this.#files.trace);
    await this.#settle();
    if (text === null) return;
    const found = readDesignState(text, this.#files.state);
    if ('problem' in found) throw new SessionError(found.problem);
    if (found.state.started !== this.#state.started)
      throw new SessionError(`${this.#files.state} is of another design: go on with that one, or move it away.`);
  }

  /** A process that died may have written the document after its state: then that is what a person's edits are told from. */
  async #settle(): Promise<void> {
    const { pending, written } = this.#state;
    const current = pending === null ? null : await this.#file().read();
    if (pending === null || current === null) return;
    const [before, now] = [new Set(written?.split('\n')), new Set(current.split(/\r?\n/))];
    const fresh = pending.split('\n').filter(line => !before.has(line));
    if (fresh.filter(line => now.has(line)).length * 2 > fresh.length) this.#state.written = pending;
  }

  async stands(): Promise<Stands | null> {
    const { written } = this.#state;
    const current = written === null ? null : await this.#file().read();
    return current === null || written === null ? null : { written, current };
  }

  /** The intent first, then the document: whenever the process dies, the next one knows what it finds. */
  async keep({ state, thoughts }: DesignDesk, text: string): Promise<void> {
    if (text !== state.written) state.pending = text;
    await this.#own.put(this.#files.state, designStateText(state));
    await this.#own.put(this.#files.trace, traceText(thoughts));
    if (text !== state.written) await this.#write(text);
  }

  /** Merged with what a person wrote in the document meanwhile, which counts. */
  async #write(text: string): Promise<void> {
    const { path, written } = this.#state;
    await writeMerged(this.#file(), path, { written, text });
    this.#state.written = text;
  }

  #file(): RecordFile {
    const { store, draft } = this.#world;
    return draft ?? fileIn(store, this.#state.path);
  }
}
