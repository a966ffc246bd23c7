import { type Brief, briefOf } from '../brief/brief';
import { contradictionsOf } from '../brief/contradictions';
import type { FittedCriterion } from '../catalogue/fit';
import { criteriaFor, existing, named, scoreOf } from '../catalogue/fit';
import { topicsFor } from '../catalogue/match';
import type { Topic, TopicOption } from '../catalogue/topic';
import { catalogueTriggers } from './catalogueTriggers';
import { catalogueWords, limits } from './catalogueWords';
import type { Designer, Reply } from './designer';
import { type Known, optionOf } from './known';
import { sameName } from './plain';
import type { Answer, Asks, Ground, Question, QuestionKind } from './questions';

export const catalogueOnly = {
  origin: 'catalogue',
  provider: 'catalogue',
  id: 'catalogue',
  name: 'Catalogue, without a model',
} as const;

/**
 * Answers every question from the topics that ship and those of the team: no model, no network, the same each time. Where
 * it is known what a question is about (`about`), nothing in its words says otherwise.
 */
export function catalogueDesigner(topics: readonly Topic[], about: Topic | null = null): Designer {
  // The questions of a deliberation rest on the same ground: it is read once.
  const read = new WeakMap<Ground, Known | null>();
  const knownOf = (ground: Ground): Known | null => {
    const before = read.get(ground);
    if (before !== undefined) return before;
    const brief = briefOf(ground.title, [ground.context, ...(ground.requirements ?? [])].join('\n'));
    const [match] = topicsFor(ground.title, ground.context, about ? [about] : topics);
    const topic = about ?? match?.topic;
    const because = match?.topic === topic ? (match?.because ?? []) : [];
    const known = topic ? { brief, topic, because, ground } : null;
    read.set(ground, known);
    return known;
  };
  return {
    ...catalogueOnly,
    evaluators: [''],
    entries: (ground, options) => {
      const known = knownOf(ground);
      if (!known) return [];
      const { topic } = known;
      const own = new Set(options.flatMap(name => optionOf(topic, name) ?? []));
      return [
        { id: topic.id, title: topic.title },
        ...[...own].map(({ id, name }) => ({ id: `${topic.id}/${id}`, title: name })),
      ];
    },
    answer: async <K extends QuestionKind>(ground: Ground, question: Question<K>): Promise<Reply<Answer<K>>> => {
      const known = knownOf(ground);
      if (!known) return { ok: false, failure: { kind: 'no-model', message: declined(topics) } };
      const answer = answers[question.kind](known, question.ask);
      return { ok: true, answer, usage: { input: 0, output: 0, estimated: false }, model: 'catalogue' };
    },
  };
}

/** What is said, and what to do instead, where no topic fits. */
function declined(topics: readonly Topic[]): string {
  const some = topics.slice(0, 6).map(({ title }) => title.toLowerCase());
  return `The catalogue has no topic for this question (it knows ${topics.length}, such as ${some.join(', ')}). Name the kind of decision in the title, choose a language model, or write the record from a template.`;
}

type Answers = { readonly [K in QuestionKind]: (known: Known, ask: Asks[K]) => Answer<K> };

const answers: Answers = {
  frame,
  criteria,
  alternatives,
  score,
  compare: () => ({ because: 'the catalogue does not compare beyond the scores', better: 'neither' }),
  refine: () => ({ variants: [] }),
  vote: () => ({ because: '', worthwhile: [] }),
  justify: catalogueWords,
  triggers: catalogueTriggers,
};

function frame({ brief, topic, because }: Known): Answer<'frame'> {
  const today = existing(topic, brief);
  return {
    goal: `${brief.title.replace(/[.?!\s]+$/, '')}: ${topic.question}`,
    extractions: [
      `The topic ${topic.title} fits, by the words ${because.slice(0, 5).join(', ')}`,
      ...brief.facts.slice(0, 10).map(({ name, words }) => `${name}: "${words}"`),
    ],
    exceptions: [...contradictionsOf(brief)],
    statusQuo: today?.name ?? '',
    assumptions: [...unknowns(brief), limits],
  };
}

