import { parseDocument } from 'yaml';

export type Parsed = { readonly value: unknown } | { readonly problem: string; readonly line: number | null };

/** Longer files are not ours, and aliases that multiply into millions of nodes are an attack. */
export const LONGEST = 200_000;
const MOST_ALIASES = 50;

/** YAML as data, never as an exception. Names such as `__proto__` become ordinary keys of their own. */
export function parseYaml(text: string): Parsed {
  try {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), { prettyErrors: true, logLevel: 'silent' });
    const [error] = document.errors;
    if (error) return { problem: said(error.message), line: error.linePos?.[0].line ?? null };
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown };
  } catch (error) {
    return { problem: said(error instanceof Error ? error.message : String(error)), line: null };
  }
}

/** The parser's message is followed by a picture of the place. */
function said(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '');
}
