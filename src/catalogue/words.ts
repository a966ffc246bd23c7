/** A text as words: sentences of stems, so that `stores`, `storing` and `stored` are one, and `Schlüssel` is found by `schluss*`. */
export interface Sentence {
  /** As they stand in the text, in lower case. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

/** Ends of sentences; not the dot of `node.js` or `3.5`. */
const ends = /[.!?;:]+(?=\s|$)|\n+/u;
const word = /[\p{L}\p{N}][\p{L}\p{N}+#]*/gu;

export function sentencesOf(text: string): readonly Sentence[] {
  return text
    .toLowerCase()
    .split(ends)
    .map(wordsOf)
    .filter(words => words.length > 0)
    .map(words => ({ words, stems: words.map(stem) }));
}

export function wordsOf(text: string): string[] {
  return text.replace(/['’]s\b/gu, '').match(word) ?? [];
}

/** What endings do not show: `lost` is `lose`. */
const irregular: Readonly<Record<string, string>> = {
  ...{ lost: 'lose', loss: 'lose', losses: 'lose', sent: 'send', wrote: 'write', written: 'write', kept: 'keep' },
  ...{ broke: 'break', broken: 'break', fell: 'fall', fallen: 'fall', went: 'go', gone: 'go', ran: 'run' },
  ...{ took: 'take', taken: 'take', found: 'find', built: 'build', paid: 'pay', saw: 'see', seen: 'see', dying: 'die' },
  ...{ died: 'die', dies: 'die', hung: 'hang', forgot: 'forget', forgotten: 'forget', thrown: 'throw', threw: 'throw' },
  ...{ slower: 'slow', slowness: 'slow', data: 'data', people: 'people', queries: 'query', indices: 'index' },
  ...{ stolen: 'steal', stole: 'steal', drawn: 'draw', grew: 'grow', grown: 'grow', chose: 'choose', chosen: 'choose' },
};

const stemmed = new Map<string, string>();

export function stem(given: string): string {
  const before = stemmed.get(given);
  if (before !== undefined) return before;
  const made = bare(irregular[given] ?? given);
  // Everything a person writes comes by here: what is remembered has an end.
  if (stemmed.size < 50_000) stemmed.set(given, made);
  return made;
}

function bare(given: string): string {
  let text = fold(given);
  if (text.length <= 3) return text;
  if (text.endsWith('ies') && text.length > 4) text = `${text.slice(0, -3)}y`;
  else if (/[^sui]s$/.test(text)) text = text.slice(0, -1);
  if (text.endsWith('ied') && text.length > 4) text = `${text.slice(0, -3)}y`;
  else if (text.length > 5 && text.endsWith('ing') && /[aeiouy]/.test(text.slice(0, -3)))
    text = once(text.slice(0, -3));
  else if (text.length > 4 && text.endsWith('ed') && !text.endsWith('eed')) text = once(text.slice(0, -2));
  else if (text.length > 5 && text.endsWith('ly')) text = text.slice(0, -2);
  text = text.replace(/is(?=ation$|e$|$)/, 'iz');
  return text.length > 3 && text.endsWith('e') ? text.slice(0, -1) : text;
}

/** `stopp` is `stop`. */
function once(text: string): string {
  return /([^aeiousz])\1$/.test(text) ? text.slice(0, -1) : text;
}

/** Without accents: `schlüssel` is `schlussel`. */
export function fold(text: string): string {
  return isPlain.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is what is meant
const isPlain = /^[\x00-\x7f]*$/;
