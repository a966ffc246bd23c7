import { keyOf, plain } from '../text/inline';
import { remembered } from '../text/memo';

/*
 * Names of options and criteria as people repeat them: shortened, numbered, marked as chosen, with a weight behind them.
 */

/** `(Selected)`, `(chosen)`, `(rec.)`, `✅`, `🏆`, `⭐`: says which one was taken, and is no part of its name. */
export const CHOSEN_MARK =
  /\s*[([（【]\s*(?:✅\s*)?(?:selected|sel\.|chosen|recommended|rec\.|winner|preferred|accepted|our choice|decision|gewählt|ausgewählt|empfohlen|choisi|retenue?|recommandé|elegid[oa]|seleccionad[oa]|recomendad[oa]|escolhid[oa]|selecionad[oa]|已选择?|选中|选定|推荐|採用|推奨)\s*(?:✅\s*)?[)\]）】]|\s*(?:✅|✔️?|☑️?|🏆|🥇|⭐|👑|←\s*(?:selected|chosen|winner))(?!\s*[=:])/giu;

export function isMarkedChosen(text: string): boolean {
  CHOSEN_MARK.lastIndex = 0;
  return CHOSEN_MARK.test(text);
}

/** The plain name, without marks: `**C: Redis** (Selected)` -> `C: Redis`. */
export function bareName(text: string): string {
  const bare = plain(text)
    .replace(CHOSEN_MARK, '')
    .replace(/^(?:\s|\p{Extended_Pictographic}|\uFE0F)+(?=[\p{L}\p{N}])/u, '');
  return bare.trim() || plain(text);
}

/** What names are compared by. */
interface Keys {
  readonly key: string;
  readonly whole: string;
  /** Without what stands in parentheses, between blanks. */
  readonly outer: string;
  /** In a script that sets no blanks between words. */
  readonly unspaced: boolean;
  /** What stands in parentheses: perhaps the abbreviation. */
  readonly inside: string;
  readonly initials: string;
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

const keysOf = remembered((text: string): Keys => {
  const bare = bareName(text);
  const cut = bare.replace(PREFIX, '');
  const whole = keyOf(text);
  const shown = plain(text);
  const key = keyOf(cut) || keyOf(bare);
  const outer = keyOf(shown.replace(/[(（][^)）]*[)）]/g, ' '));
  const words = key.split(' ').filter(word => word.length >= 4);
  return {
    key,
    whole,
    outer: ` ${outer} `,
    unspaced: /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(outer),
    inside: keyOf(/[(（]([^)）]+)[)）]/.exec(shown)?.[1] ?? ''),
    initials: whole
      .split(' ')
      .map(word => word.charAt(0))
      .join(''),
    words,
    stems: words.map(word => word.slice(0, 5)),
  };
});

// Option 2: Redis   Alternative B - Redis   2. Redis   B) Redis   C: Redis
const PREFIX =
  /^(?:(?:option|alternative|variant|variante|alternativa|opci[óo]n|op[çc][ãa]o|solution|choice|proposal|approach|candidate|方案|选项|案)\s*#?\s*)?(?:\d{1,2}[a-z]?|[a-z])?\s*[:：.)\-–—]\s*(?=\S)/i;

/** The name without numbering and marks: `Option 2: Redis (Selected)` -> `redis`. */
export function nameKey(text: string): string {
  return keysOf(text).key;
}

/** 4: the same; 3: an abbreviation in parentheses or of its words; 2: one holds the other; 1: they share a word. */
export function likeness(a: string, b: string): number {
  return likenessOf(keysOf(a), keysOf(b));
}

function likenessOf(x: Keys, y: Keys): number {
  if (x.key === '' || y.key === '') return 0;
  if (x.key === y.key || x.whole === y.whole || (x.outer !== EMPTY && x.outer === y.outer)) return 4;
  if (abbreviates(x, y.key) || abbreviates(y, x.key)) return 3;
  if (contains(x, y) || contains(y, x)) return 2;
  return x.words.some((word, at) =>
    y.words.some((other, index) => word.startsWith(y.stems[index] ?? other) || other.startsWith(x.stems[at] ?? word)),
  )
    ? 1
    : 0;
}

const EMPTY = '  ';

/** `Solution Leverage (SL)` and `SL`; `Maintenance & Cognitive Load` and `MCL`. */
function abbreviates(long: Keys, short: string): boolean {
  return short.length >= 2 && short.length <= 6 && (long.inside === short || long.initials === short);
}

function contains({ outer: long }: Keys, { outer: short, unspaced }: Keys): boolean {
  // With a blank on either side.
  if (short.length < 4 || short.length > long.length + 1) return false;
  // Scripts without blanks: any run of characters; others: whole words, or the start of one (`Perf`, `Maint`).
  if (unspaced) return long.includes(short.slice(1, -1));
  return long.includes(short.length >= 6 ? short.slice(0, -1) : short);
}

/** Which of the names is meant: the likest one, where no other is as like. */
export function indexOfName(names: readonly string[], name: string, least = 2): number {
  let best = -1;
  let most = least - 1;
  let tied = false;
  const keys = keysOf(name);
  for (const [index, candidate] of names.entries()) {
    const score = likenessOf(keysOf(candidate), keys);
    if (score > most) [best, most, tied] = [index, score, false];
    else if (score === most && score >= least) tied = true;
  }
  return tied && most < 4 ? -1 : best;
}
