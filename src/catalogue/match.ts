import { elsewhere, withoutOwners } from './elsewhere';
import { type Likeness, likenessOf, type Subject } from './likeness';
import { emptyIndex, type Index, type Signal, signalOf, signalsIn } from './signals';
import type { Topic } from './topic';
import { type Sentence, sentencesOf } from './words';

export interface Match {
  readonly topic: Topic;
  readonly score: number;
  /** The words that decided, strongest first. */
  readonly because: readonly string[];
}

/** How much has to speak for a topic before it is taken. */
const enough = 35;
/** From here on a close second is a neighbour; below, it is a sign that nothing fits. */
const clearlyEnough = 60;
const margin = 0.1;
/** How much more a word says in the title, and at the beginning of the context, than in the rest of it. */
const titleCounts = 1.5;
/** A title that names the thing, and does not tell what happens to it, says it plainly. */
const namedCounts = 1.5;
const ownerCounts = 0.6;
const beginningCounts = 1.25;
/** What a sentence counts that only says what is there or who they are. */
const asideCounts = 0.35;
/** What the first, the second ... sentence with the same signal adds. */
const again = [1, 0.3, 0.15];
const likenessCounts = 500;
const elsewhereTitleCounts = 7;
const elsewhereContextCounts = 1;

/** The topics that a question is about, the likeliest first; empty where none fits. */
export function topicsFor(title: string, context: string, topics: readonly Topic[]): readonly Match[] {
  const known = knownOf(topics);
  const places = placesOf(title, context);
  const found = heard(places, known.index);
  const alike = known.likeness(places);
  const other = elsewhereIn(title, context, known) + likenessCounts * (alike.at(-1)?.share ?? 0);
  const all = known.topics
    .map(({ topic, signals, against }, at) => {
      const own = points(signals, found);
      const like = alike[at] ?? { share: 0, words: [] };
      const score = own.sum - points(against, found).sum + likenessCounts * like.share;
      return { topic, score, because: because(own.found, like) };
    })
    .sort((a, b) => b.score - a.score);
  const best = all[0]?.score ?? 0;
  const next = all[1]?.score ?? 0;
  const unclear = best < clearlyEnough && next > best * (1 - margin);
  return other > best || unclear ? [] : all.filter(({ score }) => score >= enough);
}

/** What speaks for a question that is about no software at all; the title has to begin with it. */
function elsewhereIn(title: string, context: string, { elsewhere, elsewhereIndex }: Known): number {
  const titled = sentencesOf(withoutOwners(title)).map(sentence => ({ sentence, counts: 1, inTitle: false }));
  const told = sentencesOf(context).map(sentence => ({ sentence, counts: 1, inTitle: false }));
  const inTitle = points(elsewhere, heard(titled, elsewhereIndex)).sum;
  const inContext = points(elsewhere, heard(told, elsewhereIndex)).sum;
  return elsewhereTitleCounts * inTitle + elsewhereContextCounts * inContext;
}

export interface Place {
  readonly sentence: Sentence;
  readonly counts: number;
  readonly inTitle: boolean;
}

