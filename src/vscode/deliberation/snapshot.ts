import type { Phase, Sight } from '../../deliberation/desk';
import { type Gate, gateOrder } from '../../deliberation/gates';
import type { GateName } from '../../deliberation/settings';
import type { State } from '../../deliberation/state';
import type { DeliberationSnapshot } from '../../protocol/deliberationPane';
import { type Draft, unfinished } from './draft';
import { ahead, figuresOf, footOf } from './figures';
import type { Standing as Gated } from './gatedRun';
import { gateStage, workStage } from './stages';

export type Standing = Gated<Gate, Draft>;

export interface Seen {
  readonly state: State;
  readonly sight: Sight | null;
  readonly standing: Standing;
  /** Counts the gates that were opened: an edit that was meant for another is told by it. */
  readonly gateNumber: number;
  readonly evaluators: number;
  readonly restore: string;
}

const phaseNames = ['Context', 'Criteria', 'Alternatives', 'Scores', 'Decision', 'Review'] as const;
type PhaseName = (typeof phaseNames)[number];

const named: { readonly [P in Phase]: PhaseName } = {
  frame: 'Context',
  criteria: 'Criteria',
  alternatives: 'Alternatives',
  scores: 'Scores',
  selection: 'Decision',
  justification: 'Decision',
  triggers: 'Decision',
  review: 'Review',
};

const next: { readonly [G in GateName]: string } = {
  criteria: 'to alternatives',
  alternatives: 'to scores',
  scores: 'to the decision',
  record: 'and write the record',
};

const mostThoughts = 60;

export function snapshotOf(seen: Seen): DeliberationSnapshot {
  const { state, sight, standing, gateNumber, evaluators, restore } = seen;
  const gate = standing.is === 'asking' ? standing.gate : null;
  const draft = standing.is === 'asking' ? standing.draft : null;
  const work = sight?.work ?? {};
  const complaint =
    standing.is === 'asking' && standing.complained ? unfinished(standing.draft, standing.gate, state.settings) : null;
  const coming = ahead(state, sight, evaluators);
  const running = standing.is === 'working' || standing.is === 'asking';
  return {
    type: 'snapshot',
    version: gateNumber,
    restore,
    task: state.input.reopens ? 'Re-open decision' : 'New ADR with ToT',
    title: state.input.title,
    model: state.designer.name,
    figures: sight ? [...figuresOf(sight.tokens, coming)] : [],
    phases: phasesOf(phaseOf(seen), standing.is === 'done'),
    lead: leadOf(seen),
    stage: gate && draft ? gateStage(gate, draft, state.settings, work, state.input) : finalStage(seen),
    locked: gate === null,
    thoughts: (sight?.thoughts ?? [])
      .slice(-mostThoughts)
      .map(({ id, type, text }) => ({ id, type, text: text.slice(0, 2000) })),
    next: gate ? next[gate.name] : null,
    foot: running ? [...footOf(coming, state.input.lessons.length)] : [],
    canGoBack: gate !== null && gateOrder.some(name => state.journal.some(({ kind }) => kind === `gate:${name}`)),
    canCancel: running,
    problem: standing.is !== 'stopped' ? complaint : standing.cancelled ? null : standing.message,
    remedies: remediesOf(standing),
    finished: standing.is === 'done',
  };
}

function finalStage({ sight, standing, state }: Seen): DeliberationSnapshot['stage'] {
  const stage = sight ? workStage(sight.work, state.settings) : null;
  if (stage?.kind !== 'record' || standing.is !== 'done') return stage;
  return { ...stage, findings: [...standing.findings] };
}

export function remediesOf(standing: Gated<unknown, unknown>): DeliberationSnapshot['remedies'] {
  if (standing.is === 'idle') return ['resume'];
  if (standing.is !== 'stopped') return [];
  return standing.aboutModel ? ['resume', 'selectModel', 'useCatalogue'] : ['resume'];
}

