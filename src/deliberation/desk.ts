import type { ModelFailure } from '../llm/model';
import type { Designer, Reply } from './designer';
import { digest } from './digest';
import { type Continue, type Gate, type GateAnswer, gateAnswerShape, proceed } from './gates';
import { withEdits } from './personEdits';
import { type Answer, type Asks, answerShapes, type Ground, type QuestionKind, type Repair } from './questions';
import type { GateName } from './settings';
import type { Entry, State } from './state';
import type { Thought } from './thoughts';
import type { Work } from './work';

/** What the engine needs of the world around it. */
export interface World {
  readonly designer: Designer;
  readonly signal: AbortSignal;
  now(): string;
  /** Called after every answer; resolves when it is on disk. */
  save(state: State, thoughts: readonly Thought[]): Promise<void>;
  /** A person's answer at a gate. Rejects when the person cancels. */
  ask(gate: Gate): Promise<GateAnswer>;
  /** What there is to see by now. Called often; must not throw. */
  show(sight: Sight): void;
}

export const phases = [
  'frame',
  'criteria',
  'alternatives',
  'scores',
  'selection',
  'justification',
  'triggers',
  'review',
] as const;
export type Phase = (typeof phases)[number];

export interface Sight {
  readonly phase: Phase;
  readonly work: Work;
  readonly thoughts: readonly Thought[];
  readonly tokens: Tokens;
  /** Questions that are being answered right now, and how many are still to come in this phase. */
  readonly calls: { readonly open: number; readonly done: number; readonly planned: number };
}

export interface Tokens {
  readonly input: number;
  readonly output: number;
  readonly saved: number;
  readonly estimated: boolean;
}

/** Why a deliberation stopped before its end. Its state is kept, and it can be resumed. */
export class Stopped extends Error {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A person goes back to an earlier gate. */
export class Back extends Error {}

type Note = Omit<Thought, 'id' | 'at' | 'phase' | 'parent'> & { readonly parent?: string };

/**
 * Where the work is done: asks, remembers every answer, writes down every thought. Questions that were answered before
 * are answered from the journal, so the same code runs a deliberation, resumes one and goes back in one.
 */
export class Desk {
  readonly state: State;
  readonly world: World;
  readonly ground: Ground;
  readonly thoughts: Thought[] = [];
  work: Work = {};
  phase: Phase = 'frame';
  /** Score calls that gates, pruning and sampling made needless. */
  spared = 0;
  private latest: string;
  private last: string | null = null;
  private readonly known: Map<string, Entry>;
  private readonly stop = new AbortController();
  private calls = { open: 0, done: 0, planned: 0 };
  private saving: Promise<void> = Promise.resolve();
  readonly failures: string[] = [];
  private readonly used: Entry[] = [];

  constructor(state: State, world: World, ground: Ground) {
    this.state = state;
    this.world = world;
    this.ground = ground;
    this.latest = state.started;
    this.known = new Map(state.journal.map(entry => [entry.key, entry]));
    if (world.signal.aborted) this.stop.abort();
    world.signal.addEventListener('abort', this.abort);
  }

  /** Nothing goes on behind the back of who was told that it is over. */
  close(): void {
    this.stop.abort();
    this.world.signal.removeEventListener('abort', this.abort);
  }

  private readonly abort = () => this.stop.abort();

  /** Aborts when the deliberation is over, whoever ended it. */
  get closing(): AbortController {
    return this.stop;
  }

  /** Work that was left undone for a cancel must not look like work that gave nothing. */
  stopIfOver(): void {
    this.guard();
  }

  /** A question that nobody answered: a thought in the trace, and the next one without it. */
  fail(failure: ModelFailure): void {
    this.failures.push(failure.message);
  }

  enter(phase: Phase, planned = 0): void {
    this.phase = phase;
    this.calls = { open: 0, done: 0, planned };
    this.show();
  }

  plan(more: number): void {
    this.calls = { ...this.calls, planned: this.calls.planned + more };
  }

  /** Asks the designer, unless the answer is known. A failure ends the deliberation: `Stopped`. */
  async ask<K extends QuestionKind>(kind: K, ask: Asks[K], repair?: Repair): Promise<Answer<K>> {
    const reply = await this.try(kind, ask, repair);
    if (!reply.ok) throw this.stopped(reply.failure);
    return reply.answer;
  }

