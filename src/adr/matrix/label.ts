import type { Range } from '../model';
import { plain } from '../text/inline';
import { remembered } from '../text/memo';
import { bareName, CHOSEN_MARK, isMarkedChosen } from '../words/names';

/** A name in a table's head or first column, with what people write beside names. Positions are within the raw text. */
export interface Label {
  readonly name: string;
  readonly nameAt: Range;
  readonly weight: WeightText | null;
  readonly lower: boolean;
  readonly chosen: boolean;
  readonly threshold: { readonly op: '>=' | '>' | '<=' | '<'; readonly text: string; readonly at: Range } | null;
}

export interface WeightText {
  /** The number as written, decimal comma and all. */
  readonly text: string;
  readonly at: Range;
  /** The whole notation: `(Weight: 35%)`, `, 35%`, `×3`. */
  readonly whole: Range;
  /** A bare number in parentheses: a weight only where every criterion of the table has one. */
  readonly doubtful: boolean;
}

const N = '(\\d{1,5}(?:[.,]\\d+)?|[.,]\\d+)';
const WORD =
  '(?:weights?|weighting|weightage|wt\\.?|w|importance|gewicht(?:ung)?|wichtung|poids|pond[ée]ration|coef(?:ficient|\\.)?|peso|ponderaci[óo]n|pondera[çc][ãa]o|权重|比重|重み|가중치)';
const UNIT = '\\s*(?:%|％|pts?\\.?|points?|punkte|puntos|pontos|分|点)?';

const NOTATIONS: readonly (readonly [RegExp, boolean])[] = [
  // (Weight: 35%)  [w=3]  （权重 30%）  (weight 30)
  [new RegExp(`\\s*[(（\\[{]\\s*${WORD}\\s*[:=：]?\\s*[x×*]?\\s*${N}${UNIT}[^)）\\]}]{0,12}[)）\\]}]`, 'iu'), false],
  // (35%)  [35 %]  (35% weight)  (~35%)
  [new RegExp(`\\s*[(（\\[]\\s*[~≈]?\\s*${N}\\s*[%％](?:\\s*${WORD})?\\s*[)）\\]]`, 'iu'), false],
  // (×3)  (3x)  (x 1.5)
  [new RegExp(`\\s*[(（\\[]\\s*[x×*]\\s*${N}\\s*[)）\\]]|\\s*[(（\\[]\\s*${N}\\s*[x×]\\s*[)）\\]]`, 'iu'), false],
  // (30 pts)  (30 points)  （30分）
  [new RegExp(`\\s*[(（\\[]\\s*${N}\\s*(?:pts?\\.?|points?|punkte|puntos|pontos|分|点)\\s*[)）\\]]`, 'iu'), false],
  // Weight: 0.3 at the end, w=3, <br>weight 30
  [new RegExp(`\\s*(?:[,;·|–—-]|<br\\s*/?>)?\\s*(?<![\\p{L}])${WORD}\\s*[:=：]?\\s*${N}${UNIT}\\s*$`, 'iu'), false],
  // , 35%   - 35%   : 35%   <br>35%   Security 35%
  [new RegExp(`\\s*(?:[,;:：·–—-]|<br\\s*/?>)?\\s*[*_(]*${N}\\s*[%％][)*_]*\\s*$`, 'iu'), false],
  // Security ×3   Security x3
  [new RegExp(`\\s+[x×]\\s?${N}\\s*$`, 'iu'), false],
  // 35% Security
  [new RegExp(`^\\s*[*_]*${N}\\s*[%％]\\s*[:–—-]?\\s+`, 'iu'), false],
  // (3)  (0.3)
  [new RegExp(`\\s*[(（\\[]\\s*${N}\\s*[)）\\]]\\s*$`, 'iu'), true],
];

export function weightIn(raw: string): WeightText | null {
  if (!/\d/.test(raw)) return null;
  for (const [pattern, doubtful] of NOTATIONS) {
    const found = pattern.exec(raw);
    const text = found?.slice(1).find(part => part !== undefined);
    if (!found || text === undefined) continue;
    const at = raw.lastIndexOf(text, found.index + found[0].length - text.length);
    return {
      text,
      at: { start: at, end: at + text.length },
      whole: { start: found.index, end: found.index + found[0].length },
      doubtful,
    };
  }
  return null;
}

