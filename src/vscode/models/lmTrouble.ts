import type { ModelFailureKind } from '../../llm/model';
import { type Trouble, troubleOfEvent } from '../../llm/trouble';

/** What an error of `vscode.lm` may carry; it comes from another process, so nothing of it is sure. */
interface Thrown {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** Names of errors: VS Code's own by `code`, those that providers agreed on by `name`. */
const named: Readonly<Record<string, ModelFailureKind>> = {
  NoPermissions: 'consent',
  NotFound: 'not-found',
  Blocked: 'quota',
  ChatQuotaExceeded: 'quota',
  ChatRateLimited: 'rate',
  Canceled: 'cancelled',
  CancellationError: 'cancelled',
};

/** Where a provider has nothing but words: `Request Failed: 429 {...}`, `Response got filtered.`, `Response too long.` */
const said: readonly (readonly [RegExp, ModelFailureKind, Trouble['hint']?])[] = [
  [/quota|out of credits|spend(?:ing)? limit|insufficient (?:funds|credits?)/i, 'quota'],
  [/rate.?limit|too many requests/i, 'rate'],
  [
    /(?:prompt|input|message|request).{0,30}too (?:long|large)|context (?:length|window)|token limit/i,
    'length',
    'question',
  ],
  [/response.{0,20}too long|max(?:imum)? (?:output )?tokens|length limit/i, 'length'],
  [/content.?filter|got filtered|responsible ai/i, 'filtered'],
  [/off[- ]topic|refus(?:ed|al)/i, 'refused'],
  [/overloaded|capacity|unavailable/i, 'overloaded'],
  [/sign in|not signed|log ?in|unauthori[sz]ed|authenticat/i, 'unauthorised'],
  [/timed? ?out/i, 'timeout'],
];

/** Asking again may help. */
const passing: readonly ModelFailureKind[] = ['rate', 'overloaded', 'timeout', 'broken'];

/** What it means that a request, or the stream of its answer, threw. */
export function troubleOfLm(error: unknown): Trouble {
  const chain = thrown(error);
  const cause = chain
    .map(({ code, message }) =>
      code && code !== 'Unknown' && !message.includes(code) ? `${code}: ${message}` : message,
    )
    .filter((words, place, all) => words !== '' && all.indexOf(words) === place)
    .join(': ')
    .replace(/\s+/g, ' ')
    .slice(0, 400);
  const kind = chain.flatMap(({ code, name }) => [named[code], named[name]]).find(found => found !== undefined);
  if (kind) return { kind, cause: cause || kind, passing: passing.includes(kind) };
  const status = /\b(?:status|failed|error|code|http)\b\D{0,12}\b([45]\d\d)\b/i.exec(cause)?.[1];
  if (status) return { ...troubleOfEvent({ message: cause, status: Number(status) }), cause };
  const [, byWords, hint] = said.find(([pattern]) => pattern.test(cause)) ?? [];
  const found = byWords ?? 'broken';
  return { kind: found, cause: cause || 'unknown error', passing: passing.includes(found), ...(hint ? { hint } : {}) };
}

/** The provider does not take tools, or not this way: the words then have to bind the model. */
export function isAboutTools({ kind, cause }: Trouble): boolean {
  return (kind === 'bad-request' || kind === 'broken') && /\btools?\b|tool_choice|function.?call/i.test(cause);
}

/** It does not take a temperature: reasoning models do not. */
export function isAboutTemperature({ kind, cause }: Trouble): boolean {
  return (kind === 'bad-request' || kind === 'broken') && /\btemperature\b/i.test(cause);
}

function thrown(error: unknown): Thrown[] {
  const found: Thrown[] = [];
  for (let at = error; at !== undefined && at !== null && found.length < 4; ) {
    const { name, code, message, cause } = Object(at) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    found.push({ name: text(name), code: text(code), message: typeof at === 'string' ? at : text(message) });
    at = cause;
  }
  return found;
}
