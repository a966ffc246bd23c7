import { read } from '../adr/read';
import { type Brief, briefOf } from '../brief/brief';
import { type Assessment, assess } from '../decision/assess';
import { format } from '../decision/decimal';
import { toNumber } from '../decision/exact';
import type { Designer } from '../deliberation/designer';
import { type Sight, Stopped } from '../deliberation/desk';
import type { Gate, GateAnswer } from '../deliberation/gates';
import { placeOf } from '../deliberation/place';
import { begun, runSession, type SessionWorld } from '../deliberation/session';
import type { State } from '../deliberation/state';
import { nextFileName } from '../log/fileName';
import { assumption } from './assumption';
import { type Choice, recordTitle } from './choices';
import type { DesignDesk } from './desk';
import { askedPerson } from './fields';
import { relative } from './paths';
import { type Decision, takenOf } from './questions';
import { placeShape, recordsOf } from './recordsOf';

/** What a decision needs of the world: the files, who decides, and a person to ask at its gates. */
export interface DecisionWorld extends Pick<SessionWorld, 'store' | 'records' | 'now' | 'signal' | 'credit'> {
  ask(gate: Gate, choice: Choice): Promise<GateAnswer>;
  show(sight: Sight, choice: Choice): void;
  /** Who proposes and scores the options of a topic. */
  designerFor(topic: string): Designer;
}

/** Has a key choice decided by the Tree-of-Thoughts protocol as a record of its own, or goes on with one that was begun. */
export async function decide(
  desk: DesignDesk,
  choice: Choice,
  before: readonly Decision[],
  world: DecisionWorld,
): Promise<Decision> {
  const title = recordTitle(choice, desk.state.title);
  const place = await placed(desk, choice, title, world);
  const state = await stateOf(desk, title, place, before, choice, world);
  if (state.status !== 'done' || (await world.store.read(place.path)) === null) {
    desk.guard();
    const session: SessionWorld = {
      ...world,
      designer: world.designerFor(choice.topic),
      ask: gate => world.ask(gate, choice),
      show: sight => world.show(sight, choice),
    };
    const outcome = await runSession(state, session);
    if (!outcome.done) throw new Stopped(outcome.failure);
  }
  const text = (await world.store.read(place.path)) ?? state.written ?? '';
  return decisionIn(text, place.path, choice, briefOf(desk.state.title, desk.state.context));
}

/** What a record says now: a person may have changed it since. */
export function decisionIn(text: string, path: string, choice: Choice, brief: Brief | null = null): Decision {
  const record = read(text, { path });
  const [main] = record.matrices;
  const options = main?.matrix.options.map(({ name }) => name) ?? [];
  const assessed = main ? assess(main.matrix) : null;
  const level = assessed ? levelWith(assessed).map(index => options[index] ?? '') : [];
  const chosen = record.chosen
    ? (options.find(name => record.chosen && sameStart(name, record.chosen.value)) ?? record.chosen.value)
    : null;
  const totals = assessed
    ? assessed.options.map(
        (option, index) => `${options[index] ?? ''} ${option.points ? format(option.points.low, 2) : 'open'}`,
      )
    : [];
  return {
    topic: choice.topic,
    title: choice.title,
    because: choice.because,
    chosen,
    assumed: chosen ?? assumption(choice.topic, level, brief) ?? 'TODO: nothing is decided',
    reason: totals.join(', '),
    options,
    confidence: /\b(?:HIGH|MODERATE|TIE)\b/.exec(record.confidence?.value ?? '')?.[0] ?? 'open',
    path,
  };
}

/** Who a person would have to choose between: all that are no further from the first than a tie. */
function levelWith({ ranking, options, matrix }: Assessment): readonly number[] {
  const points = (index: number | undefined) => {
    const own = index === undefined ? null : options[index]?.points;
    return own ? toNumber(own.low) : 0;
  };
  const range = matrix.scale.max - matrix.scale.min;
  return ranking.filter(index => points(ranking[0]) - points(index) < 0.05 * range);
}

function sameStart(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The number and file are taken once and kept, so that a resumed design goes on with the same record. */
async function placed(desk: DesignDesk, choice: Choice, title: string, { store }: DecisionWorld) {
  const key = `record:${choice.topic}`;
  const known = desk.recall(key, value => placeShape.safeParse(value));
  if (known) return known;
  const folder = desk.state.records;
  const names = (await store.list(folder)).flatMap(({ kind, name }) => (kind === 'file' ? [name] : []));
  // A record that was begun and is not written yet has its number too.
  const taken = recordsOf(desk.state).map(path => path.split('/').pop() ?? '');
  const { digits, name } = nextFileName([...names, ...taken], title);
  const place = { path: `${folder}/${name}`, digits };
  await desk.note(key, place);
  return place;
}

async function stateOf(
  desk: DesignDesk,
  title: string,
  place: { readonly path: string; readonly digits: string },
  before: readonly Decision[],
  choice: Choice,
  world: DecisionWorld,
): Promise<State> {
  const { state: design } = desk;
  const designer = world.designerFor(choice.topic);
  const companions = await placeOf(world.store, world.records, place.path);
  const fresh = begun({
    ...place,
    name: companions.name,
    date: design.date,
    now: world.now(),
    input: {
      title,
      context: contextFor(desk, place.path, designer.origin === 'model' ? before : []),
      criteria: [],
      alternatives: [],
      lessons: design.lessons,
      deciders: [],
      template: 'tot',
      reopens: null,
    },
    settings: { ...design.tot, ...(choice.quiet ? { gates: [] } : {}), unattended: design.unattended },
    designer,
  });
  const { found } = companions;
  if (found === null) return fresh;
  if ('problem' in found) throw new Stopped({ kind: 'broken', message: found.message });
  return found.state;
}

/** A decision hears the whole brief, and a model what was decided before; the design it belongs to is linked. */
function contextFor({ state, work }: DesignDesk, path: string, before: readonly Decision[]): string {
  const said = work.fields.filter(({ words, value }) => words === askedPerson && value !== '');
  const settled = before.map(decision => `- ${decision.title}: ${takenOf(decision)}`);
  return [
    state.context.trim(),
    ...(said.length > 0
      ? [`Said when asked:\n\n${said.map(({ name, value }) => `- ${name}: ${value}`).join('\n')}`]
      : []),
    `This decision is part of the design [${state.title}](${relative(path, state.path)}).`,
    ...(settled.length > 0 ? [`Decided before it:\n\n${settled.join('\n')}`] : []),
  ].join('\n\n');
}
