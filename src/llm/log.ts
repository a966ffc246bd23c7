import { redact } from './redact';

/** One exchange as it was, keys removed. */
export interface ExchangeEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ms: number;
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: string;
  /** What the model said, put together: a secret that a stream cuts in two would not be found. */
  readonly response: string;
  /** `ok`, or what went wrong: `overloaded: HTTP 529: Overloaded`. */
  readonly outcome: string;
}

/** Off unless somebody hands one over. */
export type ExchangeLog = (entry: ExchangeEntry) => void;

/** Keeps a broken log from breaking an answer. */
export function logged(log: ExchangeLog | undefined, entry: () => ExchangeEntry): void {
  if (!log) return;
  try {
    log(entry());
  } catch {
    // A log has nobody to complain to.
  }
}

/** Takes this key out of a text, and whatever else looks like one. */
export function scrubbed(text: string, key: string): string {
  const bare = key.length < 4 ? text : text.split(key).join('[masked: API key]');
  return redact(bare).text;
}

export function scrubbedHeaders(headers: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /^(?:authorization|x-api-key|api-key|cookie|proxy-authorization)$/i.test(name)
        ? '[masked: API key]'
        : scrubbed(value, key),
    ]),
  );
}
