import { parseDecimal } from '../../decision/decimal';
import type { Exact } from '../../decision/exact';
import type { Range } from '../model';
import { plain } from '../text/inline';
import { remembered } from '../text/memo';

/** What a cell of a scoring table says. Positions are within its raw text. */
export type CellValue =
  | {
      readonly kind: 'score';
      readonly value: Exact;
      readonly decimals: number;
      readonly at: Range;
      readonly max: number | null;
      readonly note: Range | null;
      readonly stars: boolean;
    }
  | { readonly kind: 'mark'; readonly mark: string; readonly at: Range; readonly note: Range | null }
  | { readonly kind: 'missing'; readonly at: Range | null; readonly note: Range | null }
  | { readonly kind: 'text' };

/** `4,5` and `4.5` are the same number; `1,200` is none a score could be. */
export function decimal(text: string): Exact | null {
  return /^[+\-−]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/.test(text) ? parseDecimal(text.replace(',', '.')) : null;
}

export function decimalsOf(text: string): number {
  return /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
}

const MISSING =
  /^[\s*_~`]*(?:[-–—_?.…]*|n\/?a\.?|tbd|x(?: \(x\.x\))?|xx|none|null|todo|not (?:scored|rated|applicable)|k\.?a\.?|无|未评|\[[^\]]*\]|\{[^}]*\}|<[^>]*>)[\s*_~`]*$/i;
