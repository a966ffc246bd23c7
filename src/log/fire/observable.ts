import { type Check, type Comparison, metricKey } from './check';
import { type Condition, limitOf } from './condition';
import { isManifest } from './manifests';
import { windowOf } from './window';

/** What the workspace itself can show: values in files, versions, counts, and whether something is there. */
export function observableCheck(condition: Condition): Check | null {
  return value(condition) ?? dependency(condition) ?? version(condition) ?? count(condition) ?? presence(condition);
}

/** With a folder, or with an ending that files have: `finance/monthly.csv`, `src/**`, `go.mod`; no `Node.js`, no `p95`. */
const PATH =
  /^(?!https?:)(?:[\w@.*?{},+-]+\/)+[\w@.*?{},+-]*$|^[\w@*?{},.+-]*\.(?:json|ya?ml|csv|tsv|toml|xml|mod|txt|md|tsx?|jsx|mjs|cjs|py|go|rs|java|kt|rb|php|cs|sql|proto|graphql|tf|sh|gradle|kts|lock|env|ini|cfg|props|csproj)$|^(?:Dockerfile|Gemfile|Makefile|Jenkinsfile|Procfile)$|^\.[a-z][\w.-]+$/;

function pathsIn({ text, code }: Condition): string[] {
  const spoken = text.split(/[\s"'“”()]+/).map(word => word.replace(/[.,;:]+$/, ''));
  // Outside code a path needs a folder or an ending that is no product's name.
  const plain = spoken.filter(
    word =>
      PATH.test(word) &&
      (/\/.*[./]/.test(word) || /\.\w+$/.test(word)) &&
      !/^\w+\.js$/i.test(word) &&
      !/^\d|^\w+\/\w+$/.test(word),
  );
  return [...new Set([...code.filter(span => PATH.test(span) || /^[\w.-]+\/$/.test(span)), ...plain])];
}

const NAMED = /\b(?:column|field|key|value|property|entry|path)\s+["']?([\w$][\w$.[\]/-]*)/i;

function value(condition: Condition): Check | null {
  const { text, code, trigger } = condition;
  const file = pathsIn(condition).find(path => /\.(?:json|ya?ml|csv|tsv)$/i.test(path) && !/[*?{}]/.test(path));
  if (!file) return null;
  const named = NAMED.exec(text.replace(file, ' '))?.[1]?.replace(/[.,]$/, '');
  const other = code.find(span => span !== file && /^[$\w][\w$.[\]/-]*$/.test(span));
  const at = named ?? (isManifest(file) ? undefined : other);
  if (at === undefined) return null;
  const limit = limitOf(condition);
  const word =
    /\b(?:is|becomes|equals|turns)\s+["']?(true|false|null|[\w.-]+)["']?\s*$|=\s*["']?([A-Za-z][\w.-]*)["']?\s*$/i.exec(
      text,
    );
  const equals = word?.[1] ?? word?.[2];
  const wanted = limit ?? (equals === undefined ? null : { equals });
  return (
    wanted && { kind: 'value', file, at, wanted, window: windowOf(trigger.window), metric: metricKey(trigger.metric) }
  );
}

/** A package's name, in code or before `version`. */
const PACKAGE = /^@?[A-Za-z][\w.-]*(?:[/:][\w.-]+)*$/;

function manifestIn(condition: Condition): string | null {
  return pathsIn(condition).find(path => isManifest(path) && !/[*?{}]/.test(path)) ?? null;
}

function packageIn(condition: Condition, manifest: string | null): string | null {
  const { text, code } = condition;
  const spanned = code.find(span => span !== manifest && PACKAGE.test(span) && !isManifest(span));
  return (
    spanned ??
    /(?:version of|depends? on|dependency on)\s+(@?[A-Za-z][\w./:-]*)/i.exec(text)?.[1] ??
    /\b(?!the\b|major\b|a\b|new\b|first\b|stable\b|later\b|its\b)(@?[A-Za-z][\w./:-]*?)(?:'s)?\s+(?:(?:major|minor|client|server|runtime)\s+)?version\b/i.exec(
      text,
    )?.[1] ??
    null
  );
}

const OPERATORS: readonly (readonly [RegExp, Comparison])[] = [
  [
    /(?:>=|≥|at least|reach(?:es)?|hits?)\s*v?(\d+(?:\.\d+)*)|\bv?(\d+(?:\.\d+)*)\s+(?:or|and)\s+(?:later|newer|higher|above|more)|\bv?(\d+(?:\.\d+)*)\+/i,
    '>=',
  ],
  [/(?:<=|≤|at most)\s*v?(\d+(?:\.\d+)*)|\bv?(\d+(?:\.\d+)*)\s+or\s+(?:older|lower|earlier)/i, '<='],
  [
    /(?:>|above|newer than|later than|higher than|beyond|greater than|exceeds?)\s*(?:version\s*)?v?(\d+(?:\.\d+)*)/i,
    '>',
  ],
  [/(?:<|below|older than|lower than|earlier than|less than|under)\s*(?:version\s*)?v?(\d+(?:\.\d+)*)/i, '<'],
  [/(?:==?|equals?|is|becomes)\s*(?:version\s*)?v?(\d+(?:\.\d+)*)/i, '='],
];

function version(condition: Condition): Check | null {
  const { text } = condition;
  const manifest = manifestIn(condition);
  const about = /\bversion\b|\bmajor\b/i.test(text);
  if ((!manifest && !about) || /\bnumber of\b|\bcount\b|\bdependenc/i.test(text)) return null;
  const of = packageIn(condition, manifest);
  for (const [pattern, op] of OPERATORS) {
    const found = pattern.exec(text);
    const limit = found?.[1] ?? found?.[2] ?? found?.[3];
    if (of !== null && limit !== undefined) return { kind: 'version', of, manifest, op, version: limit };
  }
  return null;
}

const GONE =
  /\b(?:no longer (?:exists?|present|there|depend\w*|need\w*|used)|(?:is|are|was|gets?|has been|have been) (?:deleted|removed|dropped|gone|missing|absent)|do(?:es)? not exist|disappears?|(?:is|are) not (?:there|present)|drops|removes)\b/i;
const THERE =
  /\b(?:exists?|(?:is|are|was|gets?|has been|have been) (?:added|created|introduced|committed|present|there|back|found)|appears?|shows up|(?:is|are) in\b|depends? on|adds|lists|contains|reappears?)\b/i;

function dependency(condition: Condition): Check | null {
  const { text } = condition;
  const manifest = manifestIn(condition);
  if (limitOf(condition) || (!manifest && !/\bdependenc(?:y|ies)\b|\bdepends? on\b/i.test(text))) return null;
  const of = packageIn(condition, manifest);
  const present = GONE.test(text) ? false : THERE.test(text) ? true : null;
  return of === null || present === null ? null : { kind: 'dependency', of, manifest, present };
}

/** `number of services`, `services in the repository`: what a person counts; `services that answer slowly` are no count. */
const COUNTED =
  /^(?:(?:if|when|once)\s+)?(?:the )?(?:(?:total )?(?:number|count|amount) of |# of |we have |there are )?(?:(?:more|fewer|less) than \S+ |at (?:least|most) \S+ |over \S+ |\S+ or more |\S+\+ |[<>]=? ?\S+ )?(?:direct |runtime |production |third-party |npm |python |go |java |micro-?|database |db |schema |sql |deployed |backend )*(services|microservices|migrations|migration files|dependencies|packages)\b(?!\s+(?:that|which|who|with|without|down|per|affected|calls?))/i;

function count(condition: Condition): Check | null {
  const { text, trigger } = condition;
  const limit = limitOf(condition);
  if (!limit || limit.unit === '%') return null;
  const paths = pathsIn(condition);
  const noun = COUNTED.exec(text)?.[1]?.toLowerCase() ?? COUNTED.exec(trigger.metric)?.[1]?.toLowerCase();
  const bare = { op: limit.op, value: limit.value, unit: null };
  if (noun?.startsWith('dependenc') || noun === 'packages')
    return { kind: 'count', of: 'dependencies', in: manifestIn(condition), limit: bare };
  if (noun?.endsWith('services')) return { kind: 'count', of: 'services', in: paths[0] ?? null, limit: bare };
  if (noun?.startsWith('migration')) return { kind: 'count', of: 'migrations', in: paths[0] ?? null, limit: bare };
  const glob = paths[0];
  if (
    glob !== undefined &&
    /\b(?:files?|records?|modules|tests|documents)\b/i.test(text) &&
    !/\b(?:size|lines?|bytes|older)\b/i.test(text)
  )
    return { kind: 'count', of: 'files', in: glob, limit: bare };
  return null;
}

function presence(condition: Condition): Check | null {
  const [glob] = pathsIn(condition);
  const { text, trigger } = condition;
  if (glob === undefined || trigger.comparison !== null) return null;
  if (GONE.test(text)) return { kind: 'file', glob, present: false };
  return THERE.test(text) ? { kind: 'file', glob, present: true } : null;
}
