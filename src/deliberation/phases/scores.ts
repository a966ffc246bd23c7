import type { Assessment } from '../../decision/assess';
import { exact, mul, toNumber } from '../../decision/exact';
import type { Desk } from '../desk';
import type { Continue } from '../gates';
import { cellsOf, type Opinion, opinions } from '../judge';
import { assessed, normalised } from '../matrix';
import { plain, sameName } from '../plain';
import { search } from '../search/search';
import type { Alternative, Cell, Criterion, Scored } from '../work';
import { live } from './alternatives';
import { refinements, voted } from './refine';

type State = Alternative | null;

interface Note {
  readonly of: string;
  readonly text: string;
}

/** Every alternative on every criterion, and, where it is asked for, what refining the best of them gives. */
export async function scores(desk: Desk): Promise<void> {
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const known = new Map<string, Scored>();
  const alternatives = live(desk.work.alternatives ?? []);
  desk.enter('scores');
  desk.think({
    type: 'Reasoning',
    text: `${alternatives.length} alternatives on ${criteria.length} criteria, each alone`,
    action: 'score',
  });
  // Refining goes on for several alternatives at once; what was thought is written down in their order, whoever came first.
  const notes: Note[] = [];
  const found = await search<State>(
    settings.search,
    {
      root: null,
      keyOf: state => state?.name ?? '',
      propose: state =>
        state === null ? alternatives : refinements(desk, state, known, text => notes.push({ of: state.name, text })),
      evaluate: async states => {
        const these = states.flatMap(state => state ?? []);
        writeDown(desk, notes, [...known.keys()]);
        const forms = these.filter(({ refines }) => refines !== null);
        const worth = forms.length === 0 ? these : await voted(desk, forms, parent => inReach(desk, known, parent));
        await score(desk, worth, known);
        return these.map(state => worthOf(desk, known, state));
      },
      isGoal: (state, value) => state !== null && state.refines !== null && value !== null && value >= settings.enough,
      // What is left to the top of the scale: an estimate that never promises too little.
      heuristic: state => (state === null ? 1 : 1 - worthOf(desk, known, state)),
    },
    {
      depth: settings.depth,
      iterations: settings.iterations,
      prune: null,
      breadth: settings.depth > 1 && settings.search === 'beam' ? settings.beamWidth : null,
      stop: () => null,
    },
  );
  writeDown(desk, notes, [...known.keys()]);
  for (const { type, from, to, reason } of found.edges) {
    const node = (id: string) => found.nodes.find(one => one.id === id)?.state?.name ?? desk.ground.title;
    if (type !== 'explore')
      desk.think({
        type: type === 'prune' ? 'Reasoning' : 'Progress',
        text: `${node(to)}${reason ? `: ${reason}` : ''}`,
        edge: type,
        node: node(type === 'backtrack' ? from : to),
      });
  }
  const scored = standing(desk, alternatives, known);
  desk.set({ scored });
  const assessment = assessed(criteria, scored, settings);
  const asks = askingFor(assessment, criteria, scored, desk);
  const leader = assessment.leaders[0];
  desk.think({
    type: 'Progress',
    text: 'Every alternative has its scores',
    observation: {
      status: scored.some(({ cells }) => cells.some(cell => cell.score === null)) ? 'partial' : 'success',
      result: leader === undefined ? 'no order yet' : `${scored[leader]?.alternative.name ?? ''} leads`,
    },
  });
  for (const text of asks) desk.think({ type: 'Exception', text, action: 'ask a person' });
}

function writeDown(desk: Desk, notes: Note[], order: readonly string[]): void {
  for (const { of: node, text } of notes.splice(0).sort((a, b) => order.indexOf(a.of) - order.indexOf(b.of)))
    desk.think({ type: 'Reasoning', text, edge: 'prune', node });
}

/** The gate after scoring. Where nobody can decide but a person, it asks whatever is set. */
export async function scoresGate(desk: Desk): Promise<Continue> {
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const scored = desk.work.scored ?? [];
  const assessment = assessed(criteria, scored, settings);
  const asks = askingFor(assessment, criteria, scored, desk);
  const leader = assessment.leaders.length === 1 ? scored[assessment.leaders[0] ?? -1]?.alternative.name : undefined;
  const gate = { name: 'scores' as const, criteria, scored, asks, proposed: leader ?? null };
  const answer = await desk.gate(gate, asks.length > 0);
  if (answer.scores) desk.set({ scored: edited(scored, criteria, answer, settings.scale) });
  return answer;
}

