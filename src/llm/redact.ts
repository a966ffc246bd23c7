import { type Secret, secretShapes } from './secretShapes';

/** What was masked, and where it stood in the text that was handed over: for a preview before it is sent. */
export interface Masked extends Secret {
  /** From 0. */
  readonly line: number;
}

/**
 * Masks what looks like a secret, in text that is about to be sent or logged: `password = [masked: password]`. What is
 * around it stays, and what is masked already is left alone.
 */
export function redact(text: string): { readonly text: string; readonly masked: readonly Masked[] } {
  const found = apart(secretShapes.flatMap(find => [...find(text)]));
  let out = '';
  let at = 0;
  let line = 0;
  const masked: Masked[] = [];
  for (const { kind, start, end } of found) {
    const before = text.slice(at, start);
    line += newlines(before);
    masked.push({ kind, start, end, line });
    line += newlines(text.slice(start, end));
    out += `${before}[masked: ${kind}]`;
    at = end;
  }
  return { text: out + text.slice(at), masked };
}

/** The first and then the longest wins, and its end covers those that begin within it. */
function apart(places: readonly Secret[]): Secret[] {
  const kept: Secret[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || place.start >= last.end) kept.push(place);
    else if (place.end > last.end) kept[kept.length - 1] = { ...last, end: place.end };
  }
  return kept;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
