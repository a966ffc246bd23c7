import { type Brief, sentenceAt } from '../brief/brief';
import type { Quantity } from '../brief/quantities';
import type { FactName } from '../brief/vocabulary';
import { capabilitiesIn } from './capabilities';
import { timeline } from './fields';
import { type Requirement, type RequirementKind, requirementKinds } from './requirement';

type Draft = Omit<Requirement, 'id'>;

/** What can be read as a requirement without judgement: known parts, every quantity, every fact that binds. */
export function requirementsIn(brief: Brief): readonly Requirement[] {
  const { context } = brief;
  const drafts: Draft[] = [
    ...capabilitiesIn(context).map(({ capability, at }) => ({
      kind: capability.kind,
      text: `${capability.name}: ${capability.does}`,
      source: sentenceAt(context, at),
    })),
    ...brief.quantities.map(quantity => ofQuantity(quantity, brief)),
    ...brief.facts.flatMap(fact => {
      const kind = kindOfFact[fact.name];
      const start = context.search(
        new RegExp(fact.words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'), 'i'),
      );
      return kind && start >= 0 ? [{ kind, text: clauseAt(context, start), source: sentenceAt(context, start) }] : [];
    }),
  ];
  return numbered(withDemands(drafts, context));
}

/** One id each, by kind; what says the same once. */
export function numbered(drafts: readonly Draft[]): readonly Requirement[] {
  const unique = drafts.filter(
    (draft, index) =>
      draft.text !== '' &&
      drafts.findIndex(other => other.kind === draft.kind && same(other.text, draft.text)) === index,
  );
  return requirementKinds
    .flatMap(kind => unique.filter(draft => draft.kind === kind))
    .slice(0, 60)
    .map((draft, index) => ({ id: `R${index + 1}`, ...draft }));
}

/** The quantities that no requirement holds. */
export function leftOut(
  requirements: readonly Pick<Requirement, 'text'>[],
  quantities: readonly Quantity[],
): readonly Quantity[] {
  return quantities.filter(({ words }) => !requirements.some(({ text }) => key(text).includes(key(words))));
}

export function ofQuantity(quantity: Quantity, brief: Brief): Draft {
  return {
    kind: kindOf(quantity, brief),
    text: clauseAt(brief.context, quantity.start, quantity.end),
    source: sentenceAt(brief.context, quantity.start),
  };
}

function kindOf(quantity: Quantity, brief: Brief): RequirementKind {
  if (timeline(brief).includes(quantity)) return 'constraint';
  const near = brief.context.slice(Math.max(0, quantity.start - 40), quantity.end + 40);
  switch (quantity.dimension) {
    case 'rate':
    case 'users':
      return 'scalability need';
    case 'latency':
      return 'performance target';
    case 'availability':
    case 'recovery':
      return 'availability';
    case 'data':
    case 'retention':
      return 'data requirement';
    case 'money':
    case 'people':
    case 'deadline':
      return 'constraint';
    case 'items':
    case 'services':
      return 'scalability need';
    case 'share':
      return /uptime|availab/i.test(near) ? 'availability' : 'data requirement';
    case 'time':
      return quantity.value < 120 ? 'performance target' : 'data requirement';
  }
}

const kindOfFact: Readonly<Partial<Record<FactName, RequirementKind>>> = {
  pci: 'compliance need',
  gdpr: 'compliance need',
  hipaa: 'compliance need',
  regulated: 'compliance need',
  audit: 'compliance need',
  'sensitive-data': 'security requirement',
  mfa: 'security requirement',
  sso: 'security requirement',
  ldap: 'security requirement',
  'zero-downtime': 'availability',
  'strong-consistency': 'data requirement',
  'eventual-consistency': 'data requirement',
  idempotent: 'data requirement',
  ordering: 'data requirement',
  offline: 'user workflow',
  'third-parties': 'integration point',
  'tight-budget': 'constraint',
  'mixed-expertise': 'constraint',
  'no-operations': 'constraint',
  'new-to-team': 'constraint',
  'tight-deadline': 'constraint',
  'vendor-neutral': 'constraint',
  'on-premises': 'constraint',
};

/** Sentences that demand something and of which nothing was understood yet: taken whole, so that none is lost. */
function withDemands(drafts: readonly Draft[], context: string): readonly Draft[] {
  const sentences = context
    .split(/(?<=[.!?])\s+|\n+/)
    .map(sentence => sentence.replace(/^[\s\-*#>|.\d]+(?=\p{L})/u, '').trim())
    .filter(sentence =>
      /\b(?:must|shall|should|have to|has to|needs? to|resilient|highly available|fast|scalable|secure)\b/i.test(
        sentence,
      ),
    );
  const left = sentences.filter(
    sentence =>
      !drafts.some(({ source }) => key(source).includes(key(sentence)) || key(sentence).includes(key(source))),
  );
  return [
    ...drafts,
    ...left.map(sentence => ({ kind: kindOfSentence(sentence), text: clip(sentence), source: sentence })),
  ];
}

function kindOfSentence(sentence: string): RequirementKind {
  if (/\b(?:secur\w*|encrypt\w*|authenticat\w*|authoris\w*|authoriz\w*|access)\b/i.test(sentence))
    return 'security requirement';
  if (/\b(?:available|availability|resilien\w+|outage|fail\w*)\b/i.test(sentence)) return 'availability';
  if (/\b(?:fast|quick|latency|respon\w+|slow)\b/i.test(sentence)) return 'performance target';
  if (/\b(?:scal\w+|grow\w*|peak)\b/i.test(sentence)) return 'scalability need';
  if (/\b(?:integrat\w+|API|partner)\b/i.test(sentence)) return 'integration point';
  if (/\b(?:data|store[sd]?|kept|keep|history)\b/i.test(sentence)) return 'data requirement';
  return 'core feature';
}

/** The part of a sentence between commas that holds a place: `99.9 % uptime` of a list of demands. */
function clauseAt(text: string, start: number, end = start): string {
  const before = text
    .slice(0, start)
    .search(/(?:[;:]\s|,\s(?!\d{3})|[.!?]\s|\n)(?![\s\S]*(?:[;:]\s|,\s(?!\d{3})|[.!?]\s|\n))/);
  const after = text.slice(end).search(/[;:](?:\s|$)|,\s(?!\d{3})|[.!?](?:\s|$)|\n|$/);
  const clause = text
    .slice(before < 0 ? 0 : before + 1, end + after)
    .replace(/^[\s\-*#>|.]+/, '')
    .replace(/^(?:and|but|or|with|so)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clip(clause, text.slice(start, end));
}

/** At most a line; what must be in it stays. */
function clip(text: string, keep = ''): string {
  if (text.length <= 180) return text;
  const at = Math.max(0, text.indexOf(keep) - 80);
  return `${at > 0 ? '...' : ''}${text.slice(at, at + 170)}...`;
}

function same(a: string, b: string): boolean {
  return key(a) === key(b);
}

function key(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
