import type { Brief } from '../brief/brief';
import { sentenceAt } from '../brief/brief';
import type { Quantity } from '../brief/quantities';
import type { FactName } from '../brief/vocabulary';

/** The seven things that a design starts from. */
export const fieldNames = [
  'project type',
  'requirements',
  'scale',
  'team',
  'budget',
  'timeline',
  'existing systems',
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Field {
  readonly name: FieldName;
  readonly value: string;
  /** The words of the context it came from; a person who was asked is named instead. Empty where nobody knows. */
  readonly words: string;
}

export const askedPerson = 'said by the person who was asked';

export const fieldQuestions: Readonly<Record<FieldName, string>> = {
  'project type': 'What kind of system is it: a new product, a migration, an extension?',
  requirements: 'What must it do, and how well?',
  scale: 'How many users, requests and how much data, at peak?',
  team: 'Who builds and runs it: how many people, and what do they know?',
  budget: 'What may it cost per month?',
  timeline: 'When must it be there?',
  'existing systems': 'What exists today that it replaces or talks to? Say "none" for a new start.',
};

/** What the text answers by itself; the rest is to be asked. */
export function fieldsOf(brief: Brief): readonly Field[] {
  const found = finders.map(([name, find]) => {
    const words = [...new Set(find(brief))].filter(text => text !== '');
    const all = words.join('; ');
    const value = all.length > 400 ? `${all.slice(0, 397)}...` : all;
    return { name, value, words: value };
  });
  return found;
}

export function missing(fields: readonly Field[]): readonly FieldName[] {
  return fieldNames.filter(name => !fields.some(field => field.name === name && field.value !== ''));
}

const finders: readonly (readonly [FieldName, (brief: Brief) => readonly string[]])[] = [
  ['project type', projectType],
  ['requirements', demands],
  ['scale', brief => wordsOf(brief, ['rate', 'users', 'data', 'items', 'services', 'retention'])],
  [
    'team',
    brief => [
      ...wordsOf(brief, ['people']),
      ...facts(brief, ['small-team', 'mixed-expertise', 'new-to-team', 'known-to-team', 'no-operations', 'many-teams']),
    ],
  ],
  ['budget', brief => [...wordsOf(brief, ['money']), ...facts(brief, ['tight-budget'])]],
  ['timeline', brief => [...timeline(brief).map(({ words }) => words), ...facts(brief, ['tight-deadline'])]],
  ['existing systems', existingSystems],
];

/** `6 months`, said as the time there is; how long data is kept is none. */
export function timeline({ quantities, context }: Brief): readonly Quantity[] {
  return quantities.filter(quantity => {
    if (quantity.dimension === 'deadline') return true;
    if (quantity.dimension !== 'time' || quantity.value < 604_800) return false;
    return !/\b(?:old|ago|per|every)\b/i.test(context.slice(quantity.end, quantity.end + 12));
  });
}

function projectType({ title, context }: Brief): readonly string[] {
  const found =
    /\b(?:build|design|create|develop|migrate|modernise|modernize|replace|rewrite|split|move|extend|implement)\b[^.\n;:]{3,120}/i.exec(
      context,
    )?.[0] ??
    (sentenceAt(context, context.search(/\p{L}/u)) || title);
  return [found.trim()];
}

/** The points of a list, where there is one; otherwise the sentences that demand. */
function demands({ context }: Brief): readonly string[] {
  const points = [...context.matchAll(/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(.+)$/gm)].map(([, point = '']) => point.trim());
  if (points.length > 1) return points;
  const asking = /\b(?:must|shall|should|needs?|requires?|with|has to|have to|support\w*|handles?)\b/gi;
  return [...context.matchAll(asking)].slice(0, 3).map(({ index }) => sentenceAt(context, index));
}

function wordsOf({ quantities }: Brief, dimensions: readonly string[]): readonly string[] {
  return quantities.filter(({ dimension }) => dimensions.includes(dimension)).map(({ words }) => words);
}

function facts(brief: Brief, names: readonly FactName[]): readonly string[] {
  return brief.facts.filter(({ name }) => names.includes(name)).map(({ words }) => words);
}

function existingSystems({ context }: Brief): readonly string[] {
  const pattern =
    /\b(?:today|currently|existing|legacy|monolith\w*|at the moment|runs on|live in|lives in|migrat\w+ from|replaces?|greenfield|from scratch|new start)\b/gi;
  return [...context.matchAll(pattern)].slice(0, 3).map(({ index }) => sentenceAt(context, index));
}