/** A missing score with a reason beside it: `- (not measured yet)`, `**-** (why)`, `? ✅`. */
const GAP = /^[\s*~`]*(_{1,3}|-{1,3}|[–—?…]|n\/a|tbd)(?=[*~`]*\s*(?:[(（]|\p{Extended_Pictographic}))/iu;
const LEAD = /^(?:[\s*_~`]|\p{Extended_Pictographic}|\uFE0F|[✓✔✗✘])*/u;
const NUMBER =
  /^([+\-−]?\d{1,6}(?:[.,]\d{1,6})?|\.\d{1,6})(?:\s*(?:\/|von|out of|sur|de)\s*(\d{1,4}))?(?:\s*(?:pts?\.?|points?|punkte|分|点|점|★|⭐)(?![\p{L}]))?/iu;
/** After a score comes its end, emphasis, a reason in parentheses or after a sign, or a mark; never a unit. */
const AFTER =
  /^(?:[*_~`]|\uFE0F)*(?:\s*$|\s*[(（[{,;:：]|\s+[–—-]\s|\s*[–—]|\s*<br|\s*<sup|\s*\[\^|\s*(?:\p{Extended_Pictographic}|[✓✔✗✘★☆→↑↓*†‡]))/u;
const STARS = /^[\s*_~`]*((?:★|⭐️?|🌟|●|⬤|■|█|✦)*)((?:☆|✩|○|◯|□|░|✧)*)/u;

/** `~~2~~ 1`: what is struck was the score once. */
const STRUCK = /^\s*~~[^~]+~~\s*(?=[^\s~])/;
/** `[5](#bench)` */
const LINKED = /^([\s*_~`]*\[)([^\]^]{1,12})\]\([^()]*\)[\s*_~`]*$/;
/** `3-4`: between two scores, so none yet. */
const BETWEEN = /^([\s*_~`]*)(\d{1,2}(?:[.,]\d)?\s*(?:[-–—]|to|bis)\s*\d{1,2}(?:[.,]\d)?)[\s*_~`]*$/;

/** What is live of a cell: behind a struck score, in a link. */
function liveIn(raw: string): CellValue | null {
  const struck = STRUCK.exec(raw)?.[0].length;
  const linked = struck === undefined ? LINKED.exec(raw) : null;
  const from = struck ?? linked?.[1]?.length;
  if (from === undefined) return null;
  const value = cellValue(linked?.[2] ?? raw.slice(from));
  if (value.kind !== 'score') return null;
  const moved = ({ start, end }: Range) => ({ start: start + from, end: end + from });
  return { ...value, at: moved(value.at), note: value.note && moved(value.note) };
}

export const cellValue = remembered((raw: string): CellValue => {
  // A sentence is neither a score nor a mark, and most cells of most tables are sentences.
  if (raw.length > 48 && /^[\s*_~`]*[A-Za-z]+ /.test(raw) && !/^[\s*_~`]*\w+\s*[(:–-]/.test(raw))
    return { kind: 'text' };
  if (MISSING.test(raw)) return { kind: 'missing', at: null, note: null };
  const between = BETWEEN.exec(raw);
  if (between?.[1] !== undefined && between[2] !== undefined) {
    const start = between[1].length;
    return { kind: 'missing', at: { start, end: start + between[2].length }, note: null };
  }
  const live = liveIn(raw);
  if (live) return live;
  const gap = GAP.exec(raw);
  if (gap?.[1] !== undefined) {
    const start = gap[0].length - gap[1].length;
    return { kind: 'missing', at: { start, end: gap[0].length }, note: noteAfter(raw, gap[0].length) };
  }
  const stars = STARS.exec(raw);
  const [filled, empty] = [count(stars?.[1]), count(stars?.[2])];
  if (stars && filled + empty >= 1 && (empty > 0 || filled > 1 || /^[\s*_~`]*(?:⭐|★|🌟)/u.test(raw))) {
    const at = { start: stars[0].length - (stars[1]?.length ?? 0) - (stars[2]?.length ?? 0), end: stars[0].length };
    const value = parseDecimal(String(filled));
    const rest = /^\s*[(（]?\s*\d/.test(raw.slice(at.end));
    if (value && !rest)
      return {
        kind: 'score',
        value,
        decimals: 0,
        at,
        max: empty > 0 ? filled + empty : null,
        note: noteAfter(raw, at.end),
        stars: true,
      };
  }
  const lead = LEAD.exec(raw)?.[0].length ?? 0;
  const found = NUMBER.exec(raw.slice(lead));
  if (found?.[1] !== undefined && AFTER.test(raw.slice(lead + found[0].length))) {
    const value = decimal(found[1]);
    const end = lead + found[0].length;
    if (value) {
      const at = { start: lead, end: lead + found[1].length };
      return {
        kind: 'score',
        value,
        decimals: decimalsOf(found[1]),
        at,
        max: found[2] === undefined ? null : Number(found[2]),
        note: noteAfter(raw, end),
        stars: false,
      };
    }
  }
  return wordThenNumber(raw) ?? markOf(raw) ?? { kind: 'text' };
});

function count(text: string | undefined): number {
  return [...(text ?? '').replaceAll('\uFE0F', '')].length;
}

/** `High (3)`, `Good: 4`, `Excellent – 5/5` */
function wordThenNumber(raw: string): CellValue | null {
  const found =
    /^(?:[\s*_~`]|\p{Extended_Pictographic}|\uFE0F)*(?:\p{L}+(?: \p{L}+)?)\s*(?:[(（]\s*(\d{1,3}(?:[.,]\d{1,3})?)(?:\s*\/\s*(\d{1,4}))?\s*[)）]|[:=–—-]\s*(\d{1,3}(?:[.,]\d{1,3})?)(?:\s*\/\s*(\d{1,4}))?)[\s*_~`]*$/u.exec(
      raw,
    );
  const text = found?.[1] ?? found?.[3];
  const value = text === undefined ? null : decimal(text);
  if (!found || text === undefined || !value) return null;
  const max = found[2] ?? found[4];
  const start = raw.lastIndexOf(text + (max === undefined ? '' : '')) < 0 ? 0 : raw.indexOf(text);
  return {
    kind: 'score',
    value,
    decimals: decimalsOf(text),
    at: { start, end: start + text.length },
    max: max === undefined ? null : Number(max),
    note: null,
    stars: false,
  };
}

/** The reason beside a score, without the parentheses or sign that sets it off. */
function noteAfter(raw: string, from: number): Range | null {
  let start = from;
  let end = raw.length;
  // Emphasis that closes after the score and marks such as ✅ are not the reason.
  start += /^(?:[\s*_~`]|\p{Extended_Pictographic}|[\uFE0F✓✔✗✘†‡])*/u.exec(raw.slice(start))?.[0].length ?? 0;
  const open = raw.charAt(start);
  if (open === '(' || open === '（' || open === '[') {
    const close = open === '(' ? ')' : open === '（' ? '）' : ']';
    const last = raw.lastIndexOf(close);
    // Only a remark that runs to the end of the cell is unwrapped: `4 (a) and b` keeps its parentheses.
    if (last > start && /^[\s*_~`]*$/.test(raw.slice(last + 1))) [start, end] = [start + 1, last];
  } else {
    const sign = /^(?:[-–—:：,;]|<br\s*\/?>)\s*/.exec(raw.slice(start));
    if (sign) start += sign[0].length;
  }
  while (start < end && /\s/.test(raw.charAt(start))) start++;
  while (end > start && /\s/.test(raw.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

const MARK =
  /^[\s*_~`]*(✅|✔️?|✓|☑️?|🟢|👍|❌|✖️?|✗|✘|🔴|👎|⛔|🚫|⚠️?|🟡|🟠|🔶|➖|➕|◎|○|△|×|⭕|🔵|⚪|\+{1,3}(?=[\s*_~`]|$)|-{1,3}(?=\s*\(|$))\s*/u;
const WORDS =
  /^(?:very |extremely |sehr |très |muy |muito )?(?:high(?:est)?|medium|moderate|low(?:est)?|good|great|excellent|fair|average|poor|bad|best|worst|better|worse|strong|weak|full|partial(?:ly)?|limited|yes|no|none|easy|hard|difficult|simple|complex|fast|slow|medium[- ](?:high|low)|hoch|mittel|niedrig|gering|gut|schlecht|ja|nein|teilweise|élevée?|moyenn?e?|faible|bonn?e?|mauvaise?|oui|non|partielle?|alt[oa]|medi[oa]|baj[oa]|buen[oa]|mal[oa]|sí|parcial|médi[oa]|baix[oa]|bom|boa|ruim|sim|não|高|中|低|好|差|优|良|强|弱|是|否|部分)$/i;

/** `✅`, `🟡 partly`, `High`, `Medium (with cache)` */
function markOf(raw: string): CellValue | null {
  const mark = MARK.exec(raw);
  if (mark?.[1] !== undefined) {
    const start = mark[0].indexOf(mark[1]);
    return {
      kind: 'mark',
      mark: mark[1].replaceAll('\uFE0F', ''),
      at: { start, end: start + mark[1].length },
      note: noteAfter(raw, mark[0].length),
    };
  }
  const text = plain(raw);
  const word = text.split(/\s*[(（,;:–—]|\s-\s/)[0] ?? '';
  if (word.length > 24 || !WORDS.test(word)) return null;
  const start = Math.max(0, raw.indexOf(word));
  return {
    kind: 'mark',
    mark: word.toLowerCase(),
    at: { start, end: start + word.length },
    note: noteAfter(raw, start + word.length),
  };
}
