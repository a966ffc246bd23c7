import type { Brief } from '../brief/brief';
import { strongest } from '../brief/quantities';
import type { Dimension, FactName } from '../brief/vocabulary';
import { capabilitiesIn } from './capabilities';

/** A question that is worth a record of its own. */
export interface Choice {
  /** A topic of the catalogue, or a name of its own where a model found it. */
  readonly topic: string;
  readonly title: string;
  readonly because: string;
  /** A person is asked about it on a tie alone. */
  readonly quiet?: boolean;
}

interface Trait {
  readonly topic: string;
  readonly title: string;
  /** The words that make it matter here; null where nothing does. */
  because(brief: Brief): string | null;
}

/** More than this nobody reads; what comes first is harder to change later. */
export const mostChoices = 9;

const traits: readonly Trait[] = [
  { topic: 'architecture-style', title: 'Architecture style', because: ({ title }) => title },
  {
    topic: 'migration',
    title: 'Way of migration',
    because: ({ context }) =>
      /\bmigrat\w+[^.\n]{0,40}|\bmoderni[sz]\w+[^.\n]{0,30}|\b(?:split|replace)\w*[^.\n]{0,20}(?:monolith|legacy)\w*/i.exec(
        context,
      )?.[0] ?? null,
  },
  { topic: 'primary-database', title: 'Primary database', because: ({ title }) => title },
  { topic: 'deployment-platform', title: 'Deployment platform', because: ({ title }) => title },
  {
    topic: 'messaging',
    title: 'Messaging',
    because: brief =>
      said(
        brief,
        /\bevents?\b|\bevent[- ]driven\b|\bqueues?\b|\bpub(?:lish)?\W?sub\w*|\bmessage (?:broker|queue|bus)\w*|\bstream(?:ing)?\b/i,
      ) ??
      fact(brief, 'idempotent', 'eventual-consistency') ??
      (parts(brief).filter(({ event }) => event !== '').length >= 3
        ? parts(brief)
            .map(({ name }) => name)
            .slice(0, 3)
            .join(', ')
        : null),
  },
  {
    topic: 'stream-processing',
    title: 'Stream processing',
    because: brief =>
      said(
        brief,
        /\bstream(?:ing)?[- ]process\w+|\breal-?time analytics\b|\bevents?\s?(?:\/|per )\s?s(?:ec)?(?:ond)?\b/i,
      ),
  },
  {
    topic: 'transactions',
    title: 'Transactions across services',
    because: brief =>
      said(brief, /\bsagas?\b|\bcompensat\w+/i) ??
      (parts(brief).filter(({ undo }) => undo !== '').length >= 3
        ? fact(brief, 'eventual-consistency', 'idempotent')
        : null),
  },
  {
    topic: 'api-style',
    title: 'API style',
    because: brief =>
      said(brief, /\bAPIs?\b|\bREST\b|\bGraphQL\b|\bgRPC\b/i) ??
      fact(brief, 'third-parties', 'mobile-clients', 'browser-clients') ??
      parts(brief).find(({ calls }) => calls.length > 0)?.name ??
      null,
  },
  {
    topic: 'authentication',
    title: 'Authentication',
    because: brief =>
      fact(brief, 'sso', 'mfa', 'pci', 'hipaa', 'gdpr', 'ldap', 'sensitive-data') ??
      said(brief, /\bauthenticat\w+|\bsign[- ]?in\b|\blog[- ]?in\b|\buser accounts?\b/i) ??
      quantity(brief, 'users', 100),
  },
  { topic: 'model-serving', title: 'Model serving', because: brief => fact(brief, 'machine-learning') },
  {
    topic: 'warehouse',
    title: 'Analytics store',
    because: brief =>
      said(brief, /\bdashboards?\b|\bdata warehouse\b|\b(?:hot|cold) (?:and|storage|data)\b|\bad[- ]hoc quer\w+/i),
  },
  { topic: 'payments', title: 'Payment provider', because: brief => said(brief, /\bpayments?\b/i) },
  {
    topic: 'caching',
    title: 'Caching',
    because: brief =>
      fact(brief, 'read-heavy') ??
      said(brief, /\bcach\w+/i) ??
      quantity(brief, 'users', 50_000) ??
      (said(brief, /\bread/i) && quantity(brief, 'rate', 500)),
  },
  { topic: 'release-strategy', title: 'Release strategy', because: brief => fact(brief, 'zero-downtime') },
  { topic: 'search', title: 'Full-text search', because: brief => fact(brief, 'full-text') },
  { topic: 'tenancy', title: 'Tenant isolation', because: brief => fact(brief, 'multi-tenant') },
];

/** The choices that a context calls for, the hardest to change first. */
export function keyChoices(brief: Brief): readonly Choice[] {
  return traits
    .flatMap(({ topic, title, because }) => {
      const words = because(brief);
      return words === null ? [] : [{ topic, title, because: words }];
    })
    .slice(0, mostChoices);
}

/** The title of a choice's record: it names the system, so that records of two systems are told apart. */
export function recordTitle({ title }: Choice, system: string): string {
  return `${title} of ${/^(?:the|our|an?)\b/i.test(system) ? system : `the ${system.replace(/^\p{Lu}(?=\p{Ll}|[\s-]\p{Ll})/u, first => first.toLowerCase())}`}`;
}

function said({ context, title }: Brief, pattern: RegExp): string | null {
  return (pattern.exec(context) ?? pattern.exec(title))?.[0] ?? null;
}

function fact(brief: Brief, ...names: readonly FactName[]): string | null {
  return brief.facts.find(({ name }) => names.includes(name))?.words ?? null;
}

function quantity(brief: Brief, dimension: Dimension, least: number): string | null {
  const found = strongest(brief.quantities, dimension);
  return found && found.value >= least ? found.words : null;
}

function parts({ context }: Brief) {
  return capabilitiesIn(context).map(({ capability }) => capability);
}

/** The topic of a choice by its title in a document. */
export function topicOf(title: string): string {
  return traits.find(trait => trait.title.toLowerCase() === title.toLowerCase())?.topic ?? '';
}