  /** Like `ask`, for questions that others can make up for. Only what no other question would mend still stops. */
  async try<K extends QuestionKind>(kind: K, ask: Asks[K], repair?: Repair): Promise<Reply<Answer<K>>> {
    const key = `${kind}:${digest(repair ? [ask, repair] : ask)}`;
    const known = this.known.get(key);
    const parsed = known && answerShapes[kind].safeParse(known.value);
    if (known && parsed?.success) {
      this.use(known);
      return {
        ok: true,
        answer: parsed.data as Answer<K>,
        usage: known.usage ?? { input: 0, output: 0, estimated: false },
        model: known.model ?? '',
      };
    }
    this.guard();
    this.calls = { ...this.calls, open: this.calls.open + 1 };
    this.show();
    const started = Date.parse(this.world.now());
    const question = repair ? { kind, ask, repair } : { kind, ask };
    const reply = await this.world.designer.answer(this.ground, question, { signal: this.stop.signal });
    this.calls = { ...this.calls, open: this.calls.open - 1, done: this.calls.done + 1 };
    if (!reply.ok) {
      this.guard();
      if (!mayGoOn(reply.failure)) throw this.stopped(reply.failure);
      return reply;
    }
    const checked = answerShapes[kind].safeParse(reply.answer);
    if (!checked.success)
      return {
        ok: false,
        failure: {
          kind: 'malformed',
          message: `${this.world.designer.name} gave an answer of another form than was asked for.`,
        },
      };
    const at = this.world.now();
    await this.remember({
      key,
      kind,
      at,
      value: reply.answer,
      usage: reply.usage,
      model: reply.model,
      milliseconds: Math.max(0, Date.parse(at) - started),
    });
    return reply;
  }

  /** A person's answer at a gate; what is proposed goes on as it is where the gate is off. */
  async gate(gate: Gate, must: boolean): Promise<Continue> {
    const { settings } = this.state;
    const key = gateKey(gate);
    const known = this.known.get(key);
    const parsed = known && gateAnswerShape.safeParse(known.value);
    if (known && parsed?.success && parsed.data.action === 'continue') {
      this.use(known);
      return parsed.data;
    }
    if (settings.unattended || (!must && !settings.gates.includes(gate.name as GateName))) return proceed;
    this.guard();
    this.show();
    const answer = await this.world.ask(gate);
    this.guard();
    if (answer.action === 'back') throw new Back();
    await this.remember({ key, kind: `gate:${gate.name}`, at: this.world.now(), value: answer });
    return answer;
  }

  think(note: Note): string {
    const id = `t${this.thoughts.length + 1}`;
    const { parent, ...rest } = note;
    this.thoughts.push({ id, at: this.latest, phase: this.phase, parent: parent ?? this.last, ...rest });
    this.last = id;
    this.show();
    return id;
  }

  set(part: Partial<Work>): void {
    this.work = withEdits({ ...this.work, ...part }, this.state.edits);
    this.show();
  }

  tokens(): Tokens {
    const usages = this.used.flatMap(({ usage }) => (usage ? [usage] : []));
    const scores = this.used.filter(({ kind, usage }) => kind === 'score' && usage);
    const each =
      scores.reduce((sum, { usage }) => sum + (usage?.input ?? 0) + (usage?.output ?? 0), 0) / (scores.length || 1);
    return {
      input: usages.reduce((sum, { input }) => sum + input, 0),
      output: usages.reduce((sum, { output }) => sum + output, 0),
      saved: Math.round(each * this.spared),
      estimated: usages.some(({ estimated }) => estimated),
    };
  }

  /** Resolves when everything that was answered is on disk. */
  async settled(): Promise<void> {
    await this.saving;
  }

  stopped(failure: ModelFailure): Stopped {
    this.stop.abort();
    return new Stopped(failure);
  }

  show(): void {
    const { phase, work, thoughts, calls } = this;
    this.world.show({ phase, work, thoughts, tokens: this.tokens(), calls });
  }

  private guard(): void {
    if (this.stop.signal.aborted)
      throw new Stopped({
        kind: 'cancelled',
        message: 'Cancelled. What was answered is kept: resume it whenever you like.',
      });
    const { tokenBudget } = this.state.settings;
    const { input, output } = this.tokens();
    if (tokenBudget > 0 && input + output >= tokenBudget) {
      throw this.stopped({
        kind: 'quota',
        message: `The token budget of ${tokenBudget} is spent (${input + output}). What was answered is kept: raise deliberate.tot.tokenBudget and resume.`,
      });
    }
  }

  private use(entry: Entry): void {
    this.used.push(entry);
    if (entry.at > this.latest) this.latest = entry.at;
  }

  private async remember(entry: Entry): Promise<void> {
    this.known.set(entry.key, entry);
    this.state.journal.push(entry);
    this.use(entry);
    this.show();
    // One write at a time, each of the newest state.
    this.saving = this.saving.then(() => this.world.save(this.state, this.thoughts));
    await this.saving;
  }
}

function gateKey(gate: Gate): string {
  return `gate:${gate.name}:${digest(gate)}`;
}

/** An answer that no try gave, or that was cut or refused, is one answer less; everything else would come again. */
function mayGoOn({ kind }: ModelFailure): boolean {
  return kind === 'malformed' || kind === 'refused' || kind === 'filtered' || kind === 'length';
}
