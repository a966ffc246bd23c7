import type { CreditWorld } from '../../deliberation/credit';
import type { Designer } from '../../deliberation/designer';
import { type Sight, Stopped } from '../../deliberation/desk';
import type { Gate, GateAnswer } from '../../deliberation/gates';
import { masked } from '../../deliberation/masked';
import { type RecordFile, runSession, SessionError } from '../../deliberation/session';
import type { State } from '../../deliberation/state';
import type { Store } from '../../ports/store';
import type { GateEdit } from '../../protocol/deliberationPane';
import { answerOf, draftOf, edited, unfinished } from './draft';
import { EarlyScores } from './earlyScores';
import type { Seen, Standing } from './snapshot';

export interface RunWorld {
  readonly store: Store;
  readonly records: string;
  readonly draft: RecordFile;
  /** Who answers for the record, asked when it is made. */
  credit(): Promise<Omit<CreditWorld, 'now'>>;
  now(): string;
  /** What a person can do nothing about; the run stops, and the log has the rest. */
  failed(error: unknown): void;
}

const quiet = 40;
const cancelled = 'Cancelled. What was answered is kept: resume it whenever you like.';

/**
 * One deliberation of this window, seen and answered by whoever shows it: a page, a test, a command. It can be stopped
 * and gone on with any number of times.
 */
export class Run {
  readonly #world: RunWorld;
  readonly #listeners = new Set<() => void>();
  #state: State;
  #sight: Sight | null = null;
  #standing: Standing = { is: 'idle' };
  #gateNumber = 0;
  #starts = 0;
  #evaluators = 1;
  #early = new EarlyScores();
  #cancel: AbortController | null = null;
  #answer: ((answer: GateAnswer) => void) | null = null;
  #going: Promise<Standing> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(state: State, world: RunWorld) {
    this.#state = state;
    this.#world = world;
    if (state.status === 'done') this.#standing = { is: 'done', findings: [] };
  }

  get state(): State {
    return this.#state;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** How often it was started: whether it stopped once more. */
  get starts(): number {
    return this.#starts;
  }

  get isGoing(): boolean {
    return this.#going !== null;
  }

  seen(restore = ''): Seen {
    return {
      state: this.#state,
      sight: this.#sight && { ...this.#sight, work: this.#early.over(this.#sight) },
      standing: this.#standing,
      gateNumber: this.#gateNumber,
      evaluators: this.#evaluators,
      restore,
    };
  }

  /** Told soon after something changed, once for many changes. */
  onChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Goes on to the end, or to where it stops; resolves with how it stands then. */
  start(designer: Designer, state = this.#state): Promise<Standing> {
    if (this.#going) return this.#going;
    const { origin, provider, id, name } = designer;
    this.#starts++;
    this.#state = state;
    state.designer = { origin, provider, id, name };
    this.#evaluators = designer.evaluators.length;
    this.#early = new EarlyScores();
    this.#going = this.#run(designer).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  /** How it stands when it has come to its end or to a stop. */
  async ended(): Promise<Standing> {
    return (await this.#going) ?? this.#standing;
  }

  edit(change: GateEdit): void {
    const standing = this.#standing;
    if (standing.is !== 'asking' || change.version !== this.#gateNumber) this.#tell();
    else this.#stand({ ...standing, draft: edited(standing.draft, change, this.#state.settings) });
  }

  /** What stands in the way of going on, or nothing. */
  proceed(version = this.#gateNumber): string | null {
    const standing = this.#standing;
    if (standing.is !== 'asking' || version !== this.#gateNumber) return null;
    const missing = unfinished(standing.draft, standing.gate, this.#state.settings);
    if (missing) this.#stand({ ...standing, complained: true });
    else this.#give(answerOf(standing.draft, standing.gate));
    return missing;
  }

  back(version = this.#gateNumber): void {
    if (this.#standing.is === 'asking' && version === this.#gateNumber) this.#give({ action: 'back' });
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  #give(answer: GateAnswer): void {
    this.#standing = { is: 'working' };
    this.#answer?.(answer);
    this.#tell();
  }

  async #run(designer: Designer): Promise<Standing> {
    const { store, records, draft, now } = this.#world;
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#stand({ is: 'working' });
    try {
      const credit = await this.#world.credit();
      const outcome = await runSession(this.#state, {
        credit,
        store,
        records,
        draft,
        now,
        designer: this.#early.heard(masked(designer), () => this.#tell()),
        signal: cancel.signal,
        ask: gate => this.#ask(gate, cancel.signal),
        show: sight => {
          this.#sight = sight;
          this.#tell();
        },
      });
      if (outcome.done) this.#stand({ is: 'done', findings: outcome.findings.map(({ message }) => message) });
      else {
        const { kind, message } = outcome.failure;
        const isCancelled = kind === 'cancelled';
        this.#stand({ is: 'stopped', message, aboutModel: !isCancelled, cancelled: isCancelled });
      }
    } catch (error) {
      if (!(error instanceof SessionError)) this.#world.failed(error);
      const message = error instanceof Error ? error.message : String(error);
      this.#stand({ is: 'stopped', message, aboutModel: false, cancelled: false });
    } finally {
      this.#cancel = null;
      this.#answer = null;
    }
    return this.#standing;
  }

  #ask(gate: Gate, signal: AbortSignal): Promise<GateAnswer> {
    this.#gateNumber++;
    this.#stand({ is: 'asking', gate, draft: draftOf(gate), complained: false });
    return new Promise((resolve, reject) => {
      const stop = () => reject(new Stopped({ kind: 'cancelled', message: cancelled }));
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      this.#answer = answer => {
        signal.removeEventListener('abort', stop);
        resolve(answer);
      };
    });
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#tell();
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      for (const listener of [...this.#listeners]) listener();
    }, quiet);
  }
}
