import type { LessonQuery, MemoryPolicy } from './relevant';
import type { Lesson } from './shape';
import { nameKey, termsOf } from './terms';

/** Why a lesson is shown: what it has in common with what is about to be decided. */
export interface Why {
  readonly kind: string | null;
  readonly criteria: readonly string[];
  readonly options: readonly string[];
  readonly words: readonly string[];
  /** All of it in one sentence, for a person. */
  readonly sentence: string;
}

const mostWords = 6;

export function whyOf(query: LessonQuery, { reflection: { decision, event } }: Lesson, policy: MemoryPolicy): Why {
  const kind =
    decision.kind !== undefined && query.kind && nameKey(decision.kind) === nameKey(query.kind) ? decision.kind : null;
  const criteria = common(
    decision.criteria.map(({ name }) => name),
    query.criteria ?? [],
  );
  const options = common(decision.options, query.options ?? []);
  const asked = new Set(
    termsOf([query.title, query.context ?? '', ...(query.tags ?? []), ...(query.options ?? [])].join(' ')),
  );
  const own = termsOf([decision.title, ...(decision.tags ?? []), ...decision.options].join(' '));
  const words = [...new Set(own.filter(term => asked.has(term)))].slice(0, mostWords);
  const parts = [
    kind === null ? '' : `the same kind of decision (${kind})`,
    criteria.length === 0 ? '' : `${criteria.length === 1 ? 'the criterion' : 'the criteria'} ${criteria.join(', ')}`,
    options.length === 0 ? '' : `${options.length === 1 ? 'the option' : 'the options'} ${options.join(', ')}`,
    words.length === 0 ? '' : `${words.length === 1 ? 'the word' : 'the words'} ${words.join(', ')}`,
  ].filter(part => part !== '');
  const day = event.at.slice(0, 10);
  const fitting = parts.length === 0 ? null : `It has in common ${parts.join('; ')}.`;
  const fallback =
    policy === 'fifo' ? `It is one of the latest (${day}).` : `What was learned then has words in common (${day}).`;
  return { kind, criteria, options, words, sentence: fitting ?? fallback };
}

function common(own: readonly string[], asked: readonly string[]): string[] {
  const keys = new Set(asked.map(nameKey));
  return own.filter(name => keys.has(nameKey(name)));
}