async function score(desk: Desk, alternatives: readonly Alternative[], known: Map<string, Scored>): Promise<void> {
  const { settings, designer } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const rounds = designer.origin === 'catalogue' ? 1 : settings.samples;
  const heard = new Map<string, readonly Opinion[]>();
  const listen = async (some: readonly Alternative[], samples: readonly number[]) => {
    const early = new Map(heard);
    const found = await opinions(desk, some, criteria, samples, (alternative, opinion) => {
      const all = [...(early.get(alternative.name) ?? []), opinion];
      early.set(alternative.name, all);
      known.set(alternative.name, { alternative, cells: cellsOf(criteria, all, designer.origin) });
      desk.set({ scored: [...known.values()] });
    });
    // Once all are there, in the order in which they were asked for: the same whoever answered first.
    for (const [index, alternative] of some.entries()) {
      const all = [...(heard.get(alternative.name) ?? []), ...(found[index] ?? [])];
      heard.set(alternative.name, all);
      known.set(alternative.name, { alternative, cells: cellsOf(criteria, all, designer.origin) });
    }
    desk.set({ scored: [...known.values()] });
  };
  await listen(alternatives, [0]);
  if (rounds < 2) return;
  // Further samples show how sure a score is. Who cannot lead any more has no use for them.
  const contenders = alternatives.filter(alternative => mayLead(desk, known, alternative));
  const more = Array.from({ length: rounds - 1 }, (_, index) => index + 1);
  desk.spared += (alternatives.length - contenders.length) * more.length * desk.world.designer.evaluators.length;
  await listen(contenders, more);
}

/**
 * Within half a point of the leader, on a scale from 1 to 5, and not out by more than a point: beyond that the lead is
 * high. A refined form has to beat what it refines first.
 */
function mayLead(desk: Desk, known: ReadonlyMap<string, Scored>, alternative: Alternative): boolean {
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const all = [...known.values()];
  const best = Math.max(...all.map(({ alternative: other }) => worthOf(desk, known, other)));
  const own = all.find(other => other.alternative === alternative);
  if (!own) return false;
  const forgiven = { ...own, cells: own.cells.map((cell, index) => nearly(cell, criteria[index])) };
  const value = normalised(assessed(criteria, [forgiven], settings), 0, settings);
  const parent = all.find(other => other.alternative.name === alternative.refines);
  if (parent && value <= worthOf(desk, known, parent.alternative)) return false;
  return value >= best - 0.5 / 4;
}

function inReach(desk: Desk, known: ReadonlyMap<string, Scored>, name: string): boolean {
  const own = known.get(name);
  return own !== undefined && mayLead(desk, known, own.alternative);
}

/** A score that misses a critical threshold by one may be chance. */
function nearly(cell: Cell, criterion: Criterion | undefined): Cell {
  const least = criterion?.atLeast ?? null;
  return least !== null && cell.score === least - 1 ? { ...cell, score: least } : cell;
}

function worthOf(desk: Desk, known: ReadonlyMap<string, Scored>, alternative: Alternative): number {
  const own = known.get(alternative.name);
  const { settings } = desk.state;
  return own ? normalised(assessed(desk.work.criteria ?? [], [own], settings), 0, settings) : 0;
}

/** The alternatives that were chosen to be compared, each in the best form that refining found. */
function standing(
  desk: Desk,
  alternatives: readonly Alternative[],
  known: ReadonlyMap<string, Scored>,
): readonly Scored[] {
  const formsOf = (name: string): readonly Alternative[] => {
    const own = [...known.values()].map(({ alternative }) => alternative).filter(({ refines }) => refines === name);
    return [...own, ...own.flatMap(form => formsOf(form.name))];
  };
  return alternatives.flatMap(alternative => {
    const best = formsOf(alternative.name).reduce(
      (found, form) => (worthOf(desk, known, form) > worthOf(desk, known, found) ? form : found),
      alternative,
    );
    return known.get(best.name) ?? [];
  });
}

/** What only a person can decide: a tie, evaluators that are more than a point apart. */
export function askingFor(
  assessment: Assessment,
  criteria: readonly Criterion[],
  scored: readonly Scored[],
  desk: Desk,
): readonly string[] {
  const { scale } = desk.state.settings;
  const apart = (scale.max - scale.min) / 4;
  const disagreements = scored.flatMap(({ alternative, cells }) =>
    cells.flatMap(({ opinions: said }, index) => {
      const values = said.map(one => one.score);
      if (Math.max(...values) - Math.min(...values) <= apart) return [];
      const who = said.map(one => `${one.evaluator || 'one'} ${one.score}`).join(', ');
      return [`The evaluators disagree on ${criteria[index]?.name ?? ''} of ${alternative.name}: ${who}.`];
    }),
  );
  const names = assessment.ranking.slice(0, 2).map(option => scored[option]?.alternative.name ?? '');
  const gap = assessment.gap === null ? '' : ` ${toNumber(mul(assessment.gap, exact(100))) / 100}`.slice(0, 6);
  const tie =
    assessment.confidence === 'TIE'
      ? [`${names.join(' and ')} are${gap} apart: too little for the numbers to decide.`]
      : [];
  return [...tie, ...disagreements];
}

function edited(
  scored: readonly Scored[],
  criteria: readonly Criterion[],
  { scores: own = [] }: Continue,
  scale: { readonly min: number; readonly max: number },
): readonly Scored[] {
  return scored.map(({ alternative, cells }) => ({
    alternative,
    cells: cells.map((cell, index) => {
      const name = criteria[index]?.name ?? '';
      const set = own.find(one => sameName(one.option, alternative.name) && sameName(one.criterion, name));
      if (!set || (set.score === cell.score && plain(set.because, 140) === cell.because)) return cell;
      const fits = set.score === null || (set.score >= scale.min && set.score <= scale.max);
      return fits ? { ...cell, score: set.score, because: plain(set.because, 140), by: 'person' as const } : cell;
    }),
  }));
}
