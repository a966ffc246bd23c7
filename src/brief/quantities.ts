import type { Dimension } from './vocabulary';

/** A number of the context with what it measures, in the unit that conditions compare in. */
export interface Quantity {
  readonly dimension: Dimension | 'time' | 'share';
  readonly value: number;
  /** As they stand: `10K requests/second peak`. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

// 10   1,200   1.5   99.95   10K   2.4 million   500k
const NUMBER = String.raw`(?<number>\d{1,3}(?:[,'\u2019\u00a0]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:\s?(?<scale>thousand|million|billion|mio|mn|bn|[kKMB](?![A-Za-z]))\b)?\+?`;
const WORD = `(?<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a dozen|half a dozen)`;
/** Words that end what a number counts. */
const SMALL = '(?:and|with|of|to|or|for|in|the|a|an|is|are|at|on|by|per|from|was|as|but|who|that|which)\\s';
const LESS = String.raw`(?:(?:<=?|>=?|\u2264|\u2265|~|under|below|within|at most|at least|up to|over|about|around|roughly|max(?:imum)?|p\d\d|less than|more than)\s*)?`;
const SPAN = '(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|yr|night)';
const LOAD =
  '(?:api |http |peak |page |read |write |inbound |outbound |concurrent |card |push |sensor |user |search |data )?(?:requests?|reqs?|reads?|writes?|events?|messages?|msgs?|orders?|transactions?|queries|calls?|operations|ops|hits|inserts|updates|points|samples|readings|metrics|records|rows|sessions|logins|bookings|payments|visits|views|page ?views|uploads|downloads|jobs|e-?mails|notifications|tickets|searches|lookups|checkouts|calculations|predictions|inferences|scores|documents|images|videos|files|lines|positions|pings|tx|trips|rides|deliveries|shipments|parcels|claims|invoices|appointments|items|scans|alerts|users|visitors|clicks|conversations|questions|chats|tasks|builds|deploys?|deployments|releases|commits|merges|pull requests|PRs|records)';

interface Rule {
  readonly pattern: RegExp;
  read(
    found: Readonly<Record<string, string | undefined>>,
    around: string,
  ): Pick<Quantity, 'dimension' | 'value'> | null;
}

const rule = (pattern: string, read: Rule['read']): Rule => ({ pattern: new RegExp(pattern, 'giu'), read });

/** In the order in which they are tried; a place that one has taken is not read again. */
const rules: readonly Rule[] = [
  // $5K/month     EUR 300 a month     1,500 euros per year     $820
  rule(
    String.raw`(?:(?<sign>[$\u20ac\u00a3]|\b(?:USD|EUR|GBP|CHF)\s?)${NUMBER}|${NUMBER.replaceAll('<number>', '<number2>').replaceAll('<scale>', '<scale2>')}\s?(?:USD|EUR|GBP|CHF|dollars?|euros?|pounds|\u20ac))(?:\s?(?:/|per |a |each )\s?(?<span>month|mo|year|yr|day|week)\b)?(?:\s(?:monthly|yearly|annually))?`,
    ({ number, scale, number2, scale2, span }, around) => {
      const value = numberOf(number ?? number2, scale ?? scale2);
      const yearly = span === 'year' || span === 'yr' || /yearly|annual/i.test(around);
      const monthly = span !== undefined || /month/i.test(around);
      return { dimension: 'money', value: span === 'day' ? value * 30 : yearly || !monthly ? value / 12 : value };
    },
  ),
  // 99.9 % uptime     99.95% availability     99.9
  rule(
    String.raw`\b(?<number>9\d\.\d+|99)\s?%(?:\s(?:uptime|availability|available|SLA|SLO))?`,
    ({ number }, around) => {
      const value = Number(number);
      const meant = value > 99.4 || /uptime|availab|SLA|SLO|nines/i.test(around);
      return meant ? { dimension: 'availability', value } : { dimension: 'share', value };
    },
  ),
  rule(String.raw`\b(?<nines>three|four|five) nines\b`, ({ nines }) => ({
    dimension: 'availability',
    value: { three: 99.9, four: 99.99, five: 99.999 }[(nines ?? '').toLowerCase()] ?? 99,
  })),
  // 12 %
  rule(String.raw`${LESS}${NUMBER}\s?%`, ({ number, scale }) => ({
    dimension: 'share',
    value: numberOf(number, scale),
  })),
  // 10K requests/second peak     1M events per second     5,000 orders per hour at peak     900 rps
  rule(
    String.raw`${LESS}${NUMBER}\s?(?:rps|qps|tps|iops|req/s|msgs?/s|ops/s|events/s)\b(?:\s(?:at |in the )?peak)?`,
    ({ number, scale }) => ({ dimension: 'rate', value: numberOf(number, scale) }),
  ),
  rule(
    String.raw`${LESS}${NUMBER}\s?(?<noun>${LOAD})\s?(?:/\s?|per |an? |each |every )(?<span>${SPAN})\b(?:\s(?:at |in the |on )?peaks?)?`,
    ({ number, scale, noun, span }) => rateOf(numberOf(number, scale), noun, span),
  ),
  // 40 GB     3 TB/day     500 MB
  rule(
    String.raw`${LESS}${NUMBER}\s?(?<unit>[KMGTP]i?B|bytes|(?:kilo|mega|giga|tera|peta)bytes?)\b(?:\s?(?:/\s?|per |a )(?:day|month|year|week|hour|s|second|video|file|image|request)\b)?`,
    ({ number, scale, unit }) => ({ dimension: 'data', value: numberOf(number, scale) * bytesOf(unit) }),
  ),
  // < 500ms (95th percentile)     p95 200 ms     11 ms
  rule(
    String.raw`${LESS}${NUMBER}\s?(?<unit>ms|msec|milliseconds?|\u00b5s|us)\b(?:\s?\((?:p\d\d|\d\dth percentile)\)|\s(?:p\d\d|at p\d\d|at the \d\dth percentile))?`,
    ({ number, scale, unit }) => ({
      dimension: 'latency',
      value: numberOf(number, scale) / (/^(?:\u00b5s|us)$/.test(unit ?? '') ? 1000 : 1),
    }),
  ),
  // ten developers     a team of six     5 engineers     team of 8
  rule(
    String.raw`(?:${NUMBER}|${WORD.replaceAll('<number>', '<number2>')})[ -](?:[\p{L}-]+ ){0,2}?(?:developers?|engineers?|devs?|people|persons?|programmers?|SREs?|FTEs?|colleagues|architects?|admins?|operators)\b`,
    peopleOf,
  ),
  rule(
    String.raw`\bteam (?:of|is|has) (?:${NUMBER}|${WORD.replaceAll('<number>', '<number2>')})\b(?!\s?(?:%|ms|years?))`,
    peopleOf,
  ),
  // RTO 15 minutes     RPO of 5 min      recover within 4 hours
  rule(
    String.raw`\b(?:RTO|RPO|recover\w*|fail ?over|restore\w*)[^.\d\n]{0,25}${NUMBER}\s?(?<span>${SPAN})\b`,
    ({ number, scale, span }) => ({ dimension: 'recovery', value: numberOf(number, scale) * (secondsOf(span) / 60) }),
  ),
  // 6-month     90 days     2 years     sub-second is a latency
  rule(String.raw`\bsub-?second\b`, () => ({ dimension: 'latency', value: 1000 })),
  rule(
    String.raw`${LESS}(?:${NUMBER}|${WORD.replaceAll('<number>', '<number2>')})[\s-]?(?<span>${SPAN})\b`,
    ({ number, number2, scale, span }, around) => durationOf(numberOf(number ?? number2, scale), span, around),
  ),
  // 500K products     60 services     1.2 million users     12,000 vehicles
  rule(
    String.raw`${LESS}(?:${NUMBER}|${WORD.replaceAll('<number>', '<number2>')})[ -](?:(?!${SMALL})[\p{L}-]+ ){0,2}?(?<noun>\p{Ll}[\p{L}-]{2,}s|SKUs|DAU|MAU|people)\b`,
    ({ number, number2, scale, noun }) => countOf(numberOf(number ?? number2, scale), noun ?? ''),
  ),
];

/** Every quantity that the text names, by position. */
export function quantitiesOf(text: string): readonly Quantity[] {
  const taken: Quantity[] = [];
  for (const { pattern, read } of rules) {
    for (const found of text.matchAll(pattern)) {
      const start = found.index;
      const end = start + found[0].length;
      if (taken.some(other => start < other.end && end > other.start) || isName(text, start, found[0])) continue;
      const around = text.slice(Math.max(0, start - 45), end + 30);
      const measured = read(found.groups ?? {}, around);
      const counted = measured && COUNTED.has(measured.dimension);
      if (counted && VERSIONED.test(text.slice(Math.max(0, start - 30), start)) && measured.value < 100) continue;
      if (measured && Number.isFinite(measured.value)) taken.push({ ...measured, words: found[0].trim(), start, end });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The largest of a dimension, the smallest of those where less is harder. */
export function strongest(quantities: readonly Quantity[], dimension: Dimension): Quantity | null {
  const least = dimension === 'latency' || dimension === 'recovery' || dimension === 'deadline';
  const all = quantities.filter(quantity => quantity.dimension === dimension);
  // Of latencies the one that is asked for, `under 200 ms`, before those that were measured.
  const asked =
    dimension === 'latency'
      ? all.filter(({ words }) => /^(?:<|≤|under|below|within|at most|max|less|sub)/i.test(words))
      : [];
  return (asked.length > 0 ? asked : all).reduce<Quantity | null>(
    (best, quantity) =>
      best === null || (least ? quantity.value < best.value : quantity.value > best.value) ? quantity : best,
    null,
  );
}

/** `NFR-3 seconds`, `v2 services`, `PostgreSQL 14`: the number belongs to a name. */
function isName(text: string, start: number, words: string): boolean {
  return /[\p{L}\d][-_.]?$/u.test(text.slice(Math.max(0, start - 2), start)) && /^\d/.test(words);
}

const COUNTED = new Set<Quantity['dimension']>(['items', 'services', 'users']);
/** `PostgreSQL 15 exists`, `Java 17 services`, `phase 2 tickets`: what has versions or is counted through. */
const VERSIONED =
  /(?:^|[^\p{L}])(?:\p{Lu}\p{L}*\p{Ll}\p{Lu}\p{L}*|[Pp]ostgres|[Rr]edis|[Kk]afka|[Jj]ava|JDK|[Nn]ode(?:\.js)?|[Pp]ython|[Oo]racle|PHP|[Rr]uby|[Rr]ails|[Aa]ngular|[Rr]eact|[Vv]ue|[Ss]pring|[Dd]jango|[Ll]aravel|\.NET|[Kk]ubernetes|[Ee]lasticsearch|[Ss]olr|[Cc]assandra|[Uu]buntu|[Dd]ebian|[Ww]indows|[Vv]ersion|[Rr]elease|[Pp]hase|[Ss]tep|[Tt]ier|[Ll]evel)\s$/u;

const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'a dozen': 12,
  'half a dozen': 6,
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

function numberOf(text = '', scale = ''): number {
  const word = WORDS[text.toLowerCase()];
  if (word !== undefined) return word;
  // 1,200 is a thousand; 1,5 is one and a half.
  const plain = /[,'\u2019\u00a0]\d{3}(?!\d)/.test(text)
    ? text.replace(/[,'\u2019\u00a0](?=\d{3})/g, '')
    : text.replace(',', '.');
  return Number(plain) * (SCALES[scale.toLowerCase()] ?? 1);
}

function secondsOf(span = ''): number {
  if (/^(?:s|sec)/i.test(span)) return 1;
  if (/^min/i.test(span)) return 60;
  if (/^h/i.test(span)) return 3600;
  if (/^(?:d|night)/i.test(span)) return 86_400;
  if (/^w/i.test(span)) return 604_800;
  if (/^m/i.test(span)) return 2_592_000;
  return 31_536_000;
}

function rateOf(value: number, noun: string | undefined, span: string | undefined) {
  // How often a team ships says nothing about load.
  if (/deploy|release|commit|merge|pull|build|^PRs?$/i.test(noun ?? '')) return { dimension: 'items' as const, value };
  return { dimension: 'rate' as const, value: value / secondsOf(span) };
}

function bytesOf(unit = ''): number {
  const power = ['b', 'k', 'm', 'g', 't', 'p'].indexOf(unit.charAt(0).toLowerCase());
  return 1000 ** Math.max(0, power);
}

function peopleOf({ number, number2, scale }: Readonly<Record<string, string | undefined>>) {
  const value = numberOf(number ?? number2, scale);
  return value > 2000 ? { dimension: 'users' as const, value } : { dimension: 'people' as const, value };
}

function durationOf(value: number, span: string | undefined, around: string) {
  const seconds = value * secondsOf(span);
  if (
    /\b(?:retention|retain|kept|keep|stor(?:e|ed|age)|history|archiv\w*|hot|cold|audit\w*|logs?)\b/i.test(around) &&
    seconds >= 86_400
  )
    return { dimension: 'retention' as const, value: seconds / 86_400 };
  if (
    seconds >= 604_800 &&
    /\b(?:deadline|timeline|go(?:es)?[- ]live|deliver\w*|launch\w*|finish\w*|within|in|have|takes?|got|next)[^.\d\n]{0,18}(?:\d|two|three|four|five|six|nine|ten|twelve|eight|seven)|-(?:months?|weeks?)\b|(?:months?|weeks?) (?:to|left|until|before)/i.test(
      around,
    )
  )
    return { dimension: 'deadline' as const, value: seconds / 86_400 };
  if (
    seconds < 120 &&
    /p\d\d|latency|respon|load|within|under|below|<|faster|budget|wait|percentile|max|takes?/i.test(around)
  )
    return { dimension: 'latency' as const, value: seconds * 1000 };
  return { dimension: 'time' as const, value: seconds };
}

function countOf(value: number, noun: string) {
  if (
    /^(?:times|ways|reasons|options|things|nodes|steps|phases|points|levels|percents?|lines|others|months|years|weeks|days|hours|minutes|seconds|decisions|always|was|is|has|this|its|as)$/i.test(
      noun,
    )
  )
    return null;
  if (
    /^(?:users?|customers|DAU|MAU|patients|members|players|visitors|sessions|subscribers|accounts|citizens|students|employees|clients|readers|viewers|drivers|technicians|buyers|sellers|guests|people|tenants|merchants|agents|clinicians|nurses|doctors)$/i.test(
      noun,
    )
  )
    return { dimension: 'users' as const, value };
  if (
    /^(?:services|microservices|teams|repositories|repos|modules|pipelines|applications|apps|packages|deployables|systems|squads|components|VMs|servers)$/i.test(
      noun,
    )
  )
    return { dimension: 'services' as const, value };
  return { dimension: 'items' as const, value };
}