/** Where it is; of one that has not been taken up again, where it was left. */
export function phaseOf({ state, sight, standing }: Seen): PhaseName {
  if (standing.is === 'asking') {
    if (standing.gate.name === 'scores') return 'Scores';
    if (standing.gate.name === 'record') return 'Review';
  }
  if (sight) return named[sight.phase];
  return storedPhase(state);
}

/** By the last answer that was kept. */
export function storedPhase({ journal, status }: State): PhaseName {
  if (status === 'done') return 'Review';
  const places: readonly (readonly [RegExp, PhaseName])[] = [
    [/^gate:record$/, 'Review'],
    [/^(?:justify|triggers|gate:scores)$/, 'Decision'],
    [/^(?:score|compare|refine|vote|gate:alternatives)$/, 'Scores'],
    [/^(?:alternatives|gate:criteria)$/, 'Alternatives'],
    [/^(?:criteria|frame)$/, 'Criteria'],
  ];
  return places.find(([pattern]) => journal.some(({ kind }) => pattern.test(kind)))?.[1] ?? 'Context';
}

function phasesOf(current: PhaseName, finished: boolean): DeliberationSnapshot['phases'] {
  const place = phaseNames.indexOf(current);
  return phaseNames.map((name, index) => ({
    name,
    state: finished || index < place ? 'done' : index === place ? 'current' : 'next',
  }));
}

/** One sentence above the middle: what is to be done, or what goes on. */
function leadOf({ state, sight, standing }: Seen): string {
  switch (standing.is) {
    case 'idle':
      return 'It was stopped before its end. What was answered is kept: resume it, and it goes on from there.';
    case 'stopped':
      return standing.cancelled
        ? 'Cancelled. What is there stays in the record, and it can be resumed whenever you like.'
        : 'It stopped. What was answered is kept.';
    case 'done':
      return sight?.work.verdict?.chosen === null
        ? 'The record is written, as proposed, with no option chosen.'
        : 'The record is written, as proposed. Accepting it is up to you.';
    case 'asking':
      return gateLead(standing.gate);
    case 'working': {
      const { open = 0, done = 0, planned = 0 } = sight?.calls ?? {};
      const count = planned > 1 ? ` (${Math.min(done, planned)} of ${planned})` : '';
      const going = {
        Context: 'Reading the context',
        Criteria: 'Looking for criteria in the context',
        Alternatives: 'Looking for alternatives that differ in kind',
        Scores: `Scoring each alternative on each criterion${count}`,
        Decision: 'Writing down why, and what would change it',
        Review: 'Holding the record against the rules',
      }[phaseOf({ state, sight, standing, gateNumber: 0, evaluators: 1, restore: '' })];
      return open > 0 || planned > 0 ? `${going}…` : 'Working…';
    }
  }
}

function gateLead(gate: Gate): string {
  switch (gate.name) {
    case 'criteria':
      return 'What the decision is judged by. Change, add or remove: your weights count as you set them.';
    case 'alternatives': {
      const kept = gate.alternatives.filter(({ struck }) => struck === null).length;
      return `${words(kept)} that differ in kind. Strike, rename or add before they are scored: what you strike costs nothing more.`;
    }
    case 'scores':
      return gate.asks.length > 0
        ? 'The numbers do not decide this alone: it is up to you.'
        : 'Every alternative has its scores. Change what you know better, or choose another.';
    case 'record':
      return gate.findings.length > 0
        ? 'The record is ready. The rules found what could not be put right without you.'
        : 'The record is ready, and no rule finds anything.';
  }
}

function words(count: number): string {
  const names = [
    'No alternatives',
    'One alternative',
    'Two',
    'Three',
    'Four',
    'Five',
    'Six',
    'Seven',
    'Eight',
    'Nine',
    'Ten',
  ];
  const name = names[count] ?? String(count);
  return count < 2 ? name : `${name} alternatives`;
}
