import { Stopped } from '../../deliberation/desk';
import { SessionError } from '../../deliberation/keeping';
import type { ModelFailure } from '../../llm/model';
import type { GateEdit } from '../../protocol/deliberationPane';

export type Standing<Gate, Draft> =
  | { readonly is: 'idle' }
  | { readonly is: 'working' }
  | { readonly is: 'asking'; readonly gate: Gate; readonly draft: Draft; readonly complained: boolean }
  | { readonly is: 'stopped'; readonly message: string; readonly aboutModel: boolean; readonly cancelled: boolean }
  | { readonly is: 'done'; readonly findings: readonly string[] };

/** What a person makes of a gate, and how that becomes its answer. */
export interface Manners<Gate, Draft, Answer> {
  draftOf(gate: Gate): Draft;
  edited(draft: Draft, edit: GateEdit): Draft;
  /** What stands in the way of going on, or nothing. */
  unfinished(draft: Draft, gate: Gate): string | null;
  answerOf(draft: Draft, gate: Gate): Answer;
}

export type Ended = { readonly findings: readonly string[] } | { readonly failure: ModelFailure };

const quiet = 40;
const cancelled = 'Cancelled. What was answered is kept: resume it whenever you like.';

/**
 * Something of this window that works on its own and asks at gates, seen and answered by whoever shows it: a page, a
 * test, a command. It can be stopped and gone on with any number of times.
 */
export class GatedRun<Gate, Draft, Answer> {
  readonly #manners: Manners<Gate, Draft, Answer>;
  /** Told what a person can do nothing about; the run stops, and the log has the rest. */
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #standing: Standing<Gate, Draft>;
  #gateNumber = 0;
  #starts = 0;
  #cancel: AbortController | null = null;
  #open: { readonly give: (answer: Answer) => void; readonly leave: (error: Error) => void } | null = null;
  #going: Promise<Standing<Gate, Draft>> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(manners: Manners<Gate, Draft, Answer>, failed: (error: unknown) => void, isDone: boolean) {
    this.#manners = manners;
    this.#failed = failed;
    this.#standing = isDone ? { is: 'done', findings: [] } : { is: 'idle' };
  }

  get standing(): Standing<Gate, Draft> {
    return this.#standing;
  }

  /** Counts the gates that were opened: an edit that was meant for another is told by it. */
  get gateNumber(): number {
    return this.#gateNumber;
  }

  get starts(): number {
    return this.#starts;
  }

  get isGoing(): boolean {
    return this.#going !== null;
  }

  /** Told soon after something changed, once for many changes. */
  onChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** How it stands when it has come to its end or to a stop. */
  async ended(): Promise<Standing<Gate, Draft>> {
    return (await this.#going) ?? this.#standing;
  }

  edit(change: GateEdit): void {
    const standing = this.#standing;
    if (standing.is !== 'asking' || change.version !== this.#gateNumber) this.tell();
    else this.#stand({ ...standing, draft: this.#manners.edited(standing.draft, change) });
  }

  /** What stands in the way of going on, or nothing. */
  proceed(version = this.#gateNumber): string | null {
    const standing = this.asking(version);
    if (standing === null) return null;
    const missing = this.#manners.unfinished(standing.draft, standing.gate);
    if (missing) this.#stand({ ...standing, complained: true });
    else this.give(this.#manners.answerOf(standing.draft, standing.gate));
    return missing;
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  /** The gate that is open, where it is the one that was meant. */
  protected asking(version: number): Extract<Standing<Gate, Draft>, { is: 'asking' }> | null {
    const standing = this.#standing;
    return standing.is === 'asking' && version === this.#gateNumber ? standing : null;
  }

  protected give(answer: Answer): void {
    this.#standing = { is: 'working' };
    this.#open?.give(answer);
    this.tell();
  }

  /** Ends what asks with this, instead of an answer. */
  protected leave(error: Error): void {
    this.#standing = { is: 'working' };
    this.#open?.leave(error);
    this.tell();
  }

  /** Goes on to the end, or to where it stops; resolves with how it stands then. */
  protected begin(work: (signal: AbortSignal) => Promise<Ended>): Promise<Standing<Gate, Draft>> {
    if (this.#going) return this.#going;
    this.#starts++;
    this.#going = this.#work(work).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  protected ask(gate: Gate, signal: AbortSignal): Promise<Answer> {
    this.#gateNumber++;
    this.#stand({ is: 'asking', gate, draft: this.#manners.draftOf(gate), complained: false });
    return new Promise((resolve, reject) => {
      const stop = () => reject(new Stopped({ kind: 'cancelled', message: cancelled }));
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      const over = <T>(then: (value: T) => void) => {
        return (value: T) => {
          signal.removeEventListener('abort', stop);
          then(value);
        };
      };
      this.#open = { give: over(resolve), leave: over(reject) };
    });
  }

  protected tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      for (const listener of [...this.#listeners]) listener();
    }, quiet);
  }

  async #work(work: (signal: AbortSignal) => Promise<Ended>): Promise<Standing<Gate, Draft>> {
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#stand({ is: 'working' });
    try {
      const ended = await work(cancel.signal);
      if ('findings' in ended) this.#stand({ is: 'done', findings: ended.findings });
      else {
        const { kind, message } = ended.failure;
        const isCancelled = kind === 'cancelled';
        this.#stand({ is: 'stopped', message, aboutModel: !isCancelled, cancelled: isCancelled });
      }
    } catch (error) {
      if (!(error instanceof SessionError)) this.#failed(error);
      const message = error instanceof Error ? error.message : String(error);
      this.#stand({ is: 'stopped', message, aboutModel: false, cancelled: false });
    } finally {
      this.#cancel = null;
      this.#open = null;
    }
    return this.#standing;
  }

  #stand(standing: Standing<Gate, Draft>): void {
    this.#standing = standing;
    this.tell();
  }
}
