import { pooled } from '../llm/pool';
import type { Desk } from './desk';
import { criteriaAsk } from './phases/asks';
import { nameKey, plain } from './plain';
import type { Answer } from './questions';
import { shuffled, turned } from './shuffle';
import type { Alternative, Cell, Criterion } from './work';

/** Questions on their way at one time. */
const atOnce = 8;

export interface Opinion {
  readonly evaluator: string;
  /** One for each criterion; `null` where the answer left it out or was off the scale. */
  readonly scores: readonly ({ readonly score: number; readonly because: string } | null)[];
}

interface Job {
  readonly alternative: Alternative;
  readonly evaluator: string;
  readonly sample: number;
}

/** The opinions on some alternatives, each asked for alone: one alternative a question, all criteria, reason before number. */
export async function opinions(
  desk: Desk,
  alternatives: readonly Alternative[],
  criteria: readonly Criterion[],
  samples: readonly number[],
  /** As each comes, whoever answers first: to show it. */
  heard: (alternative: Alternative, opinion: Opinion) => void,
): Promise<readonly (readonly Opinion[])[]> {
  const { evaluators } = desk.world.designer;
  const jobs = alternatives.flatMap(alternative =>
    samples.flatMap(sample => evaluators.map((evaluator): Job => ({ alternative, evaluator, sample }))),
  );
  desk.plan(jobs.length);
  const { signal } = desk.closing;
  const found = await pooled(jobs, atOnce, signal, async job => {
    const said = await opinion(desk, job, criteria);
    if (said) heard(job.alternative, said);
    return said;
  });
  desk.stopIfOver();
  return alternatives.map(alternative =>
    jobs.flatMap((job, index) => (job.alternative === alternative ? (found[index] ?? []) : [])),
  );
}

async function opinion(desk: Desk, { alternative, evaluator, sample }: Job, criteria: readonly Criterion[]) {
  // The same order for every alternative of a round, another one each round.
  const order = turned(shuffled(criteria, desk.state.settings.seed), sample);
  const option = { name: alternative.name, summary: alternative.summary };
  const ask = { option, criteria: criteriaAsk(order), role: evaluator, sample };
  let reply = await desk.try('score', ask);
  for (let round = 1; round <= 3; round++) {
    const findings = reply.ok ? complaints(reply.answer, criteria, desk) : [reply.failure.message];
    if (findings.length === 0) break;
    const again = await desk.try('score', ask, { round, findings });
    if (again.ok || !reply.ok) reply = again;
  }
  if (!reply.ok) {
    desk.fail(reply.failure);
    return null;
  }
  const { answer } = reply;
  return { evaluator, scores: criteria.map(criterion => scoreOf(answer, criterion, desk)) };
}

function scoreOf({ scores }: Answer<'score'>, { name }: Criterion, desk: Desk) {
  const { min, max } = desk.state.settings.scale;
  const found = scores.find(({ criterion }) => nameKey(criterion) === nameKey(name));
  return found && found.score >= min && found.score <= max
    ? { score: found.score, because: plain(found.because, 140) }
    : null;
}

function complaints(answer: Answer<'score'>, criteria: readonly Criterion[], desk: Desk): readonly string[] {
  const { min, max } = desk.state.settings.scale;
  const missing = criteria.filter(
    ({ name }) => !answer.scores.some(({ criterion }) => nameKey(criterion) === nameKey(name)),
  );
  const off = answer.scores.filter(({ score }) => score < min || score > max);
  const bare = answer.scores.filter(({ because }) => plain(because, 140).split(' ').length < 3);
  // The catalogue does not know every criterion, and says so: asking again would not help it.
  if (desk.state.designer.origin === 'catalogue') return [];
  return [
    ...(missing.length > 0 ? [`Score these criteria too: ${missing.map(({ name }) => name).join(', ')}.`] : []),
    ...off.map(({ criterion, score }) => `${score} for ${criterion} is not on the scale from ${min} to ${max}.`),
    ...(bare.length > 0 ? [`Say why, in a few words, for: ${bare.map(({ criterion }) => criterion).join(', ')}.`] : []),
  ];
}

/** One cell for each criterion: the middle of all opinions, with a reason that was given for just that score. */
export function cellsOf(criteria: readonly Criterion[], all: readonly Opinion[], by: Cell['by']): readonly Cell[] {
  return criteria.map((_, index) => {
    const heard = all.flatMap(({ evaluator, scores }) => {
      const own = scores[index];
      return own ? [{ evaluator, ...own }] : [];
    });
    if (heard.length === 0) return { score: null, because: '', low: 0, high: 0, opinions: [], by };
    const score = middle(heard.map(one => one.score));
    const nearest = heard.reduce((best, one) =>
      Math.abs(one.score - score) < Math.abs(best.score - score) ? one : best,
    );
    const evaluators = [...new Set(heard.map(({ evaluator }) => evaluator))];
    return {
      score,
      because: nearest.because,
      low: Math.min(...heard.map(one => one.score)),
      high: Math.max(...heard.map(one => one.score)),
      opinions: evaluators.map(evaluator => ({
        evaluator,
        score: middle(heard.filter(one => one.evaluator === evaluator).map(one => one.score)),
      })),
      by,
    };
  });
}

/** The median; of an even number the lower of the two in the middle, so that it is a score somebody gave. */
function middle(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
