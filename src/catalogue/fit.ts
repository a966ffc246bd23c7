import { type Brief, wordsOf } from '../brief/brief';
import { type Attribute, attributes, raises } from './attributes';
import { filled, holds } from './holds';
import type { Topic, TopicOption } from './topic';

export interface FittedCriterion {
  readonly attribute: Attribute;
  readonly name: string;
  readonly about: string;
  readonly points: number;
  /** The words of the context that made it weigh more; empty where nothing did. */
  readonly words: readonly string[];
  readonly atLeast: number;
}

/** What makes an attribute a threshold instead of a matter of degree. */
const critical: Readonly<Partial<Record<Attribute, readonly string[]>>> = {
  security: ['pci', 'hipaa'],
  consistency: ['strong-consistency'],
  availability: ['zero-downtime'],
};
const threshold = 3;

/** The topic's criteria with the weights that this context gives them. */
export function criteriaFor(topic: Topic, brief: Brief): readonly FittedCriterion[] {
  return attributes.flatMap((attribute): readonly FittedCriterion[] => {
    const criterion = topic.criteria[attribute];
    if (!criterion) return [];
    const heard = raises[attribute].flatMap(({ on, by }) => {
      const words = wordsOf(brief, on.replace(/^any /, ''));
      return words === null ? [] : [{ words, by }];
    });
    heard.sort((a, b) => b.by - a.by);
    const points = criterion.weight + heard.reduce((sum, { by }) => sum + by, 0);
    const passable =
      topic.options.filter(option => (scoreOf(option, attribute, brief)?.score ?? 0) >= threshold).length >= 2;
    const demanded = (critical[attribute] ?? []).some(fact => wordsOf(brief, fact) !== null);
    const words = [...new Set(heard.map(one => one.words))].slice(0, 2);
    return [
      {
        attribute,
        name: criterion.name,
        about: criterion.about,
        points,
        words,
        atLeast: demanded && passable ? threshold : 0,
      },
    ];
  });
}

/** An option's score on an attribute in this context, with the reason that is true in it. */
export function scoreOf(
  option: TopicOption,
  attribute: Attribute,
  brief: Brief,
): { readonly score: number; readonly because: string } | null {
  const base = option.scores[attribute];
  if (!base) return null;
  const applied = option.adjust.filter(({ on, if: condition }) => on === attribute && holds(brief, condition));
  const score = Math.min(5, Math.max(1, base.score + applied.reduce((sum, { by }) => sum + by, 0)));
  const [first, second] = [...applied]
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .map(({ because }) => filled(brief, because));
  if (first === undefined) return { score, because: base.because };
  return { score, because: second !== undefined && first.length + second.length < 120 ? `${first}; ${second}` : first };
}

/** The option that the context says exists today: one of its names stands in a sentence about today. */
export function existing(topic: Topic, brief: Brief): TopicOption | null {
  const today =
    /\b(?:today|currently|at the moment|right now|now|existing|so far|legacy|we (?:run|use|have)|runs? on|running on|lives? in|is (?:kept|stored|done|written|built|hosted)|are (?:kept|stored|done|written|hosted))\b/i;
  const sentences = brief.context.split(/(?<=[.!?])\s+|\n+/).filter(sentence => today.test(sentence));
  const found = topic.options
    .map(option => ({
      option,
      at: sentences.findIndex(sentence => option.aliases.some(alias => names(sentence, alias))),
    }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const baseline = topic.options.find(option => option.baseline);
  const [first] = found;
  if (found.some(({ option }) => option === baseline)) return baseline ?? null;
  return first?.option ?? null;
}

/** The options that a person names: in the title, or as what is considered. */
export function named(topic: Topic, brief: Brief): readonly TopicOption[] {
  return topic.options.filter(option =>
    [option.name.toLowerCase(), ...option.aliases].some(alias => names(`${brief.title} ${brief.context}`, alias)),
  );
}

function names(text: string, alias: string): boolean {
  const escaped = alias.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
