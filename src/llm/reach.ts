import type { Trouble } from './trouble';

/** What the system calls a connection that nobody takes, and one that breaks. */
const NOBODY =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT|SSL|TLS|ERR_CONNECTION_REFUSED|NAME_NOT_RESOLVED/;
const BROKE =
  /ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed|terminated|ERR_CONNECTION_(?:RESET|CLOSED)|INCOMPLETE_CHUNKED|PREMATURE_CLOSE|HPE_|socket hang up/i;

/** What `fetch` or a stream threw. A browser says nothing but `Failed to fetch`: that may pass, or may not. */
export function troubleOfThrown(error: unknown): Trouble {
  const cause = chain(error);
  if (NOBODY.test(cause)) return { kind: 'unreachable', cause, passing: false };
  if (BROKE.test(cause)) return { kind: 'broken', cause, passing: true };
  return { kind: 'unreachable', cause, passing: true };
}

/** `fetch failed: connect ECONNREFUSED 127.0.0.1:1 (ECONNREFUSED)`: Node keeps the reason in `cause`, sometimes several deep. */
function chain(error: unknown): string {
  const said: string[] = [];
  for (let at = error, depth = 0; at !== undefined && at !== null && depth < 4; depth++) {
    const { message, code, cause, errors } = Object(at) as Record<string, unknown>;
    const words = typeof message === 'string' && message !== '' ? message : typeof at === 'string' ? at : '';
    said.push(typeof code === 'string' && !words.includes(code) ? `${words} (${code})`.trim() : words);
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return (
    said
      .filter(words => words !== '')
      .join(': ')
      .slice(0, 400) || 'unknown error'
  );
}