/** What usually decides and is not said: marked, so that somebody fills it in. */
function unknowns({ quantities, facts }: Brief): readonly string[] {
  const has = (...names: readonly string[]) =>
    quantities.some(({ dimension }) => names.includes(dimension)) || facts.some(({ name }) => names.includes(name));
  return [
    has('rate', 'users', 'data', 'items') ? '' : 'TODO: no load is named; scores assume a usual one',
    has('money', 'tight-budget') ? '' : 'TODO: no budget is named; cost weighs as usual',
    has('people', 'small-team', 'many-teams') ? '' : 'TODO: nobody says who builds and runs it',
  ].filter(text => text !== '');
}

function criteria({ brief, topic, ground }: Known, { given }: Asks['criteria']): Answer<'criteria'> {
  const own = criteriaFor(topic, brief);
  const wanted =
    given.length > 0
      ? own.filter(({ name, attribute }) =>
          given.some(one => sameName(one.name, name) || sameName(one.name, attribute)),
        )
      : own;
  // A person named them all: nothing is added to what was asked for, unless it would be too little to decide on.
  const kept = given.length >= 3 ? wanted : own;
  return { criteria: kept.map(criterion => asked(criterion, given, ground)) };
}

function asked(
  { name, attribute, about, points, words, atLeast }: FittedCriterion,
  given: Asks['criteria']['given'],
  { scale }: Ground,
) {
  const called = given.find(one => sameName(one.name, attribute))?.name ?? name;
  const source =
    words.length > 0
      ? words.join('; ')
      : `usual for this kind of decision, the context does not speak of ${name.toLowerCase()}`;
  return { name: called, about, source, weight: points, atLeast: atLeast === 0 ? 0 : onScale(atLeast, scale) };
}

function alternatives({ brief, topic }: Known, { count, given, avoid }: Asks['alternatives']): Answer<'alternatives'> {
  const today = existing(topic, brief);
  const wanted = named(topic, brief);
  const fitted = criteriaFor(topic, brief);
  const all = fitted.reduce((sum, { points }) => sum + points, 0) || 1;
  const worth = (option: TopicOption) =>
    fitted.reduce(
      (sum, { attribute, points }) => sum + (points / all) * (scoreOf(option, attribute, brief)?.score ?? 0),
      0,
    );
  const taken = (option: TopicOption) =>
    given.some(({ name }) => optionOf(topic, name) === option) ||
    avoid.some(text => text.startsWith(`${option.name}:`));
  // What is there today is compared in any case, then what the context names, then what fits it.
  const first = (option: TopicOption) =>
    (option === today || (today === null && option.baseline) ? 100 : 0) +
    (wanted.includes(option) ? 0.4 : 0) +
    worth(option);
  const chosen = topic.options
    .filter(option => !taken(option))
    .sort((a, b) => first(b) - first(a))
    .slice(0, count);
  return {
    alternatives: topic.options
      .filter(option => chosen.includes(option))
      .map(option => ({ name: option.name, summary: option.summary, kind: option.kind, statusQuo: option === today })),
  };
}

function score({ brief, topic, ground }: Known, { option, criteria: wanted }: Asks['score']): Answer<'score'> {
  const own = optionOf(topic, option.name);
  const fitted = criteriaFor(topic, brief);
  return {
    scores: wanted.flatMap(({ name }) => {
      const criterion = fitted.find(one => sameName(one.name, name) || sameName(one.attribute, name));
      const found = own && criterion ? scoreOf(own, criterion.attribute, brief) : null;
      // A criterion or an option that a person brought and the catalogue does not know stays open.
      return found ? [{ criterion: name, because: found.because, score: onScale(found.score, ground.scale) }] : [];
    }),
  };
}

/** The catalogue scores from 1 to 5; on another scale at the same share of it. */
function onScale(score: number, { min, max }: Ground['scale']): number {
  return Math.round(min + ((score - 1) / 4) * (max - min));
}
