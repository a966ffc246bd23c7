import type { ModelFailure } from '../llm/model';
import type { Finding } from '../review/finding';
import { Back, Desk, Stopped, type Tokens, type World } from './desk';
import { gateOrder } from './gates';
import { groundOf } from './ground';
import { alternatives } from './phases/alternatives';
import { criteria } from './phases/criteria';
import { frame } from './phases/frame';
import { justification } from './phases/justification';
import { reviewed } from './phases/review';
import { scores } from './phases/scores';
import { selection } from './phases/selection';
import { triggers } from './phases/triggers';
import type { State } from './state';
import type { Thought } from './thoughts';
import { recordText } from './values';
import type { Work } from './work';

export type Outcome =
  | {
      readonly done: true;
      readonly text: string;
      readonly work: Work;
      readonly findings: readonly Finding[];
      readonly thoughts: readonly Thought[];
      readonly tokens: Tokens;
    }
  | {
      readonly done: false;
      readonly failure: ModelFailure;
      readonly work: Work;
      readonly thoughts: readonly Thought[];
      readonly tokens: Tokens;
    };

/**
 * A question and its context become a record. The state holds every answer: with the same answers the same record comes
 * out, whenever it was interrupted.
 */
export async function deliberate(state: State, world: World): Promise<Outcome> {
  const ground = groundOf(state.input, state.settings);
  for (;;) {
    const desk = new Desk(state, world, ground);
    try {
      return await run(desk);
    } catch (error) {
      if (error instanceof Back) {
        goBack(state);
        continue;
      }
      await desk.settled();
      if (!(error instanceof Stopped)) throw error;
      const { work, thoughts } = desk;
      return { done: false, failure: error.failure, work, thoughts, tokens: desk.tokens() };
    } finally {
      desk.close();
    }
  }
}

async function run(desk: Desk): Promise<Outcome> {
  await frame(desk);
  await criteria(desk);
  await alternatives(desk);
  await scores(desk);
  await selection(desk);
  await justification(desk);
  await triggers(desk);
  const findings = await reviewed(desk);
  const text = recordText(desk.state, desk.work);
  await desk.gate({ name: 'record', text, findings: findings.map(({ message }) => message) }, false);
  desk.state.status = 'done';
  await desk.world.save(desk.state, desk.thoughts);
  const { work, thoughts } = desk;
  return { done: true, text, work, findings, thoughts, tokens: desk.tokens() };
}

/** Forgets the answer at the last gate that was passed. The designer's answers stay: what is unchanged is not asked again. */
function goBack(state: State): void {
  const passed = gateOrder.filter(name => state.journal.some(({ kind }) => kind === `gate:${name}`));
  const last = passed.at(-1);
  if (last === undefined) return;
  const place = state.journal.findLastIndex(({ kind }) => kind === `gate:${last}`);
  state.journal.splice(place, 1);
}
