/** Why a file is not used. It is reported and never written over. */
export interface Trouble {
  readonly kind:
    | 'conflict'
    | 'half-written'
    | 'damaged'
    | 'newer'
    | 'invalid'
    | 'too-large'
    | 'twice'
    | 'level-differs';
  readonly path: string;
  /** One sentence: what is wrong, and what to do. */
  readonly message: string;
  /** 1-based, where it is known. */
  readonly line: number | null;
}

/** What is left of a merge: `<<<<<<< ours`, `=======`, `>>>>>>> theirs`. */
export function conflictLine(text: string): number | null {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex(line => /^(?:<{7}|>{7}|\|{7})(?:\s|$)/.test(line));
  return first < 0 ? null : first + 1;
}
