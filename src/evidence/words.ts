import type { Level } from './levels';

/** The words that fit each level, as a person is told them. */
export const FITTING: Readonly<Record<Level, readonly string[]>> = {
  HIGH: ['shows', 'demonstrates', 'confirms', 'establishes'],
  MODERATE: ['suggests', 'indicates', 'supports', 'appears to'],
  LOW: ['may', 'preliminary', 'limited evidence'],
  'VERY LOW': ['anecdotal', 'unclear', 'insufficient'],
};

/** What a verb of evidence is, so that its replacement keeps its form. */
export type Form = 'base' | 'third' | 'past' | 'adverb' | 'modal' | 'other';

/** A wording and the least level that bears it; `null` is more than any evidence bears. */
export interface Marker {
  readonly bears: Level | null;
  readonly pattern: RegExp;
  readonly form: (found: string) => Form;
}

const verb = (found: string): Form => (/(?:ed|own|ven)$/i.test(found) ? 'past' : /s$/i.test(found) ? 'third' : 'base');
const is = (form: Form) => () => form;

/** What evidence is called: with one of these before it, `supports` and `establishes` are said of evidence. */
const EVIDENCE =
  'stud(?:y|ies)|research|results?|findings?|data|evidence|tests?|benchmarks?|measurements?|experiments?|trials?|reports?|papers?|articles?|surveys?|review|analys[ei]s|literature|posts?|blog|figures?|numbers?|authors?|\\[REF-\\d+\\]|which|this|these|it|they|that';
/** Up to three words between the evidence and its verb: `the tests of 2026 clearly support`. */
const SAID_OF = `(?<=\\b(?:${EVIDENCE})(?:\\s+[\\w,()-]+){0,3}\\s+)`;
const CLAIM =
  'that\\b|the (?:claim|view|idea|hypothesis|conclusion|choice|assumption|case|decision|expectation|notion|argument|fact|superiority)\\b|(?:this|our) (?:claim|view|choice|conclusion|assumption|decision|expectation)\\b';
const EFFECT =
  'reduce|improve|cut|handle|scale|eliminate|double|halve|increase|lower|prevent|save|solve|outperform|remove|decrease|speed|raise|perform|avoid|fix|sustain|survive|stay|remain|keep|bring|be (?:faster|cheaper|safer|slower|better|more|less|enough)';

/**
 * Verbs first, from the strongest on. Words that software is described with (`supports TLS`, `establishes a connection`,
 * `publisher confirms`, `indicator`) are told apart by what stands around them: a false alarm costs more than a miss.
 */
export const MARKERS: readonly Marker[] = [
  {
    bears: null,
    pattern:
      /\b(?:beyond (?:any |all |a |every )?(?:reasonable )?doubt|irrefutabl[ey]|undeniabl[ey]|incontrovertibl[ey]|with (?:absolute|total|100 ?%) certainty|without exception|always and everywhere)\b/gi,
    form: is('other'),
  },
  {
    bears: 'HIGH',
    pattern:
      /\b(?:clearly|obviously|definitely|definitively|undoubtedly|unquestionably|certainly|conclusively|unambiguously|without (?:a )?doubt|no doubt)\b(?! defined| separated| documented| named| stated| marked| visible)/gi,
    form: is('adverb'),
  },
  {
    bears: 'HIGH',
    pattern:
      /\b(?:shows?|showed|shown|demonstrat(?:es?|ed))\b(?! (?:above|below|here|up\b|the (?:setup|set-up|layout|architecture|steps|schema)|how\b))/gi,
    form: verb,
  },
  { bears: 'HIGH', pattern: /\b(?:prov(?:es?|ed|en))\b(?! (?:difficult|hard|elusive|tricky))/gi, form: verb },
  {
    bears: 'HIGH',
    pattern:
      /(?<!\b(?:publisher|email|user|order|booking|to be) )\bconfirm(?:s|ed)?\b(?! (?:messages?|deliver|orders?|bookings?|the (?:order|message|delivery|booking|payment)|payments?|by (?:email|mail)))/gi,
    form: verb,
  },
  {
    bears: 'HIGH',
    pattern: new RegExp(
      `\\bestablish(?:es|ed)? (?:a (?:clear|causal|direct|strong|firm) )?(?=${CLAIM})|${SAID_OF}establish(?:es|ed)?\\b(?! (?:a |the )?(?:tls |tcp |new )?(?:connections?|sessions?|channel|baseline))|\\b(?:well|firmly)[- ]established\\b|\\bit is established\\b`,
      'gi',
    ),
    form: found => (/^(?:well|firmly|it)/i.test(found) ? 'other' : verb(found.trim().split(' ')[0] ?? '')),
  },
  {
    bears: 'HIGH',
    pattern: new RegExp(
      `(?<!\\b(?:we|i|you|team|developers|operators|engineers) )\\bwill (?:always |never |not )?(?=(?:${EFFECT})\\b)`,
      'gi',
    ),
    form: is('modal'),
  },
  { bears: 'HIGH', pattern: /\bguaranteed to\b|\b(?:it|this) ensures that\b/gi, form: is('other') },
  {
    bears: 'MODERATE',
    pattern:
      /\b(?:suggest(?:s|ed)?|indicat(?:es?|ed))\b(?! (?:by (?:the )?(?:user|flag|header|status|field)|the (?:status|type|state)))/gi,
    form: verb,
  },
  {
    bears: 'MODERATE',
    pattern: new RegExp(
      `\\bsupport(?:s|ed)? (?=${CLAIM})|(?<=\\b(?:stud(?:y|ies)|research|results?|findings?|data|evidence|tests?|benchmarks?|measurements?|experiments?|trials?|literature) (?:\\w+ly )?)support(?:s|ed)?\\b`,
      'gi',
    ),
    form: found => verb(found.trim()),
  },
  { bears: 'MODERATE', pattern: /\bimpl(?:y|ies|ied) that\b/gi, form: is('other') },
  { bears: 'MODERATE', pattern: /\bappears? to\b/gi, form: is('modal') },
  { bears: 'LOW', pattern: /\b(?:may|might|could)\b(?! (?:not|only|\d))/g, form: is('modal') },
  {
    bears: 'LOW',
    pattern:
      /\b(?:preliminary|limited) (?:evidence|results?|data|tests?|findings?|measurements?|benchmarks?|numbers|figures)\b/gi,
    form: is('other'),
  },
];

