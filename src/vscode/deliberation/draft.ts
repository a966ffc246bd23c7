import { choiceOf } from '../../decision/choice';
import type { Continue, Gate } from '../../deliberation/gates';
import { assessed } from '../../deliberation/matrix';
import type { Settings } from '../../deliberation/settings';
import type { Alternative, Criterion, Scored } from '../../deliberation/work';
import type { GateEdit } from '../../protocol/deliberationPane';

export interface DraftCriterion {
  readonly id: number;
  /** What was proposed; nothing for one that a person adds. */
  readonly was: Criterion | null;
  readonly name: string;
  readonly weight: number;
  readonly atLeast: number | null;
}

export interface DraftAlternative {
  readonly id: number;
  readonly was: Alternative | null;
  readonly name: string;
  readonly summary: string;
  readonly kept: boolean;
}

interface Choice {
  /** A place among the scored; nothing leaves it open. */
  readonly option: number | null;
  readonly reason: string;
}

/** What a person has made of a gate so far. It lives here and not in the page, which is thrown away while it is hidden. */
export type Draft =
  | { readonly name: 'criteria'; readonly criteria: readonly DraftCriterion[]; readonly next: number }
  | { readonly name: 'alternatives'; readonly alternatives: readonly DraftAlternative[]; readonly next: number }
  | { readonly name: 'scores'; readonly scored: readonly Scored[]; readonly choice: Choice | null }
  | { readonly name: 'record' };

export function draftOf(gate: Gate): Draft {
  switch (gate.name) {
    case 'criteria':
      return {
        name: 'criteria',
        criteria: gate.criteria.map((was, id) => ({
          id,
          was,
          name: was.name,
          weight: was.weight,
          atLeast: was.atLeast,
        })),
        next: gate.criteria.length,
      };
    case 'alternatives':
      return {
        name: 'alternatives',
        alternatives: gate.alternatives.map((was, id) => ({
          id,
          was,
          name: was.name,
          summary: was.summary,
          kept: was.struck === null,
        })),
        next: gate.alternatives.length,
      };
    case 'scores':
      return { name: 'scores', scored: gate.scored, choice: null };
    case 'record':
      return { name: 'record' };
  }
}

/** The draft with one edit in it; an edit that does not belong to it changes nothing. */
export function edited(draft: Draft, edit: GateEdit, settings: Settings): Draft {
  if (draft.name === 'criteria') return editedCriteria(draft, edit, settings);
  if (draft.name === 'alternatives') return editedAlternatives(draft, edit);
  if (draft.name === 'scores') return editedScores(draft, edit, settings);
  return draft;
}

function editedCriteria(draft: Extract<Draft, { name: 'criteria' }>, edit: GateEdit, { scale }: Settings): Draft {
  const { criteria, next } = draft;
  const change = (id: number, part: Partial<DraftCriterion>): Draft => ({
    ...draft,
    criteria: criteria.map(one => (one.id === id ? { ...one, ...part } : one)),
  });
  switch (edit.type) {
    case 'nameCriterion':
      return edit.name.trim() === '' ? draft : change(edit.id, { name: edit.name.trim() });
    case 'weighCriterion':
      return edit.weight > 0 ? change(edit.id, { weight: edit.weight }) : draft;
    case 'limitCriterion': {
      const fits = edit.atLeast !== null && edit.atLeast > scale.min && edit.atLeast <= scale.max;
      return change(edit.id, { atLeast: fits ? edit.atLeast : null });
    }
    case 'removeCriterion':
      return criteria.length > 1 ? { ...draft, criteria: criteria.filter(({ id }) => id !== edit.id) } : draft;
    case 'addCriterion': {
      const name = edit.name.trim();
      if (name === '' || criteria.length >= 30) return draft;
      const average = criteria.reduce((sum, { weight }) => sum + weight, 0) / (criteria.length || 1);
      const added = { id: next, was: null, name, weight: Math.round(average) || 1, atLeast: null };
      return { ...draft, criteria: [...criteria, added], next: next + 1 };
    }
    default:
      return draft;
  }
}

function editedAlternatives(draft: Extract<Draft, { name: 'alternatives' }>, edit: GateEdit): Draft {
  const { alternatives, next } = draft;
  const change = (id: number, part: Partial<DraftAlternative>): Draft => ({
    ...draft,
    alternatives: alternatives.map(one => (one.id === id ? { ...one, ...part } : one)),
  });
  switch (edit.type) {
    case 'keepAlternative':
      return change(edit.id, { kept: edit.kept });
    case 'nameAlternative':
      return edit.name.trim() === '' ? draft : change(edit.id, { name: edit.name.trim() });
    case 'describeAlternative':
      return change(edit.id, { summary: edit.summary.trim() });
    case 'addAlternative': {
      const name = edit.name.trim();
      if (name === '' || alternatives.length >= 30) return draft;
      return {
        ...draft,
        alternatives: [...alternatives, { id: next, was: null, name, summary: '', kept: true }],
        next: next + 1,
      };
    }
    default:
      return draft;
  }
}

