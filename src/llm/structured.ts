import type { ModelRequest } from './model';
import type { Trouble } from './trouble';
import type { Quirk, Rung, Wire, WireManner } from './wire';

/** How a model is spoken to: the rung of its ladder, and what it does not take. */
export interface Manner {
  readonly rung: number;
  readonly without: readonly Quirk[];
}

/** What was found out about one model, so that later questions need not climb down again. */
export interface Manners {
  get(): Manner;
  /** It worked. Two calls may find out different things at the same time: both stay. */
  learn(manner: Manner): void;
}

export function manners(): Manners {
  let known: Manner = { rung: 0, without: [] };
  return {
    get: () => known,
    learn({ rung, without }) {
      known = { rung: Math.max(rung, known.rung), without: [...new Set([...known.without, ...without])] };
    },
  };
}

/** `Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.` */
const REJECTED: Readonly<Record<Quirk, RegExp>> = {
  max_tokens: /max_completion_tokens|unsupported.{0,20}max_tokens/i,
  temperature: /\btemperature\b/i,
  seed: /\bseed\b/i,
  stream_options: /stream_options|include_usage/i,
  cache_control: /cache_control/i,
  system: /system (?:role|messages?|prompt)|role.{0,40}\bsystem\b|'system'.{0,40}role/i,
};

/** `'response_format' of type 'json_schema' is not supported`, `output_config: Extra inputs are not permitted` */
const SCHEMA =
  /schema|response_format|output_config|output_format|\btools?\b|tool_choice|function call|\bformat\b|grammar|json_object|json mode|structured/i;

/**
 * How to ask again after a rejection, or null when it is about something else: first without the field that it names,
 * then one rung down.
 */
export function milder(manner: Manner, trouble: Trouble, wire: Wire, request: ModelRequest): Manner | null {
  if (trouble.kind !== 'bad-request' || (trouble.status !== 400 && trouble.status !== 422)) return null;
  const { cause } = trouble;
  const sent = (quirk: Quirk) =>
    (quirk !== 'temperature' || request.temperature !== undefined) &&
    (quirk !== 'seed' || request.seed !== undefined) &&
    (quirk !== 'max_tokens' || request.maxTokens !== undefined);
  const quirk = wire.quirks.find(one => !manner.without.includes(one) && sent(one) && REJECTED[one].test(cause));
  if (quirk) return { ...manner, without: [...manner.without, quirk] };
  return SCHEMA.test(cause) && manner.rung < wire.rungs.length - 1 ? { ...manner, rung: manner.rung + 1 } : null;
}

export function onWire({ rung, without }: Manner, wire: Wire): WireManner {
  return { rung: wire.rungs[rung] ?? 'prompt', without };
}

/** Where nothing binds the model to the schema, the words have to. */
export function promptFor({ prompt, schema }: ModelRequest, rung: Rung): string {
  if (rung === 'schema' || rung === 'tool') return prompt;
  return `${prompt}\n\nAnswer with one JSON value and nothing else. It has to fit this JSON schema:\n${JSON.stringify(schema.json)}`;
}

/** The question again, with what was wrong. The schema too: it may be that the server told the model nothing of it. */
export function askedAgain(request: ModelRequest, complaint: string): ModelRequest {
  const { prompt, schema } = request;
  return {
    ...request,
    prompt: `${prompt}\n\nYour previous answer could not be used: ${complaint}. Answer with one JSON value and nothing else. It has to fit this JSON schema:\n${JSON.stringify(schema.json)}`,
  };
}

/** What servers take as a name: letters, digits, `_` and `-`, at most 64. */
export function toolName(name: string): string {
  return name.replace(/[^\w-]/g, '_').slice(0, 64) || 'answer';
}
