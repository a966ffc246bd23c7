import type { Topic } from './topic';

export interface Match {
  readonly topic: Topic;
  readonly score: number;
  /** The words that were found, strongest first. */
  readonly because: readonly string[];
}

/** What people decide that is no architecture of software, as it stands in a title. */
const elsewhere =
  /\b(?:hir(?:e|ing)|recruit\w*|salar(?:y|ies)|vacation|holidays?|parental|office (?:location|space|lease)|new office|logo|colou?rs?|branding|slogan|pricing|tariffs?|discounts?|laptops?|notebooks?|chairs?|desks?|furniture|lawyers?|law firm|catering|canteen|insurance|bonus(?:es)?|headcount|home office|remote work|working hours|company cars?|offsite|sponsor\w*|conference|acquir\w+|merger|translat\w+ agency|agency|org(?:anisation|anization)? chart|team structure|reorgani[sz]\w+)\b/i;

/** How much has to speak for a topic before it is taken. */
const enough = 8;
const strong = 5;
/** How much more a word says in the title than in the context. */
const titleCounts = 3;

/** The topics that a question is about, the likeliest first; empty where none fits. */
export function topicsFor(title: string, context: string, topics: readonly Topic[]): readonly Match[] {
  const said = { title: title.toLowerCase(), context: context.toLowerCase() };
  const rare = rarity(topics);
  const [titleWords, contextWords] = [stems(said.title), stems(said.context)];
  const found = topics
    .map(topic => {
      const signals = signalsIn(topic, said);
      const alike = likeness(topic, titleWords, contextWords, rare);
      const score = signals.points + alike.points - signals.against;
      const clear = signals.titled || signals.spoken >= 3 || (signals.spoken >= 1 && alike.inTitle >= 1);
      return { topic, score, clear, titled: signals.settles, because: [...signals.because, ...alike.because] };
    })
    .filter(({ score, clear }) => score >= enough && clear)
    .sort((a, b) => b.score - a.score);
  return elsewhere.test(title) && !found.some(({ titled }) => titled) ? [] : found;
}

interface Said {
  readonly title: string;
  readonly context: string;
}

/** What the topic's own signals say: phrases by which people recognise it. */
function signalsIn(topic: Topic, { title, context }: Said) {
  const found = Object.entries(topic.signals).flatMap(([signal, weight]) => {
    const pattern = patternOf(signal);
    const inTitle = pattern.test(title) ? 1 : 0;
    const times = [...context.matchAll(new RegExp(pattern, 'gu'))].length;
    if (inTitle === 0 && times === 0) return [];
    // Once is a hint, several times is a subject; more often says nothing more.
    const points = weight * (titleCounts * inTitle + (times > 0 ? 1 + 0.25 * Math.min(times - 1, 3) : 0));
    return [{ signal, weight, points, inTitle }];
  });
  const against = Object.entries(topic.against ?? {}).reduce((sum, [signal, weight]) => {
    const pattern = patternOf(signal);
    return sum + (pattern.test(title) ? titleCounts * weight : pattern.test(context) ? weight : 0);
  }, 0);
  return {
    against,
    points: found.reduce((sum, { points }) => sum + points, 0),
    titled: found.some(({ inTitle, weight }) => inTitle === 1 && weight >= 3),
    settles: found.some(({ inTitle, weight }) => inTitle === 1 && weight >= strong),
    spoken: found.filter(({ weight }) => weight >= strong).length,
    because: found.sort((a, b) => b.points - a.points).map(({ signal }) => signal),
  };
}

/** How many words the question shares with all that the topic is written in, rare words counting more. */
function likeness(
  topic: Topic,
  title: ReadonlySet<string>,
  context: ReadonlySet<string>,
  rare: ReadonlyMap<string, number>,
) {
  const own = wordsOf(topic);
  const shared = (words: ReadonlySet<string>) => [...words].filter(word => own.has(word));
  const worth = (words: readonly string[]) => words.reduce((sum, word) => sum + (rare.get(word) ?? 0), 0);
  const inTitle = shared(title).filter(word => (rare.get(word) ?? 0) > 0.7);
  return {
    points: 2 * worth(inTitle) + 0.12 * worth(shared(context)),
    inTitle: inTitle.length,
    because: inTitle,
  };
}

const known = new WeakMap<Topic, ReadonlySet<string>>();

/** The words that a topic is told by: its question, signals, options and what they are for. */
function wordsOf(topic: Topic): ReadonlySet<string> {
  const before = known.get(topic);
  if (before) return before;
  const texts = topic.options.flatMap(({ name, summary, fits, aliases }) => [name, summary, fits, ...aliases]);
  const made = stems([topic.title, topic.question, ...Object.keys(topic.signals), ...texts].join(' ').toLowerCase());
  known.set(topic, made);
  return made;
}

const rarities = new WeakMap<readonly Topic[], ReadonlyMap<string, number>>();

/** A word of one topic says much, a word of all of them nothing. */
function rarity(topics: readonly Topic[]): ReadonlyMap<string, number> {
  const before = rarities.get(topics);
  if (before) return before;
  const counts = new Map<string, number>();
  for (const topic of topics) for (const word of wordsOf(topic)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const made = new Map([...counts].map(([word, count]) => [word, Math.log10(topics.length / count)]));
  rarities.set(topics, made);
  return made;
}

const empty = new Set(
  'a an and are as at be but by for from has have how in into is it its of on or our that the their them they this to was we what when where which who will with without you your do does not no new all one use used user users need needs should must can could would more most than then there here'.split(
    ' ',
  ),
);

/** `stores`, `storing` and `stored` are one word. */
function stems(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.+#]*/gu) ?? [];
  return new Set(words.filter(word => word.length > 2 && !empty.has(word) && !/^\d/.test(word)).map(stem));
}

function stem(word: string): string {
  const bare = word.replace(/[.+#]+$/, '');
  if (bare.length < 5) return bare.replace(/s$/, '');
  return bare.replace(/(?:ations?|ings?|ers?|ed|es|ies|s|e|y)$/, '');
}

const patterns = new Map<string, RegExp>();

/** A word or phrase where it stands alone, also in its plural: `api gateway` finds `API gateways`. */
function patternOf(signal: string): RegExp {
  const before = patterns.get(signal);
  if (before) return before;
  const escaped = signal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:s|es)?(?![\\p{L}\\p{N}])`, 'u');
  patterns.set(signal, made);
  return made;
}