/** `Java and Postgres are known`, `Kafka is in place`, `a team of four`: said in passing. */
const aside =
  /\b(?:teams? of|(?:is|are|was|were) (?:already )?(?:available|given|in place|in use|used elsewhere|known|allowed|there|fixed|not to be|not part|not the (?:problem|question))|in place|(?:stays?|remains?)(?:$| (?:as|where))|is solved|(?:exists?|remains?) (?:already|elsewhere)|everywhere|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|no|our|the) (?:[a-z+#-]+ ){0,2}(?:developers?|engineers?|administrators?|programmers?)|(?:entwickler|administrator|développeur|desarrollador|ingenier|ingénieur)[a-z]*|vorhanden|im einsatz|gesetzt|équipe de|equipo de)\b|\bteam\b(?=[^,.]*\b(?:know|has experience))/u;

/** `Database for the booking service` is about a database: what follows says for whom it is. */
const forWhom = / (?:for|für|pour|para) /iu;

function placesOf(title: string, context: string): readonly Place[] {
  const [head = '', ...owner] = title.split(forWhom);
  const whole = owner.length > 0 ? titleCounts * ownerCounts : titleCounts;
  const titled = [
    ...sentencesOf(title).map(sentence => ({ sentence, counts: whole, inTitle: true })),
    ...(owner.length > 0 ? sentencesOf(head) : []).map(sentence => ({ sentence, counts: titleCounts, inTitle: true })),
  ];
  const told = sentencesOf(context).map((sentence, at) => {
    const counts = aside.test(sentence.words.join(' ')) ? asideCounts : at < 3 ? beginningCounts : 1;
    return { sentence, counts, inTitle: false };
  });
  return [...titled, ...told];
}

interface Heard {
  readonly points: number;
  readonly words: string;
}

/** Every signal that is said, with what it counts where it stands; repeated it adds a little. */
function heard(places: readonly Place[], index: Index): ReadonlyMap<Signal, Heard> {
  const all = new Map<Signal, { counts: number[]; words: string }>();
  for (const { sentence, counts, inTitle } of places) {
    for (const [signal, words] of signalsIn(sentence, index)) {
      const there = all.get(signal);
      const here = inTitle && signal.parts === 1 ? counts * namedCounts : counts;
      if (there) there.counts.push(here);
      else all.set(signal, { counts: [here], words });
    }
  }
  const told = [...all].map(([signal, { counts, words }]) => {
    const sum = counts.sort((a, b) => b - a).reduce((total, count, at) => total + count * (again[at] ?? 0), 0);
    return [signal, { points: signal.weight * sum, words }] as const;
  });
  return new Map(told);
}

function points(signals: readonly Signal[], found: ReadonlyMap<Signal, Heard>) {
  const own = signals.flatMap(signal => found.get(signal) ?? []);
  return { sum: own.reduce((sum, { points }) => sum + points, 0), found: own };
}

/** Signals and single words together, each once, in the order of what they count. */
function because(signals: readonly Heard[], { words }: Likeness): readonly string[] {
  const alike = words.map(({ word, share }) => ({ words: word, points: likenessCounts * share }));
  const all = [...signals, ...alike].sort((a, b) => b.points - a.points);
  return [...new Set(all.map(({ words }) => words))];
}

interface Known {
  readonly topics: readonly {
    readonly topic: Topic;
    readonly signals: readonly Signal[];
    readonly against: readonly Signal[];
  }[];
  readonly index: Index;
  readonly elsewhere: readonly Signal[];
  readonly elsewhereIndex: Index;
  readonly likeness: (places: readonly Place[]) => readonly Likeness[];
}

const prepared = new WeakMap<readonly Topic[], Known>();

function knownOf(topics: readonly Topic[]): Known {
  const before = prepared.get(topics);
  if (before) return before;
  const [index, elsewhereIndex] = [emptyIndex(), emptyIndex()];
  const all = topics.map(topic => ({
    topic,
    signals: compiled(topic.signals, index),
    against: compiled(topic.against ?? {}, index),
  }));
  const made = {
    topics: all,
    index,
    elsewhere: compiled(elsewhere, elsewhereIndex),
    elsewhereIndex,
    likeness: likenessOf([...topics.map(subjectOf), [[1, Object.keys(elsewhere)]]]),
  };
  prepared.set(topics, made);
  return made;
}

function compiled(signals: Readonly<Record<string, number>>, index: Index): readonly Signal[] {
  return Object.entries(signals).map(([name, weight]) => signalOf(name, weight, index));
}

/** What a topic is called and told by says more than how its options and criteria are described. */
function subjectOf({ title, question, signals, criteria, options }: Topic): Subject {
  const names = Object.keys(signals);
  return [
    [4, [title, question]],
    [2, names.filter(name => !name.includes(' ... '))],
    [1, names.filter(name => name.includes(' ... '))],
    [1, Object.values(criteria).flatMap(({ name, about }) => [name, about])],
    [1, options.flatMap(({ name, summary, fits, aliases }) => [name, summary, fits, ...aliases])],
  ];
}
