import { isBacked } from './backed';
import type { Lesson } from './shape';
import { termsOf } from './terms';

/** How much a word counts where it stands: in what a decision is about more than in what was said of it. */
const fieldWeights = { kind: 4, title: 2.5, tags: 2, options: 2, criteria: 1.5, lessons: 0.5 } as const;
const [k1, b] = [1.2, 0.6];

/** The lessons that may be given, so prepared that asking for the relevant ones takes a few milliseconds. */
export interface LessonIndex {
  readonly lessons: readonly Lesson[];
  /** Milliseconds of what happened. */
  readonly times: Float64Array;
  /** For each word the lessons that have it, and what it is worth to each. */
  readonly postings: ReadonlyMap<string, { readonly lessons: Int32Array; readonly worth: Float64Array }>;
  /** Numbers each decision, so that one does not fill the window with its lessons. */
  readonly decisions: Int32Array;
}

/** Keeps only lessons that are backed by something that happened. */
export function lessonIndex(all: readonly Lesson[]): LessonIndex {
  const lessons = all.filter(({ reflection }) => isBacked(reflection));
  const counts = lessons.map(lesson => countsOf(lesson));
  const lengths = counts.map(count => [...count.values()].reduce((sum, value) => sum + value, 0));
  const mean = lengths.reduce((sum, value) => sum + value, 0) / Math.max(1, lengths.length);
  const raw = new Map<string, { lessons: number[]; counts: number[] }>();
  for (const [index, count] of counts.entries()) {
    for (const [term, value] of count) {
      const list = raw.get(term) ?? { lessons: [], counts: [] };
      raw.set(term, list);
      list.lessons.push(index);
      list.counts.push(value);
    }
  }
  const postings = new Map(
    [...raw].map(([term, list]) => {
      const rarity = Math.log(1 + (lessons.length - list.lessons.length + 0.5) / (list.lessons.length + 0.5));
      const worth = list.counts.map((count, at) => {
        const length = (lengths[list.lessons[at] ?? 0] ?? 0) / Math.max(mean, 1e-9);
        return (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
      });
      return [term, { lessons: Int32Array.from(list.lessons), worth: Float64Array.from(worth) }] as const;
    }),
  );
  return { lessons, postings, times: timesOf(lessons), decisions: decisionsOf(lessons) };
}

function countsOf({ reflection: { decision, lessons, insights } }: Lesson): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  add(decision.kind ?? '', fieldWeights.kind);
  add(decision.title, fieldWeights.title);
  for (const tag of decision.tags ?? []) add(tag, fieldWeights.tags);
  for (const option of decision.options) add(option, fieldWeights.options / (option === decision.chosen ? 1 : 2));
  for (const { name } of decision.criteria) add(name, fieldWeights.criteria);
  for (const text of [...lessons, ...insights]) add(text, fieldWeights.lessons);
  return counts;
}

function timesOf(lessons: readonly Lesson[]): Float64Array {
  return Float64Array.from(lessons, ({ reflection }) => Date.parse(reflection.event.at));
}

function decisionsOf(lessons: readonly Lesson[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(lessons, ({ reflection: { decision } }) => {
    const number = numbers.get(decision.path) ?? numbers.size;
    numbers.set(decision.path, number);
    return number;
  });
}
