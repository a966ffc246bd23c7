const LONGEST = 60;

/** Marks that turn the direction of what follows them: in a name they could rewrite the sentence around it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name as it stands alone: as written, but that it cannot turn what is around it. */
export function shown(name: string): string {
  return name.replace(TURNS, '').trim() || '(no name)';
}

/** A name as it stands in a sentence: not too long, and unable to turn the words around it. */
export function called(name: string): string {
  const plain = shown(name);
  const letters = [...plain];
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : plain;
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

/** `A`, `A and B`, `A, B and C`, `A, B and 4 more`. */
export function list(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : [...names];
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
