import type { Topic } from './topic';

export interface Match {
  readonly topic: Topic;
  readonly score: number;
  /** The title itself says it. */
  readonly titled: boolean;
  /** The signals that were found, strongest first. */
  readonly because: readonly string[];
}

/** What people decide that is no architecture of software, as it stands in a title. */
const elsewhere =
  /\b(?:hir(?:e|ing)|recruit\w*|salar(?:y|ies)|vacation|holidays?|parental|office (?:location|space|lease)|offices?|logo|colou?rs?|brand(?:ing)?|slogan|pric(?:e|es|ing)|tariffs?|discounts?|laptops?|notebooks?|chairs?|desks?|furniture|lawyers?|law firm|caterer|catering|insurance|bonus(?:es)?|headcount|home office|remote work|working hours|company cars?|party|offsite)\b/i;

/** How much has to speak for a topic before it is taken. */
const enough = 8;
const strong = 5;

/** The topics that a question is about, the likeliest first; empty where none fits. */
export function topicsFor(title: string, context: string, topics: readonly Topic[]): readonly Match[] {
  const found = topics
    .map(topic => matchOf(topic, title.toLowerCase(), context.toLowerCase()))
    .filter(match => match !== null)
    .sort((a, b) => b.score - a.score);
  return elsewhere.test(title) && !found.some(({ titled }) => titled) ? [] : found;
}

function matchOf(topic: Topic, title: string, context: string): Match | null {
  const found = Object.entries(topic.signals).flatMap(([signal, weight]) => {
    const pattern = patternOf(signal);
    const inTitle = pattern.test(title) ? 1 : 0;
    const times = [...context.matchAll(new RegExp(pattern, 'g'))].length;
    if (inTitle === 0 && times === 0) return [];
    // Once is a hint, several times is a subject; more often says nothing more.
    return [
      { signal, weight, points: weight * (3 * inTitle + (times > 0 ? 1 + 0.25 * Math.min(times - 1, 3) : 0)), inTitle },
    ];
  });
  const against = Object.entries(topic.against ?? {}).reduce((sum, [signal, weight]) => {
    const pattern = patternOf(signal);
    return sum + (pattern.test(title) ? 3 * weight : pattern.test(context) ? weight : 0);
  }, 0);
  const score = found.reduce((sum, { points }) => sum + points, 0) - against;
  const titled = found.some(({ inTitle, weight }) => inTitle === 1 && weight >= strong);
  const spoken = found.filter(({ weight }) => weight >= strong).length;
  if (score < enough || (!found.some(({ inTitle, weight }) => inTitle === 1 && weight >= 3) && spoken < 3)) return null;
  const because = found.sort((a, b) => b.points - a.points).map(({ signal }) => signal);
  return { topic, score, titled, because };
}

const patterns = new Map<string, RegExp>();

/** A word or phrase where it stands alone, also in its plural: `api gateway` finds `API gateways`. */
function patternOf(signal: string): RegExp {
  const known = patterns.get(signal);
  if (known) return known;
  const escaped = signal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:s|es)?(?![\\p{L}\\p{N}])`, 'u');
  patterns.set(signal, made);
  return made;
}
