import type { LessonIndex } from './lessonIndex';
import type { Lesson } from './shape';
import { termsOf } from './terms';
import { type Why, whyOf } from './why';

/** What is about to be decided, as far as it is known. */
export interface LessonQuery {
  readonly title: string;
  readonly context?: string;
  readonly kind?: string | null;
  readonly tags?: readonly string[];
  readonly criteria?: readonly string[];
  readonly options?: readonly string[];
}

/**
 * `relevance`: what fits best, newer and surer lessons a little before others. `recency`: of what fits at all, the newest.
 * `fifo`: the last ones in the order in which they came, whether they fit or not.
 */
export type MemoryPolicy = 'relevance' | 'recency' | 'fifo';

export interface LessonOptions {
  /** How many, 1 to 10. */
  readonly window: number;
  readonly policy: MemoryPolicy;
  /** A time with an offset; what happened after it is not known yet. */
  readonly now: string;
}

export interface RelevantLesson {
  readonly lesson: Lesson;
  readonly score: number;
  readonly why: Why;
}

const mostTerms = 64;
const halfLife = 2 * 365 * 86_400_000;
/** Below this share of the best one's score a lesson has a word in common, and no more. */
const least = 0.2;

/** The lessons to show before a deliberation, with why; at most one for each earlier decision. */
export function relevant(query: LessonQuery, index: LessonIndex, options: LessonOptions): RelevantLesson[] {
  const window = Math.max(1, Math.min(10, Math.trunc(options.window) || 1));
  const now = Date.parse(options.now);
  const scores = scoresOf(query, index);
  const { times, lessons } = index;
  let best = 0;
  for (const [at, score] of scores.entries()) {
    const time = times[at] ?? Number.NaN;
    const sure = 0.75 + 0.25 * (lessons[at]?.reflection.confidence ?? 0);
    const aged = time > now ? 0 : score * sure * (0.75 + 0.25 * 2 ** (-(now - time) / halfLife));
    scores[at] = aged;
    if (aged > best) best = aged;
  }
  const fits = (at: number) =>
    (times[at] ?? Number.NaN) <= now && (options.policy === 'fifo' || (scores[at] ?? 0) > best * least);
  const order = options.policy === 'relevance' ? scores : times;
  const picked = pick(index, order, fits, window, options.policy !== 'fifo');
  if (options.policy === 'fifo') picked.reverse();
  return picked.flatMap(at => {
    const lesson = lessons[at];
    return lesson ? [{ lesson, score: scores[at] ?? 0, why: whyOf(query, lesson, options.policy) }] : [];
  });
}

function scoresOf(query: LessonQuery, { postings, lessons }: LessonIndex): Float64Array {
  const terms = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of termsOf(text)) if (postings.has(term)) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  };
  add(query.kind ?? '', 2);
  add(query.title, 1.5);
  for (const text of [...(query.tags ?? []), ...(query.options ?? [])]) add(text, 1.2);
  for (const text of query.criteria ?? []) add(text, 1);
  add(query.context ?? '', 0.5);
  // Where a context is long, its rare words say what it is about.
  const rarest = [...terms].sort(
    (one, other) =>
      other[1] - one[1] || (postings.get(one[0])?.lessons.length ?? 0) - (postings.get(other[0])?.lessons.length ?? 0),
  );
  const scores = new Float64Array(lessons.length);
  for (const [term, weight] of rarest.slice(0, mostTerms)) {
    const list = postings.get(term);
    if (!list) continue;
    for (let at = 0; at < list.lessons.length; at++) {
      const lesson = list.lessons[at] ?? 0;
      scores[lesson] = (scores[lesson] ?? 0) + weight * (list.worth[at] ?? 0);
    }
  }
  return scores;
}

/** The few highest, highest first, without sorting the many; of equal ones the newer. */
function pick(
  { decisions, times }: LessonIndex,
  order: Float64Array,
  fits: (at: number) => boolean,
  count: number,
  oneEach: boolean,
): number[] {
  const picked: number[] = [];
  const taken = new Set<number>();
  while (picked.length < count) {
    let best = -1;
    for (let at = 0; at < order.length; at++) {
      if (best >= 0 && !isAhead(order, times, at, best)) continue;
      if (fits(at) && !picked.includes(at) && !(oneEach && taken.has(decisions[at] ?? -1))) best = at;
    }
    if (best < 0) break;
    picked.push(best);
    taken.add(decisions[best] ?? -1);
  }
  return picked;
}

function isAhead(order: Float64Array, times: Float64Array, at: number, best: number): boolean {
  const difference = (order[at] ?? 0) - (order[best] ?? 0);
  return difference > 0 || (difference === 0 && (times[at] ?? 0) > (times[best] ?? 0));
}