const LOWER =
  /\(?\s*(?:lower|less|fewer|smaller|cheaper)(?: (?:is|=))? better\s*\)?|↓|\(?\s*(?:niedriger|weniger|geringer|kleiner)(?: ist)?(?: =)? besser\s*\)?|(?:plus (?:bas|petit|faible)|moins)(?: est| =|,)? (?:mieux|meilleur)|(?:menor|menos)(?: es| é| =)? (?:mejor|melhor)|越低越好|越小越好|低いほど良い|小さいほど良い|\(\s*(?:inverted|reverse[- ]scored|cost criterion|minimi[sz]e|min)\s*\)/i;
// (>= 8)   must be >= 8   critical: at least 4   (min 3)
const THRESHOLD =
  /(?:critical|must(?: be| score)?|required|minimum|min\.?|at least|mindestens|au moins|al menos|pelo menos|至少|knock-?out|k\.?o\.?)?[\s:,]*(?:\b(?:must be|be|score)\s+)?(>=|≥|=>|>|<=|≤|=<|<|at least|min(?:imum)?\.?|at most|max(?:imum)?\.?)\s*(\d+(?:[.,]\d+)?)/i;

export const labelOf = remembered((raw: string): Label => {
  const weight = weightIn(raw);
  let start = 0;
  let end = raw.length;
  if (weight) {
    // The longer side of the notation holds the name.
    if (weight.whole.start > 0) end = weight.whole.start;
    else start = weight.whole.end;
  }
  const lower = LOWER.exec(raw);
  if (lower && lower.index > 0 && lower.index < end) end = lower.index;
  const bound = THRESHOLD.exec(withoutArrows(raw));
  const threshold =
    bound?.[1] !== undefined && bound[2] !== undefined
      ? thresholdOf(bound[1], bound[2], bound.index + bound[0].lastIndexOf(bound[2]))
      : null;
  if (bound && threshold && bound.index > start) {
    const open = raw.lastIndexOf('(', bound.index);
    end = Math.min(end, open > start ? open : bound.index);
  }
  const at = peel(raw, start, end);
  return {
    name: bareName(raw.slice(at.start, at.end)),
    nameAt: at,
    weight,
    lower: lower !== null,
    chosen: isMarkedChosen(raw),
    threshold,
  };
});

/** The text without tags and arrows, as long as before, for their `>` compares nothing: `Fidelity<br>33%`, `Cost -> 60%`. */
export function withoutArrows(raw: string): string {
  return raw.replace(/<\/?[a-z][^<>|]*>|-{1,3}>|<-{1,3}/gi, found => '\u0000'.repeat(found.length));
}

function thresholdOf(sign: string, text: string, at: number): Label['threshold'] {
  const word = sign.toLowerCase();
  const op = word === '>' || word === '<' ? word : /^(?:<=|≤|=<|at most|max)/.test(word) ? '<=' : '>=';
  return { op, text, at: { start: at, end: at + text.length } };
}

/** Without emphasis, marks and separators at either end: `**C: Redis** (Selected) ` -> `C: Redis`. */
function peel(raw: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  for (let round = 0; round < 4; round++) {
    const before = end - start;
    const part = raw.slice(start, end);
    CHOSEN_MARK.lastIndex = 0;
    for (let mark = CHOSEN_MARK.exec(part); mark; mark = CHOSEN_MARK.exec(part)) {
      if (mark.index > 0 && /^[\s*_~`]*$/.test(part.slice(mark.index + mark[0].length))) end = start + mark.index;
      else if (mark.index === 0 && mark[0].length < part.length) start += mark[0].length;
      if (end - start !== before) break;
    }
    const inner = raw.slice(start, end);
    const lead = /^(?:[\s*_~]|\p{Extended_Pictographic}|\uFE0F)+/u.exec(inner)?.[0].length ?? 0;
    if (lead < inner.length) start += lead;
    // Of a long run only its end is looked at: it may be hostile.
    const tail =
      /(?:[\s*_~:：,(（[–—-]|<br\s*\/?>|(?<=-)>|→)+$/i.exec(raw.slice(Math.max(start, end - 80), end))?.[0].length ?? 0;
    if (tail < end - start) end -= tail;
    if (end - start === before) break;
  }
  if (plain(raw.slice(start, end)) === '') return { start: from, end: to };
  // An escaped sign is a character of the name: `\_\_proto\_\_`.
  if (raw.charAt(end - 1) === '\\' && end < to && /[*_~[(]/.test(raw.charAt(end))) end++;
  // A code span or link that starts in the name ends in it.
  if (((raw.slice(start, end).match(/`/g)?.length ?? 0) & 1) === 1 && raw.charAt(end) === '`') end++;
  return { start, end };
}
