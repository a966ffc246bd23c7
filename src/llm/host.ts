/** What every host has and the language's own library does not name. Only this folder reaches out through it. */
interface Host {
  readonly fetch: Fetch;
  readonly setTimeout: (then: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly TextDecoder: new () => TextDecoder;
  readonly URL: new (text: string) => WebAddress;
}

/** The part of `fetch` that is used here; the real one fits it. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly signal: AbortSignal;
    readonly redirect: 'manual';
  },
) => Promise<HttpAnswer>;

export interface HttpAnswer {
  readonly status: number;
  /** `opaqueredirect` is what a browser shows of a redirect. */
  readonly type?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): ByteReader } | null;
}

export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

export interface TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

export interface WebAddress {
  readonly protocol: string;
  readonly host: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly username: string;
  readonly password: string;
}

/** Time as tests want to hold it. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once; what is returned calls it off. */
  after(ms: number, then: () => void): () => void;
}

const host = globalThis as unknown as Host;

/** Looked up at each call: VS Code puts its own `fetch`, which knows the proxy, in place after the start. */
export const hostFetch: Fetch = (url, init) => host.fetch(url, init);

export const hostTimers: Timers = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = host.setTimeout(then, ms);
    return () => host.clearTimeout(timer);
  },
};

export function textDecoder(): TextDecoder {
  return new host.TextDecoder();
}

export function webAddress(text: string): WebAddress | null {
  try {
    return new host.URL(text);
  } catch {
    return null;
  }
}
