import type { CreditWorld } from '../../deliberation/credit';
import type { Designer } from '../../deliberation/designer';
import type { Sight } from '../../deliberation/desk';
import type { Gate, GateAnswer } from '../../deliberation/gates';
import type { RecordFile } from '../../deliberation/keeping';
import { masked } from '../../deliberation/masked';
import { runSession } from '../../deliberation/session';
import type { State } from '../../deliberation/state';
import type { Store } from '../../ports/store';
import type { DeliberationSnapshot } from '../../protocol/deliberationPane';
import { answerOf, type Draft, draftOf, edited, unfinished } from './draft';
import { EarlyScores } from './earlyScores';
import { GatedRun } from './gatedRun';
import type { Steered } from './shown';
import { phaseOf, type Seen, type Standing, snapshotOf } from './snapshot';

export interface RunWorld {
  readonly store: Store;
  readonly records: string;
  readonly draft: RecordFile;
  /** Who answers for the record, asked when it is made. */
  credit(): Promise<Omit<CreditWorld, 'now'>>;
  now(): string;
  failed(error: unknown): void;
}

/** One deliberation of this window. */
export class Run extends GatedRun<Gate, Draft, GateAnswer> implements Steered {
  readonly #world: RunWorld;
  #state: State;
  #sight: Sight | null = null;
  #evaluators = 1;
  #early = new EarlyScores();

  constructor(state: State, world: RunWorld) {
    super(
      {
        draftOf,
        edited: (draft, change) => edited(draft, change, this.#state.settings),
        unfinished: (draft, gate) => unfinished(draft, gate, this.#state.settings),
        answerOf,
      },
      error => world.failed(error),
      state.status === 'done',
    );
    this.#state = state;
    this.#world = world;
  }

  get state(): State {
    return this.#state;
  }

  get name(): string {
    return this.#state.name;
  }

  get title(): string {
    return this.#state.input.title;
  }

  get unattended(): boolean {
    return this.#state.settings.unattended;
  }

  get phase(): string {
    return phaseOf(this.seen());
  }

  seen(restore = ''): Seen {
    return {
      state: this.#state,
      sight: this.#sight && { ...this.#sight, work: this.#early.over(this.#sight) },
      standing: this.standing,
      gateNumber: this.gateNumber,
      evaluators: this.#evaluators,
      restore,
    };
  }

  snapshot(restore: string): DeliberationSnapshot {
    return snapshotOf(this.seen(restore));
  }

  /** Goes on to the end, or to where it stops; resolves with how it stands then. */
  start(designer: Designer, state = this.#state): Promise<Standing> {
    if (this.isGoing) return this.ended();
    const { origin, provider, id, name } = designer;
    this.#state = state;
    state.designer = { origin, provider, id, name };
    this.#evaluators = designer.evaluators.length;
    this.#early = new EarlyScores();
    return this.begin(signal => this.#work(designer, signal));
  }

  back(version = this.gateNumber): void {
    if (this.asking(version)) this.give({ action: 'back' });
  }

  /** A phase of a deliberation is edited at its gate, and never left out. */
  again(): void {}

  skip(): void {}

  async #work(designer: Designer, signal: AbortSignal) {
    const { store, records, draft, now } = this.#world;
    const credit = await this.#world.credit();
    const outcome = await runSession(this.#state, {
      ...{ credit, store, records, draft, now, signal },
      designer: this.#early.heard(masked(designer), () => this.tell()),
      ask: gate => this.ask(gate, signal),
      show: sight => {
        this.#sight = sight;
        this.tell();
      },
    });
    return outcome.done ? { findings: outcome.findings.map(({ message }) => message) } : { failure: outcome.failure };
  }
}