/** Words that take a claim back to a level when they stand before its verb. */
export const HEDGES: Readonly<Record<Level, RegExp | null>> = {
  HIGH: null,
  MODERATE:
    /\b(?:suggest\w*|indicat(?:es?|ed|ing|ions?)|appear\w*|seem\w*|likely|probabl[ey]|generally|tends? to|typically|in most cases|partly|largely)\b/i,
  LOW: /\b(?:may|might|could|can|possib\w+|perhaps|seem\w*|potentially|tentativ\w+|initial|early|would)\b/i,
  'VERY LOW':
    /\b(?:thinks?|believes?|feels?|feeling|guess\w*|claims?|claimed|reported(?:ly)?|allegedly|rumou?rs?|hearsay|word of mouth|said to|speculat\w+|supposedly|in (?:my|our|his|her|their|one person's) (?:opinion|experience|view))\b/i,
};

/** Words on the evidence itself; they hold wherever in the sentence they stand. */
export const QUALITY: Readonly<Record<Level, RegExp | null>> = {
  HIGH: null,
  MODERATE: null,
  LOW: /\b(?:preliminary|limited|tentative|weak(?:er)? evidence|low[- ](?:quality|certainty|confidence)|(?:one|single|a single) (?:run|test|study|source|measurement|experiment|trial)|small sample|not (?:yet )?(?:been )?(?:replicated|repeated|reproduced))\b/i,
  'VERY LOW':
    /\b(?:anecdot\w+|unclear|insufficient|inconclusive|uncertain(?:ty)?|unknown|not (?:yet )?(?:known|clear)|too (?:little|few|weak)|no (?:reliable|solid|good|hard|firm|real) (?:evidence|data|proof|basis|support)|(?:evidence|data) (?:is|are) (?:lacking|missing|thin|absent)|cannot be (?:concluded|said|told|inferred)|untested|unproven|unverified|unconfirmed|unsubstantiated|open question)\b/i,
};

/** Not said, not yet said, or only asked: `does not show`, `until a second run confirms it`, `to confirm this`. */
export const OPEN =
  /\b(?:not|never|no|none|nothing|neither|nor|cannot|can't|doesn't|don't|didn't|isn't|hasn't|haven't|won't|hardly|barely|without|fails?|failed|unable|little|few|whether|if|unless|until|once|before|after|when|should|must|needs?|remains?|yet|would|rather than|instead of|will|shall|to)\b(?:(?!\b(?:that|because|and|but|so|which)\b)[^,;:.]){0,40}$/i;

/** Who says it, where that is one voice: `may` is modest enough for it, `shows` is not. */
export const VOICE =
  /\b(?:opinions?|someone|somebody|one (?:engineer|developer|comment|person|post|user|customer|team|operator|colleague|vendor|reader|author)|an? (?:single )?(?:comment|colleague|forum|customer|blogger|developer|engineer|tweet|post))\b/i;

/** `not clearly`, `no definite`. */
export const DENIED = /(?:\b(?:not|never|no|hardly|cannot)|n't)\W+(?:\w+\W+){0,2}$/i;
