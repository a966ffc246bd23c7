import { webAddress } from './host';

/** Where a provider's server is, in parts that can be put together. */
export interface Address {
  /** `https://host/path`, without a slash at the end. */
  readonly base: string;
  /** `?api-version=1`, or nothing. */
  readonly query: string;
  /** For a person: `localhost:1234`. */
  readonly host: string;
}

/**
 * Reads an address as people paste it: with `/v1` or without, with a slash at the end, with the whole path of a call.
 * Null for anything but http and https, and for one that carries a user and a password, which would end up in logs.
 */
export function addressOf(text: string): Address | null {
  const url = webAddress(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/(?:chat\/completions|messages|models|api\/(?:chat|tags|generate)|api)$/, '')
    .replace(/\/+$/, '');
  return { base: url.origin + path, query: url.search, host: url.host };
}

/** `http://localhost:1234` and `http://localhost:1234/v1` -> `http://localhost:1234/v1/models`; `.../v1beta/openai` has its version. */
export function versioned({ base, query }: Address, path: string): string {
  const version = /\/v\d+(?:beta|alpha)?\d*(?:\/|$)/.test(base) ? '' : '/v1';
  return `${base}${version}${path}${query}`;
}

/** Ollama's own calls stand beside `/v1`, which people paste all the same. */
export function beside({ base, query }: Address, path: string): string {
  return `${base.replace(/\/v1$/, '')}${path}${query}`;
}
