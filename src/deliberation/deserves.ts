import { briefOf } from '../brief/brief';

/** What a question deserves: the whole protocol, a short record, or no record at all. */
export interface Deserving {
  readonly what: 'deliberation' | 'light' | 'none';
  /** For a person, the strongest first: what speaks for a record, what against. */
  readonly because: readonly string[];
  readonly against: readonly string[];
}

interface Sign {
  readonly pattern: RegExp;
  readonly weight: number;
  readonly words: string;
}

/** What makes a question worth a record, each with how it is said. */
const heavy: readonly Sign[] = [
  {
    pattern:
      /\b(?:irreversibl\w*|one[- ]way|no way back|cannot be undone|hard to (?:change|undo|reverse)|lock[- ]?in|long[- ]term|for years)\b/i,
    weight: 4,
    words: 'it is hard to take back',
  },
  {
    pattern:
      /\b(?:migrat\w+|rewrit\w+|re-?architect\w*|replac\w+|split\w*|decompos\w+|cut-?over|big bang|strangler|consolidat\w+)\b/i,
    weight: 3,
    words: 'existing systems change',
  },
  {
    pattern:
      /\b(?:architecture|microservices?|monolith|event-driven|serverless|multi-?tenan\w+|multi-?region|tenancy)\b/i,
    weight: 3,
    words: 'it shapes the architecture',
  },
  {
    pattern:
      /\b(?:database|datastore|message broker|messaging|queue|kafka|rabbitmq|postgres\w*|mongo\w*|redis|cache|caching|search engine|warehouse|storage|data model|schema|sessions?)\b/i,
    weight: 2,
    words: 'it is about where data lives or how it moves',
  },
  {
    pattern:
      /\b(?:authenticat\w+|authori[sz]\w+|login|sso|oauth|oidc|mfa|encrypt\w+|security|secrets?|pci|gdpr|hipaa|sox|compliance|regulat\w+|audit)\b/i,
    weight: 3,
    words: 'security or compliance is at stake',
  },
  {
    pattern:
      /\b(?:cloud|kubernetes|deployment|infrastructure|ci\/cd|observability|platform|vendor|provider|api|protocol|framework|language|runtime)\b/i,
    weight: 2,
    words: 'others will build on it',
  },
  {
    pattern: /\b(?:zero[- ]downtime|availability|uptime|sla|slo|disaster|failover|outage)\b/i,
    weight: 2,
    words: 'an outage would be felt',
  },
  {
    pattern:
      /\b(?:all teams|every team|(?:several|many|other|two|three|four|five|\d+) (?:teams|squads|departments)|company[- ]wide|organi[sz]ation|stakeholders|partners)\b/i,
    weight: 2,
    words: 'several teams are concerned',
  },
];

/** What makes it small. */
const light: readonly Sign[] = [
  {
    pattern:
      /\b(?:renam\w+|typo\w*|wording|colou?rs?|icons?|logo|indent\w*|tabs (?:or|vs\.?|versus) spaces|line length|naming of|comment style|button label|copy text|favicon)\b/i,
    weight: 5,
    words: 'it is a matter of form',
  },
  {
    pattern:
      /\b(?:bump|upgrade (?:to )?(?:a )?(?:patch|minor)|patch version|minor version|dependabot|lint(?:er|ing)? rules?|formatt(?:er|ing)|prettier|eslint)\b/i,
    weight: 4,
    words: 'a tool or a small update settles it',
  },
  {
    pattern:
      /\b(?:easily (?:reversed|undone|changed)|reversible|can be (?:undone|changed|reverted) (?:any ?time|easily|later)|feature flag|spike|prototype|proof of concept|throw-?away|experiment|temporar\w+|for now)\b/i,
    weight: 4,
    words: 'it is easy to take back',
  },
  {
    pattern:
      /\b(?:only (?:me|i|one developer)|my own|personal|local(?:ly)? only|internal script|one-off|small script)\b/i,
    weight: 3,
    words: 'few are concerned',
  },
];

const enoughForAll = 6;
const enoughForLight = 3;

/** Heuristics on the words of a question, never a verdict: a person decides, and is told what was seen. */
export function deserves(title: string, context: string): Deserving {
  const text = `${title}\n${context.slice(0, 20_000)}`;
  const { quantities, facts } = briefOf(title, context);
  const found = (signs: readonly Sign[]) => signs.filter(({ pattern }) => pattern.test(text));
  const [up, down] = [found(heavy), found(light)];
  const money = quantities.some(({ dimension }) => dimension === 'money');
  const named = [
    ...(quantities.length > 0
      ? [
          {
            weight: Math.min(4, quantities.length),
            words: `the context names ${count(quantities.length, 'quantity', 'quantities')}`,
          },
        ]
      : []),
    ...(money ? [{ weight: 2, words: 'money is named' }] : []),
    ...(facts.length > 1
      ? [{ weight: Math.min(3, facts.length - 1), words: `${count(facts.length, 'constraint')} can be read in it` }]
      : []),
    ...up,
  ].sort((a, b) => b.weight - a.weight);
  const small = [...down].sort((a, b) => b.weight - a.weight);
  const score = sum(named) - sum(small);
  const what =
    score >= enoughForAll ? 'deliberation' : score >= enoughForLight || small.length === 0 ? 'light' : 'none';
  return { what, because: named.map(({ words }) => words), against: small.map(({ words }) => words) };
}

/** What is said of it, in a sentence. */
export function deservesText({ what, because, against }: Deserving): string {
  const seen = because.slice(0, 3).join(', ');
  switch (what) {
    case 'deliberation':
      return `This deserves a deliberation: ${seen}.`;
    case 'light':
      return seen === ''
        ? 'Little is said of what is at stake: a short record may be enough.'
        : `A short record may be enough: ${seen}, and nothing more is at stake.`;
    case 'none':
      return `This may not need a record at all: ${against.slice(0, 2).join(', ')}.`;
  }
}

function sum(signs: readonly { readonly weight: number }[]): number {
  return signs.reduce((all, { weight }) => all + weight, 0);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
