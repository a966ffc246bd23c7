import { format } from '../../decision/decimal';
import { toNumber } from '../../decision/exact';
import type { Origin } from '../../deliberation/designer';
import { differences } from '../../deliberation/diversity';
import type { Gate } from '../../deliberation/gates';
import { assessed } from '../../deliberation/matrix';
import type { Settings } from '../../deliberation/settings';
import type { Input } from '../../deliberation/state';
import { suggestedFor, suggestionText } from '../../deliberation/weightsFor';
import type { Alternative, Cell, Criterion, Scored, Work } from '../../deliberation/work';
import type { AlternativeMessage, CellMessage, CriterionMessage, Stage } from '../../protocol/deliberationPane';
import { type Draft, type DraftAlternative, ledBy } from './draft';

const longest = 2000;
/** Paradigm, ecosystem, deployment, what it optimises, vendor. */
const everything = 5;
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** What a gate shows, with what a person has made of it by now. */
export function gateStage(
  gate: Gate,
  draft: Draft,
  settings: Settings,
  work: Work,
  input: Pick<Input, 'weighed'> = {},
): Stage {
  if (gate.name === 'criteria' && draft.name === 'criteria')
    return criteriaStage(
      draft.criteria.map(({ id, was, name, weight, atLeast }) => ({
        id,
        name,
        about: cut(was?.about ?? ''),
        source: cut(was?.source ?? 'asked for by you'),
        weight,
        atLeast,
        from: was && was.name === name ? fromOf(was.by) : 'you',
        weightFrom: was && was.weight === weight ? fromOf(was.weightBy) : 'you',
      })),
      settings,
      input,
    );
  if (gate.name === 'alternatives' && draft.name === 'alternatives')
    return { kind: 'alternatives', alternatives: alternativeMessages(draft.alternatives) };
  if (gate.name === 'scores' && draft.name === 'scores') {
    const stage = scoresStage(gate.criteria, draft.scored, settings);
    const led = ledBy(draft.scored, gate.criteria, settings);
    const option = draft.choice ? draft.choice.option : led;
    return {
      ...stage,
      asks: gate.asks.map(cut),
      choice: {
        option: option === null ? null : (draft.scored[option]?.alternative.name ?? null),
        reason: draft.choice?.reason ?? '',
        needsReason: option !== null && option !== led,
      },
    };
  }
  if (gate.name === 'record') return recordStage(work, gate.findings, settings);
  return { kind: 'context', lines: [] };
}

/** What there is to see while nobody is asked: the furthest that the work has come. */
export function workStage(work: Work, settings: Settings): Stage | null {
  const { criteria, alternatives, scored, verdict, frame } = work;
  if (verdict && work.triggers) return recordStage(work, [], settings);
  if (criteria && scored && scored.length > 0) {
    // Columns that wait for their scores are there already.
    const waiting = (alternatives ?? []).filter(
      ({ struck, name }) => struck === null && !scored.some(({ alternative }) => alternative.name === name),
    );
    const cells = criteria.map((): Cell => ({ score: null, because: '', low: 0, high: 0, opinions: [], by: 'model' }));
    return scoresStage(criteria, [...scored, ...waiting.map(alternative => ({ alternative, cells }))], settings);
  }
  if (alternatives)
    return {
      kind: 'alternatives',
      alternatives: alternativeMessages(
        alternatives.map((was, id) => ({ id, was, name: was.name, summary: was.summary, kept: was.struck === null })),
      ),
    };
  if (criteria)
    return criteriaStage(
      criteria.map((one, id) => ({
        id,
        name: one.name,
        about: cut(one.about),
        source: cut(one.source),
        weight: one.weight,
        atLeast: one.atLeast,
        from: fromOf(one.by),
        weightFrom: fromOf(one.weightBy),
      })),
      settings,
    );
  return frame ? { kind: 'context', lines: [frame.goal, ...frame.extractions].map(cut) } : null;
}

function criteriaStage(
  criteria: readonly CriterionMessage[],
  { scale }: Settings,
  input: Pick<Input, 'weighed'> = {},
): Stage {
  const sum = Math.round(criteria.reduce((all, { weight }) => all + weight, 0) * 100) / 100;
  return {
    kind: 'criteria',
    criteria: [...criteria],
    sum: sum === 100 ? null : sum,
    suggestion: suggestionIn(criteria, input),
    scale: { ...scale },
  };
}

/** Offered as long as it would change something: what a person takes over is theirs. */
function suggestionIn(
  criteria: readonly CriterionMessage[],
  input: Pick<Input, 'weighed'>,
): Extract<Stage, { kind: 'criteria' }>['suggestion'] {
  const found = suggestedFor(
    input,
    criteria.map(({ name }) => name),
  );
  const weights = found?.weights.flatMap(({ criterion, percent, because }, index) => {
    const id = criteria[index]?.id;
    return id === undefined ? [] : [{ id, weight: percent, because: cut(`${criterion}: ${because}`) }];
  });
  if (!found || !weights || weights.every(({ weight }, index) => weight === criteria[index]?.weight)) return null;
  return {
    says: cut(suggestionText(found)),
    weights: weights.slice(0, 30),
    evidence: found.evidence.slice(0, 20).map(cut),
  };
}

