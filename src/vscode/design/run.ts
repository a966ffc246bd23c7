import type { CreditWorld } from '../../deliberation/credit';
import type { Sight } from '../../deliberation/desk';
import type { RecordFile } from '../../deliberation/keeping';
import { masked } from '../../deliberation/masked';
import { type DesignPlace, goBackTo, placeBefore, placeOf } from '../../design/back';
import type { Choice } from '../../design/choices';
import type { DesignSight } from '../../design/desk';
import type { DesignGateAnswer } from '../../design/gates';
import { type DesignWorld, runDesign } from '../../design/session';
import type { DesignState } from '../../design/state';
import type { Store } from '../../ports/store';
import type { DeliberationSnapshot } from '../../protocol/deliberationPane';
import { GatedRun } from '../deliberation/gatedRun';
import type { Steered } from '../deliberation/shown';
import { type AnyAnswer, type AnyDraft, type AnyGate, answerOf, draftOf, edited, unfinished } from './draft';
import { designPhase, designSnapshot, type SeenDesign } from './snapshot';

export interface DesignRunWorld {
  readonly store: Store;
  readonly records: string;
  readonly draft: RecordFile;
  credit(): Promise<Omit<CreditWorld, 'now'>>;
  now(): string;
  failed(error: unknown): void;
}

/** Who answers: what a design asks, and what its decisions ask. */
export type Who = Pick<DesignWorld, 'architect' | 'designerFor'>;

/** A person went back to a place that was passed. */
class Back extends Error {
  readonly place: DesignPlace;

  constructor(place: DesignPlace) {
    super(`back to ${place}`);
    this.place = place;
  }
}

/** One design of this window. */
export class DesignRun extends GatedRun<AnyGate, AnyDraft, AnyAnswer> implements Steered {
  readonly #world: DesignRunWorld;
  #state: DesignState;
  #sight: DesignSight | null = null;
  #decision: { readonly sight: Sight; readonly choice: Choice } | null = null;
  #before: { readonly place: DesignPlace; readonly answer: DesignGateAnswer | null } | null = null;

  constructor(state: DesignState, world: DesignRunWorld) {
    super(
      {
        draftOf,
        edited: (draft, change) => edited(draft, change, this.#state.tot),
        unfinished,
        answerOf,
      },
      error => world.failed(error),
      state.status === 'done',
    );
    this.#state = state;
    this.#world = world;
  }

  get state(): DesignState {
    return this.#state;
  }

  get name(): string {
    return this.#state.name;
  }

  get title(): string {
    return this.#state.title;
  }

  get unattended(): boolean {
    return this.#state.unattended;
  }

  get phase(): string {
    return designPhase(this.seen());
  }

  seen(restore = ''): SeenDesign {
    return {
      state: this.#state,
      sight: this.#sight,
      decision: this.#decision,
      standing: this.standing,
      gateNumber: this.gateNumber,
      restore,
    };
  }

  snapshot(restore: string): DeliberationSnapshot {
    return designSnapshot(this.seen(restore));
  }

  /** Goes on to the end or to a stop; with a place, it is asked about there again. */
  start(who: Who, state = this.#state, again: DesignPlace | null = null) {
    if (this.isGoing) return this.ended();
    this.#state = state;
    this.#decision = null;
    return this.begin(signal => this.#work(who, signal, again));
  }

  /** Back to the gate before this one, inside of a decision or of the design. */
  back(version = this.gateNumber): void {
    const standing = this.asking(version);
    if (standing === null) return;
    const { gate } = standing;
    const place = gate.of === 'design' ? placeBefore(this.#state, placeOf(gate.gate)) : null;
    if (gate.of === 'decision') this.give({ of: 'decision', answer: { action: 'back' } });
    else if (place !== null) this.leave(new Back(place));
  }

  again(version: number, note: string): void {
    this.#answerStep(version, { action: 'again', note });
  }

  skip(version: number): void {
    this.#answerStep(version, { action: 'skip' });
  }

  /** From an open gate; what works or has ended is gone on with at that place by whoever holds it. */
  visit(place: DesignPlace): boolean {
    if (this.standing.is !== 'asking') return false;
    this.leave(new Back(place));
    return true;
  }

  #answerStep(version: number, answer: DesignGateAnswer): void {
    const gate = this.asking(version)?.gate;
    if (gate?.of === 'design' && gate.gate.name === 'step') this.give({ of: 'design', answer });
  }

  async #work(who: Who, signal: AbortSignal, first: DesignPlace | null) {
    for (let place = first; ; ) {
      this.#before = place === null ? null : { place, answer: goBackTo(this.#state, place) };
      try {
        return await this.#run(who, signal, place);
      } catch (error) {
        if (!(error instanceof Back)) throw error;
        place = error.place;
      }
    }
  }

  async #run(who: Who, signal: AbortSignal, again: DesignPlace | null) {
    const { store, records, draft, now } = this.#world;
    const outcome = await runDesign(this.#state, {
      ...{ store, records, draft, now, signal, again },
      architect: who.architect,
      designerFor: topic => masked(who.designerFor(topic)),
      credit: await this.#world.credit(),
      ask: async gate => {
        const before = this.#before?.place === placeOf(gate) ? this.#before.answer : null;
        const given = await this.ask({ of: 'design', gate, origin: who.architect.origin, before }, signal);
        if (given.of !== 'design') throw new Error('an answer to another gate');
        return given.answer;
      },
      show: sight => {
        this.#sight = sight;
        this.tell();
      },
      decisions: {
        ask: async (gate, choice) => {
          const given = await this.ask({ of: 'decision', gate, choice, settings: this.#state.tot }, signal);
          if (given.of !== 'decision') throw new Error('an answer to another gate');
          return given.answer;
        },
        show: (sight, choice) => {
          this.#decision = { sight, choice };
          this.tell();
        },
      },
    });
    return outcome.done
      ? {
          findings: [
            ...outcome.findings.map(({ message }) => message),
            ...outcome.recordFindings.map(({ path, message }) => `${path}: ${message}`),
          ],
        }
      : { failure: outcome.failure };
  }
}
