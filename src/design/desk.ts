import { Stopped } from '../deliberation/desk';
import { digest } from '../deliberation/digest';
import type { Entry } from '../deliberation/state';
import type { Thought } from '../deliberation/thoughts';
import type { ModelFailure } from '../llm/model';
import type { Architect, Objection } from './architect';
import { type DesignPlace, placeOf } from './back';
import { type DesignGate, type DesignGateAnswer, designGateAnswer } from './gates';
import type { Stands } from './heard';
import { type DesignAnswer, type DesignAsks, type DesignQuestion, designShapes } from './questions';
import type { DesignState } from './state';
import type { DesignWork } from './work';

export interface DesignSight {
  readonly phase: string;
  readonly work: DesignWork;
  readonly thoughts: readonly Thought[];
}

export interface DesignDeskWorld {
  readonly architect: Architect;
  readonly signal: AbortSignal;
  now(): string;
  /** Called after every answer; resolves when it is on disk. */
  save(): Promise<void>;
  /** Rejects when the person cancels. */
  ask(gate: DesignGate): Promise<DesignGateAnswer>;
  show(sight: DesignSight): void;
  /** A place that a person went back to: there it is asked, whatever the gates are. */
  readonly again?: DesignPlace | null;
  /** The document, where there is one by now. */
  stands(): Promise<Stands | null>;
}

type Note = Omit<Thought, 'id' | 'at' | 'phase' | 'parent'> & { readonly parent?: string };

/**
 * The desk of a design: like that of a deliberation it remembers every answer under a key of its question, so that the
 * same code begins a design and resumes one. A question holds all that was settled before it: what is changed there is
 * asked again from there on, and only that.
 */
export class DesignDesk {
  readonly state: DesignState;
  readonly world: DesignDeskWorld;
  readonly thoughts: Thought[] = [];
  work: DesignWork;
  private phase = 'context';
  private latest: string;
  private last: string | null = null;
  private readonly known: Map<string, Entry>;

  constructor(state: DesignState, world: DesignDeskWorld) {
    this.state = state;
    this.world = world;
    this.latest = state.started;
    this.known = new Map(state.journal.map(entry => [entry.key, entry]));
    this.work = { fields: [], requirements: [], exceptions: [], decisions: [], parts: {}, skipped: [], open: [] };
  }

  enter(phase: string): void {
    this.phase = phase;
    this.show();
  }

  async ask<K extends DesignQuestion>(kind: K, ask: DesignAsks[K], objection?: Objection): Promise<DesignAnswer<K>> {
    const { title, context } = this.state;
    const key = `${kind}:${digest(objection ? [ask, objection] : ask)}`;
    const shape = designShapes[kind];
    const known = this.recall(key, value => {
      const { success, data } = shape.safeParse(value);
      return { success, data: data as DesignAnswer<K> | undefined };
    });
    if (known) return known;
    this.guard();
    const { signal, architect } = this.world;
    const reply = await architect.answer({ title, context }, kind, ask, objection ? { signal, objection } : { signal });
    this.guard();
    if (!reply.ok) throw new Stopped(reply.failure);
    const checked = shape.safeParse(reply.answer);
    if (!checked.success)
      throw new Stopped({
        kind: 'malformed',
        message: `${architect.name} gave an answer of another form than was asked for.`,
      });
    await this.remember({
      key,
      kind,
      at: this.world.now(),
      value: reply.answer,
      usage: reply.usage,
      model: reply.model,
    });
    return checked.data as DesignAnswer<K>;
  }

  /** A person's answer; what is proposed goes on where the gate is off and nothing must be asked. */
  async gate(gate: DesignGate, must: boolean): Promise<DesignGateAnswer> {
    const key = gateKey(gate);
    const known = this.recall(key, value => designGateAnswer.safeParse(value));
    if (known) return known;
    const { gates, unattended } = this.state;
    const place = placeOf(gate);
    const isAsked = !unattended && (must || (gates as readonly string[]).includes(gate.name));
    if (!isAsked && place !== this.world.again) return { action: 'continue' };
    this.guard();
    this.show();
    const answer = designGateAnswer.parse(await this.world.ask(gate));
    this.guard();
    await this.remember({ key, kind: `gate:${place}`, at: this.world.now(), value: answer });
    return answer;
  }

  /** A person was there at this gate, even if nobody is now. */
  isAnswered(gate: DesignGate): boolean {
    return this.known.has(gateKey(gate));
  }

  /** What was noted under a name by `note`, if it is still what `check` takes. */
  recall<T>(key: string, check: (value: unknown) => { success: boolean; data?: T | undefined }): T | null {
    const entry = this.known.get(key);
    const parsed = entry && check(entry.value);
    if (!entry || !parsed?.success) return null;
    if (entry.at > this.latest) this.latest = entry.at;
    return parsed.data ?? null;
  }

  async note(key: string, value: unknown): Promise<void> {
    await this.remember({ key, kind: key.replace(/:.*/, ''), at: this.world.now(), value });
  }

  think(note: Note): string {
    const id = `t${this.thoughts.length + 1}`;
    const { parent, ...rest } = note;
    this.thoughts.push({ id, at: this.latest, phase: this.phase, parent: parent ?? this.last, ...rest });
    this.last = id;
    this.show();
    return id;
  }

  set(part: Partial<DesignWork>): void {
    this.work = { ...this.work, ...part };
    this.show();
  }

  show(): void {
    const { phase, work, thoughts } = this;
    this.world.show({ phase, work, thoughts });
  }

  stopped(failure: ModelFailure): Stopped {
    return new Stopped(failure);
  }

  guard(): void {
    if (this.world.signal.aborted)
      throw new Stopped({
        kind: 'cancelled',
        message: 'Cancelled. What was answered is kept: go on with it whenever you like.',
      });
  }

  private async remember(entry: Entry): Promise<void> {
    if (entry.at > this.latest) this.latest = entry.at;
    this.known.set(entry.key, entry);
    this.state.journal = [...this.state.journal.filter(({ key }) => key !== entry.key), entry];
    this.show();
    await this.world.save();
  }
}

function gateKey(gate: DesignGate): string {
  return `gate:${gate.name}:${digest(gate)}`;
}
