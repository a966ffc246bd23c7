import type { Address } from './address';
import type { Frame } from './lines';
import type { ModelRequest } from './model';
import { type Trouble, troubleOfEvent } from './trouble';

/** How a protocol asks and answers; pure, the rest is the same for all. */
export interface Wire {
  readonly provider: string;
  /** Where it is asked, given the server's address. */
  readonly url: (address: Address) => string;
  readonly headers: (key: string) => Record<string, string>;
  readonly framing: 'events' | 'lines';
  /** From the one that binds the model most to the one that every server takes. */
  readonly rungs: readonly Rung[];
  /** What can be left out when a server rejects it. */
  readonly quirks: readonly Quirk[];
  body(id: string, request: ModelRequest, manner: WireManner): object;
  hear(heard: Heard, event: Fields): Heard;
}

/** A schema that the server enforces; a tool that has to be called; JSON of any shape; words in the prompt only. */
export type Rung = 'schema' | 'tool' | 'json' | 'prompt';
export type Quirk = 'temperature' | 'seed' | 'stream_options' | 'max_tokens' | 'system' | 'cache_control';
export interface WireManner {
  readonly rung: Rung;
  readonly without: readonly Quirk[];
}

/** What a stream has said so far. */
export interface Heard {
  readonly text: string;
  /** The arguments of the forced tool. */
  readonly tool: string;
  /** The model began, were it only to think. */
  readonly spoke: boolean;
  /** Null: it has not come to an end. */
  readonly finish: Finish | null;
  readonly input: number | null;
  readonly output: number | null;
  readonly model: string | null;
  readonly error: Trouble | null;
}
export type Finish = 'done' | 'length' | 'window' | 'refused' | 'filtered' | 'unknown';

export const nothingHeard: Heard = {
  text: '',
  tool: '',
  spoke: false,
  finish: null,
  input: null,
  output: null,
  model: null,
  error: null,
};

/** A JSON object from outside, of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null;
}

/** Adds one frame. What is no JSON means that something got lost on the way, and so might be a part of the answer. */
export function heardFrame(wire: Wire, heard: Heard, { name, data }: Frame): Heard {
  if (heard.error) return heard;
  // The end of OpenAI's streams; some servers give no other.
  if (data.trim() === '[DONE]') return { ...heard, finish: heard.finish ?? 'done' };
  let event: Fields;
  try {
    event = fields(JSON.parse(data));
  } catch {
    const cause = `not JSON in the stream: ${data.slice(0, 80)}`;
    return { ...heard, error: { kind: 'broken', cause, passing: true } };
  }
  const error = event['error'] ?? (name === 'error' || event['type'] === 'error' ? event : null);
  return error ? { ...heard, error: troubleOfEvent(error) } : wire.hear(heard, event);
}
