import { fold, type Sentence, stem, wordsOf } from './words';

/**
 * A signal is a phrase by which people recognise a topic, in any form of its words:
 * - `api gateway`: these words beside each other, also `API gateways`, `api-gateway`
 * - `order|booking ... lost|twice`: words of one sentence that may stand apart, in any order, one of each choice
 * - `verschlüssel*`: any ending, for languages that build words
 */
export interface Signal {
  readonly weight: number;
  /** How many parts have to be said. */
  readonly parts: number;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly open: boolean;
  readonly signal: Signal;
  readonly part: number;
}

/** Phrases by the word they begin with: one look for every word of a text. */
export interface Index {
  readonly starts: Map<string, Phrase[]>;
  readonly open: Map<string, Phrase[]>;
}

export function emptyIndex(): Index {
  return { starts: new Map(), open: new Map() };
}

/** Adds a signal to an index. */
export function signalOf(name: string, weight: number, index: Index): Signal {
  const parts = name.toLowerCase().split(' ... ');
  const signal = { weight, parts: parts.length };
  for (const [part, choices] of parts.entries()) for (const text of choices.split('|')) add(text, signal, part, index);
  return signal;
}

function add(text: string, signal: Signal, part: number, { starts, open }: Index): void {
  const words = wordsOf(text);
  const last = words.length - 1;
  if (last < 0) return;
  const isOpen = text.trimEnd().endsWith('*');
  const stems = words.map((word, at) => (isOpen && at === last ? fold(word) : stem(word)));
  const map = isOpen && last === 0 ? open : starts;
  const first = stems[0] ?? '';
  const there = map.get(first);
  const phrase = { stems, open: isOpen, signal, part };
  if (there) there.push(phrase);
  else map.set(first, [phrase]);
}

/** A shorter beginning than this is no beginning of a word but of half a language. */
const shortest = 3;

/** The signals that a sentence holds, each with the words that are it. */
export function signalsIn({ stems, words }: Sentence, { starts, open }: Index): ReadonlyMap<Signal, string> {
  const parts = new Map<Signal, string[]>();
  const look = (phrases: readonly Phrase[] | undefined, at: number) => {
    for (const { stems: wanted, open: isOpen, signal, part } of phrases ?? []) {
      const found = parts.get(signal);
      if (found?.[part] !== undefined || !stands(wanted, isOpen, stems, at)) continue;
      const said = words.slice(at, at + wanted.length).join(' ');
      if (found) found[part] = said;
      else {
        const made: string[] = [];
        made[part] = said;
        parts.set(signal, made);
      }
    }
  };
  for (const [at, word] of stems.entries()) {
    look(starts.get(word), at);
    for (let length = shortest; length <= word.length; length++) look(open.get(word.slice(0, length)), at);
  }
  const whole = new Map<Signal, string>();
  for (const [signal, said] of parts) {
    let count = 0;
    for (const one of said) if (one !== undefined) count++;
    if (count === signal.parts) whole.set(signal, said.join(' … '));
  }
  return whole;
}

function stands(wanted: readonly string[], open: boolean, said: readonly string[], at: number): boolean {
  const last = wanted.length - 1;
  for (let next = 1; next <= last; next++) {
    const [is = '', has = ''] = [wanted[next], said[at + next]];
    if (open && next === last ? !has.startsWith(is) : has !== is) return false;
  }
  return true;
}