function editedScores(draft: Extract<Draft, { name: 'scores' }>, edit: GateEdit, { scale }: Settings): Draft {
  const change = (option: number, criterion: number, part: { score?: number | null; because?: string }): Draft => ({
    ...draft,
    scored: draft.scored.map((one, at) =>
      at !== option
        ? one
        : {
            ...one,
            cells: one.cells.map((cell, index) =>
              index === criterion ? { ...cell, ...part, by: 'person' as const } : cell,
            ),
          },
    ),
  });
  switch (edit.type) {
    case 'setScore':
      if (edit.score !== null && (edit.score < scale.min || edit.score > scale.max)) return draft;
      return change(edit.option, edit.criterion, { score: edit.score });
    case 'setReason':
      return change(edit.option, edit.criterion, { because: edit.because.trim() });
    case 'choose':
      if (edit.option !== null && edit.option >= draft.scored.length) return draft;
      return { ...draft, choice: { option: edit.option, reason: draft.choice?.reason ?? '' } };
    case 'explainChoice':
      return draft.choice ? { ...draft, choice: { ...draft.choice, reason: edit.reason.trim() } } : draft;
    default:
      return draft;
  }
}

/** What the numbers would choose by now; nothing where they cannot. */
export function ledBy(scored: readonly Scored[], criteria: readonly Criterion[], settings: Settings): number | null {
  const choice = choiceOf(assessed(criteria, scored, settings));
  return 'option' in choice ? choice.option : null;
}

/** Why the gate cannot be left yet, or nothing. */
export function unfinished(draft: Draft, gate: Gate, settings: Settings): string | null {
  if (draft.name === 'alternatives' && !draft.alternatives.some(({ kept }) => kept))
    return 'Keep at least one alternative: there would be nothing to score.';
  if (draft.name !== 'scores' || gate.name !== 'scores' || !draft.choice) return null;
  const { option, reason } = draft.choice;
  if (option === null || reason !== '' || option === ledBy(draft.scored, gate.criteria, settings)) return null;
  return `Say why ${draft.scored[option]?.alternative.name ?? 'it'} is chosen although it does not lead: the record will state the reason.`;
}

/** The answer of a person who continues: only what was edited is in it. */
export function answerOf(draft: Draft, gate: Gate): Continue {
  if (draft.name === 'criteria' && gate.name === 'criteria') {
    const { criteria } = draft;
    const same =
      criteria.length === gate.criteria.length &&
      criteria.every(
        ({ was, name, weight, atLeast }) =>
          was !== null && name === was.name && weight === was.weight && atLeast === was.atLeast,
      );
    const all = criteria.map(({ was, name, weight, atLeast }) => ({ name, about: was?.about ?? '', weight, atLeast }));
    return same ? { action: 'continue' } : { action: 'continue', criteria: all };
  }
  if (draft.name === 'alternatives' && gate.name === 'alternatives') {
    const { alternatives } = draft;
    const same = alternatives.every(
      ({ was, name, summary, kept }) =>
        was !== null && name === was.name && summary === was.summary && kept === (was.struck === null),
    );
    const all = alternatives.map(({ was, name, summary, kept }) => ({ name, was: was?.name ?? null, summary, kept }));
    return same ? { action: 'continue' } : { action: 'continue', alternatives: all };
  }
  if (draft.name === 'scores' && gate.name === 'scores') {
    const scores = draft.scored.flatMap(({ alternative, cells }, option) =>
      cells.flatMap(({ score, because }, index) => {
        const before = gate.scored[option]?.cells[index];
        const criterion = gate.criteria[index]?.name;
        if (!before || criterion === undefined || (before.score === score && before.because === because)) return [];
        return [{ option: alternative.name, criterion, score, because }];
      }),
    );
    const { choice } = draft;
    const option = choice?.option == null ? null : (draft.scored[choice.option]?.alternative.name ?? null);
    return {
      action: 'continue',
      ...(scores.length > 0 ? { scores } : {}),
      ...(choice ? { choose: { option, reason: choice.reason } } : {}),
    };
  }
  return { action: 'continue' };
}
