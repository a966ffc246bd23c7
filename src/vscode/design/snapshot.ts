import type { Sight } from '../../deliberation/desk';
import { gateOrder } from '../../deliberation/gates';
import { type DesignPlace, designPlaces, placeBefore, placeOf } from '../../design/back';
import type { Choice } from '../../design/choices';
import type { DesignSight } from '../../design/desk';
import type { DesignGate } from '../../design/gates';
import { partNames, stepTitles, takenOf } from '../../design/questions';
import type { DesignState } from '../../design/state';
import type { DeliberationSnapshot, Stage } from '../../protocol/deliberationPane';
import { figuresOf } from '../deliberation/figures';
import type { Standing } from '../deliberation/gatedRun';
import { remediesOf } from '../deliberation/snapshot';
import { gateStage, workStage } from '../deliberation/stages';
import { type AnyDraft, type AnyGate, unfinished } from './draft';

export interface SeenDesign {
  readonly state: DesignState;
  readonly sight: DesignSight | null;
  readonly decision: { readonly sight: Sight; readonly choice: Choice } | null;
  readonly standing: Standing<AnyGate, AnyDraft>;
  readonly gateNumber: number;
  readonly restore: string;
}

interface Phase {
  readonly name: string;
  /** As the flow calls it while it is there. */
  readonly within: string;
  readonly place: DesignPlace;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const phases: readonly Phase[] = [
  { name: 'Context', within: 'context', place: 'context' },
  { name: 'Requirements', within: 'requirements', place: 'requirements' },
  { name: 'Key choices', within: 'decisions', place: 'choices' },
  ...partNames.map((part): Phase => ({ name: capital(stepTitles[part]), within: part, place: `step:${part}` })),
  { name: 'Document', within: 'document', place: 'document' },
];

const mostThoughts = 60;
const cut = (text: string) => (text.length > 2000 ? `${text.slice(0, 1999)}…` : text);

export function designSnapshot(seen: SeenDesign): DeliberationSnapshot {
  const { state, sight, standing, gateNumber, restore, decision } = seen;
  const asking = standing.is === 'asking' ? standing : null;
  const running = standing.is === 'working' || asking !== null;
  const place = phases.findIndex(({ name }) => name === designPhase(seen));
  const complaint = asking?.complained ? unfinished(asking.draft, asking.gate) : null;
  const thoughts = [
    ...(sight?.thoughts ?? []),
    ...(sight?.phase === 'decisions' ? (decision?.sight.thoughts ?? []) : []),
  ];
  return {
    type: 'snapshot',
    version: gateNumber,
    restore,
    task: 'Architecture design',
    title: state.title,
    model: state.architect.name,
    figures: figures(seen),
    phases: phases.map(({ name, place: to }, index) => {
      const isDone = standing.is === 'done' || index < place;
      return {
        name,
        state: isDone ? 'done' : index === place ? 'current' : 'next',
        place: isDone && standing.is !== 'working' && to !== 'document' ? to : null,
      };
    }),
    lead: leadOf(seen),
    stage: stageOf(seen),
    locked: asking === null,
    thoughts: thoughts
      .slice(-mostThoughts)
      .map(({ type, text }, index) => ({ id: `n${index}`, type, text: cut(text) })),
    next: asking ? nextOf(asking.gate) : null,
    foot: [],
    canGoBack: asking !== null && canGoBack(asking.gate, state),
    canCancel: running,
    more: asking?.gate.of === 'design' && asking.gate.gate.name === 'step' ? ['again', 'skip'] : [],
    opens: 'Open document',
    problem: standing.is !== 'stopped' ? complaint : standing.cancelled ? null : standing.message,
    remedies: remediesOf(standing),
    finished: standing.is === 'done',
  };
}

/** Where it is; of one that has not been taken up again, where it was left. */
export function designPhase({ state, sight, standing }: SeenDesign): string {
  if (standing.is === 'done') return 'Document';
  if (standing.is === 'asking' && standing.gate.of === 'design' && standing.gate.gate.name === 'document')
    return 'Document';
  return sight ? (phases.find(({ within }) => within === sight.phase)?.name ?? 'Context') : storedDesignPhase(state);
}

/** By the last answer that was kept. */
export function storedDesignPhase({ journal, status }: DesignState): string {
  if (status === 'done') return 'Document';
  const reached = (phase: Phase) =>
    journal.some(({ kind }) => [phase.within, `heard:${phase.within}`, `gate:${phase.place}`].includes(kind)) ||
    (phase.within === 'decisions' && journal.some(({ kind }) => kind === 'record'));
  return phases.findLast(reached)?.name ?? 'Context';
}

function figures({ state, decision }: SeenDesign): string[] {
  const usages = state.journal.flatMap(({ usage }) => (usage ? [usage] : []));
  const sum = (one: 'input' | 'output') => usages.reduce((all, usage) => all + usage[one], 0);
  const within = decision?.sight.tokens;
  const tokens = {
    input: sum('input') + (within?.input ?? 0),
    output: sum('output') + (within?.output ?? 0),
    saved: within?.saved ?? 0,
    estimated: usages.some(({ estimated }) => estimated),
  };
  return [...figuresOf(tokens, { calls: 0, tokens: 0, time: null })];
}

function stageOf(seen: SeenDesign): Stage | null {
  const { standing, sight, state, decision } = seen;
  if (standing.is === 'asking') {
    const { gate, draft } = standing;
    if (gate.of === 'decision')
      return draft.of === 'decision'
        ? gateStage(gate.gate, draft.draft, gate.settings, decision?.sight.work ?? {})
        : null;
    if (gate.gate.name === 'document') return finished(seen, gate.gate.findings);
    const findings = gate.gate.name === 'step' ? gate.gate.findings : [];
    return {
      kind: 'tables',
      tables: draft.of === 'design' ? [...draft.tables] : [],
      findings: findings.slice(0, 200).map(cut),
    };
  }
  if (standing.is === 'done') return finished(seen, standing.findings);
  if (sight?.phase === 'decisions' && decision) return workStage(decision.sight.work, state.tot);
  const lines = (sight?.work.decisions ?? []).map(
    one => `${one.title}: ${takenOf(one)}${one.chosen ? '' : ' (open, assumed)'}`,
  );
  return lines.length > 0 ? { kind: 'context', lines } : null;
}

function finished({ state, sight }: SeenDesign, findings: readonly string[]): Stage {
  const work = sight?.work;
  const open = work?.decisions.filter(({ chosen }) => chosen === null).length ?? 0;
  const counted = work
    ? `${work.requirements.length} requirements, ${work.decisions.length} decisions${open > 0 ? `, ${open} of them open` : ''}.`
    : '';
  return { kind: 'record', chosen: state.title, sentence: counted, findings: findings.slice(0, 200).map(cut) };
}

function canGoBack(gate: AnyGate, state: DesignState): boolean {
  if (gate.of === 'design') return placeBefore(state, placeOf(gate.gate)) !== null;
  const earlier = gateOrder.slice(0, gateOrder.indexOf(gate.gate.name));
  return !gate.choice.quiet && earlier.some(name => state.tot.gates.includes(name));
}

function nextOf(gate: AnyGate): string {
  if (gate.of === 'decision') return gate.gate.name === 'record' ? 'and write the record' : `with ${gate.choice.title}`;
  if (gate.gate.name === 'contradictions') return 'all the same';
  const place = designPlaces.indexOf(placeOf(gate.gate));
  const next = phases.find(({ place: other }) => designPlaces.indexOf(other) > place);
  if (gate.gate.name === 'choices') return 'and decide them';
  return next && gate.gate.name !== 'document'
    ? `to ${next.name.replace(/^\p{Lu}(?!\p{Lu})/u, first => first.toLowerCase())}`
    : 'and write the document';
}

/** One sentence above the middle: what is to be done, or what goes on. */
function leadOf(seen: SeenDesign): string {
  const { standing, decision, sight } = seen;
  switch (standing.is) {
    case 'idle':
      return 'It was stopped before its end. What was answered is kept: resume it, and it goes on from there.';
    case 'stopped':
      return standing.cancelled
        ? 'Cancelled. What is there stays in the document, and it can be resumed whenever you like.'
        : 'It stopped. What was answered is kept.';
    case 'done':
      return 'The document is written, with its decision records as proposed. Go back to any step to make it otherwise.';
    case 'asking':
      return standing.gate.of === 'decision'
        ? `${standing.gate.choice.title}: ${decisionLead(standing.gate.gate.name)}`
        : gateLead(standing.gate.gate);
    case 'working':
      return sight?.phase === 'decisions' && decision ? `Deciding: ${decision.choice.title}…` : `${designPhase(seen)}…`;
  }
}

function decisionLead(gate: Extract<AnyGate, { of: 'decision' }>['gate']['name']): string {
  return {
    criteria: 'what this choice is judged by. Your weights count as you set them.',
    alternatives: 'options that differ in kind. What you strike costs nothing more.',
    scores: 'the numbers are there; where they do not decide alone, it is up to you.',
    record: 'its record is ready.',
  }[gate];
}

function gateLead(gate: DesignGate): string {
  switch (gate.name) {
    case 'context':
      return gate.missing.length > 0
        ? `The text leaves ${gate.missing.length === 1 ? 'one thing' : `${gate.missing.length} things`} open. Answer what you know, and see whether the quantities were read rightly.`
        : 'What the text says, and the quantities that the design is measured by.';
    case 'contradictions':
      return 'The text asks for what cannot be had together. The design waits until you have seen it.';
    case 'requirements':
      return 'What the system has to meet. Everything after this is held against it.';
    case 'choices':
      return 'What is hard to change later. Each is decided in a record of its own.';
    case 'step':
      return gate.findings.length > 0
        ? `${capital(stepTitles[gate.step])}: the checks found what could not be put right without you.`
        : `${capital(stepTitles[gate.step])}: change what you know better, have it made again, or skip it.`;
    case 'document':
      return gate.findings.length > 0
        ? 'The document is ready. The rules found what could not be put right without you.'
        : 'The document is ready, and no rule finds anything.';
  }
}