function alternativeMessages(all: readonly DraftAlternative[]): AlternativeMessage[] {
  const kept = all.filter(one => one.kept);
  return all.map(one => ({
    id: one.id,
    name: one.name,
    summary: cut(one.summary),
    kept: one.kept,
    struck: one.kept ? null : cut(one.was?.struck ?? 'struck by you'),
    cosmetic: !one.kept && /^differs from .* only/.test(one.was?.struck ?? ''),
    differsBy: differsBy(one, kept),
    from: one.was === null || one.was.by === 'person' ? 'you' : one.was.statusQuo ? 'context' : fromOf(one.was.by),
  }));
}

/** On what it differs from the one that it is most like. */
function differsBy({ id, was }: DraftAlternative, kept: readonly DraftAlternative[]): string {
  if (was?.statusQuo) return 'status quo';
  const mine = was;
  if (mine === null || mine.kind === null) return 'not compared';
  const others = kept.flatMap(other => (other.id !== id && other.was?.kind ? [other.was] : []));
  const least = others
    .map(other => differences(mine, other))
    .reduce<readonly string[] | null>(
      (found, axes) => (found === null || axes.length < found.length ? axes : found),
      null,
    );
  if (least === null) return 'the only one';
  if (least.length === 0) return 'degree only';
  return least.length === everything ? 'everything' : least.join(', ');
}

function scoresStage(
  criteria: readonly Criterion[],
  scored: readonly Scored[],
  settings: Settings,
): Extract<Stage, { kind: 'scores' }> {
  const assessment = assessed(criteria, scored, settings);
  return {
    kind: 'scores',
    criteria: criteria.map(({ name, weight, atLeast, source }) => ({ name, weight, atLeast, source: cut(source) })),
    scale: { ...settings.scale },
    columns: scored.map(({ alternative, cells }, option) => {
      const found = assessment.options[option];
      const out = [
        ...(found?.vetoedBy ?? []).map(index => `fails ${criteria[index]?.name ?? ''}`),
        ...(found?.belowMinimum ? ['below the minimum'] : []),
      ];
      return {
        name: alternative.name,
        total: found?.total ? format(found.total, 2) : null,
        rank: found?.rank ?? null,
        // In a tie nobody leads, whoever is a hair ahead.
        leads: assessment.confidence !== 'TIE' && assessment.leaders.length === 1 && assessment.leaders[0] === option,
        out: out.length > 0 ? out.join(', ') : null,
        cells: cells.map((cell, index) => cellMessage(cell, criteria[index], alternative)),
      };
    }),
    verdict: verdictOf(criteria, scored, settings),
    asks: [],
    choice: null,
  };
}

function cellMessage(cell: Cell, criterion: Criterion | undefined, { by }: Alternative): CellMessage {
  const { score, low, high, opinions } = cell;
  const limit = criterion?.atLeast ?? null;
  const values = opinions.map(one => one.score);
  const apart = new Set(values).size > 1;
  return {
    score,
    because: cut(cell.because),
    spread: score !== null && cell.by !== 'person' && low < high ? `${low} to ${high}` : null,
    opinions: apart ? cut(opinions.map(one => `${one.evaluator || 'one'} ${one.score}`).join(', ')) : null,
    from: fromOf(cell.by ?? by),
    fails: limit !== null && score !== null && score < limit,
  };
}

/** The leader and how sure that is, in a sentence; last, as in the record. */
function verdictOf(criteria: readonly Criterion[], scored: readonly Scored[], settings: Settings): string | null {
  const { ranking, leaders, gap, confidence, options } = assessed(criteria, scored, settings);
  const nameOf = (option: number | undefined) => (option === undefined ? '' : (scored[option]?.alternative.name ?? ''));
  if (options.some(({ complete }) => !complete) && leaders.length === 0) return null;
  const [first, second] = ranking;
  if (first === undefined) return 'Every option fails a critical criterion.';
  if (second === undefined) return `Only ${nameOf(first)} is left.`;
  if (gap === null || confidence === null) return null;
  const ahead = Math.round(toNumber(gap) * 100) / 100;
  if (confidence === 'TIE' || leaders.length > 1)
    return `TIE: ${nameOf(first)} and ${nameOf(second)} are ${ahead} apart.`;
  return `${confidence}: ${nameOf(first)} leads by ${ahead} over ${nameOf(second)}.`;
}

function recordStage({ verdict, criteria, scored }: Work, findings: readonly string[], settings: Settings): Stage {
  const reason = verdict?.reason ? `${verdict.reason.charAt(0).toUpperCase()}${verdict.reason.slice(1)}.` : '';
  const numbers = criteria && scored ? verdictOf(criteria, scored, settings) : null;
  return {
    kind: 'record',
    chosen: verdict?.chosen ?? null,
    sentence: cut([numbers ?? '', reason].filter(text => text !== '').join(' ')),
    findings: findings.slice(0, 200).map(cut),
  };
}

function fromOf(by: Origin): 'model' | 'catalogue' | 'you' {
  return by === 'person' ? 'you' : by;
}
