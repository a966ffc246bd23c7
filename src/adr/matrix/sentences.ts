import { fromNumber } from '../../decision/decimal';
import type { Exact } from '../../decision/exact';
import { div, exact, mul } from '../../decision/exact';
import type { Range } from '../model';
import { plain } from '../text/inline';
import { indexOfName } from '../words/names';
import { decimal } from './cell';
import type { Draft } from './draft';
import { withoutArrows } from './label';
import type { ProseLine } from './prose';

/*
 * What sentences near a table say of its scale, its minimum and its critical criteria. The fixed phrases of a `tot`
 * record (`Scale: 1-5, higher is better. Minimum: 3.25 (65 %). Critical: Security >= 4.`) are one form among many.
 */

export interface Ends {
  readonly min: number;
  readonly max: number;
}

const TO = '\\s*(?:-|–|—|−|to|bis|à|a|até|~|～|至|から|through|\\.\\.)\\s*';
const RATE =
  '(?:scale|scor(?:e|es|ed|ing)|rat(?:e|ed|ing|ings)|rubric|points?|skala|bewert\\w*|punkte|échelle|notes?|escala|puntuaci\\w*|pontua\\w*|分制?|评分|得分|スコア|点|段階|척도|점수)';
const SCALES: readonly RegExp[] = [
  // Scale: 1-5   scored from 1 to 10   Scoring rubric (1–10)
  new RegExp(`${RATE}[^.\\d\\n]{0,40}?(?<![\\d.])(-?\\d{1,2})${TO}(\\d{1,3})(?![\\d%]|[.,]\\d)`, 'iu'),
  // 1-5 scale   1–10 points   (1-5 分)
  new RegExp(`(?<![\\d.–-])(-?\\d{1,2})${TO}(\\d{1,3})\\s*[-\\s]?${RATE}`, 'iu'),
  // 1 = poor, 5 = excellent
  /(?<![\d.])([01])\s*(?:=|:|is|means)\s*[^\d\n]{2,40}?(?<![\d.])(\d{1,3})\s*(?:=|:|is|means)\s*\p{L}/iu,
];

/** The scale a text states, where it is one that people use. */
export function scaleIn(text: string): Ends | null {
  for (const pattern of SCALES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [min, max] = [Number(found[1]), Number(found[2])];
    if (min < max && min >= -10 && min <= 1 && max >= 1 && max <= 100) return { min, max };
  }
  return null;
}

/** The nearest statement of the scale, in the heads of the table first, above it next, below it last. */
export function scaleFor(draft: Draft, lines: readonly ProseLine[]): Ends | null {
  for (const head of draft.grid.heads) {
    const own = /[(（]\s*(-?\d{1,2})\s*(?:-|–|—|to|bis|à|a|~)\s*(\d{1,3})\s*[)）]/.exec(head.text);
    if (own && Number(own[1]) < Number(own[2]) && Number(own[1]) <= 1)
      return { min: Number(own[1]), max: Number(own[2]) };
  }
  const line = draft.grid.table.header.line;
  const near = lines.filter(other => Math.abs(other.line - line) <= 60);
  near.sort(
    (a, b) =>
      (a.line < line ? line - a.line : (a.line - line) * 2) - (b.line < line ? line - b.line : (b.line - line) * 2),
  );
  for (const other of near) {
    const found = /\d/.test(other.text) ? scaleIn(plain(other.text)) : null;
    if (found) return found;
  }
  return null;
}

const MINIMUM =
  /\b(?:minimum|minimal|min\.?)(?: (?:acceptable|required|total|passing|weighted))*(?: (?:score|total|threshold|rating))?\b[*_]*\s*(?:[:=≥]|>=|is|of|total|score)*[*_\s]*[:：]?[*_]*\s*(?:≥|>=)?\s*(\d+(?:[.,]\d+)?)\s*(?:(?:\/|out of|of)\s*(\d+)|(%|％))?|(?:mindest(?:punktzahl|wert|note|score)|seuil minimal|score minimum|mínim[ao](?: aceptable| aceitável)?|最低(?:分|得分|スコア|点)?)[*_]*\s*[:：=]?\s*[*_]*(\d+(?:[.,]\d+)?)\s*(?:\/\s*(\d+)|(%|％))?/i;

/** `Minimum: 3.25 (65 %)`, `Minimum Acceptable Score: 65/100`, `Minimum: 65 %`: in points of the scale. */
export function minimumFor(
  draft: Draft,
  lines: readonly ProseLine[],
  scale: Ends,
): { value: Exact; range: Range } | null {
  const line = draft.grid.table.header.line;
  for (const other of nearest(lines, line, 80)) {
    const found = MINIMUM.exec(other.text);
    const text = found?.[1] ?? found?.[4];
    const value = text === undefined ? null : decimal(text);
    if (!found || text === undefined || !value) continue;
    const of = found[2] ?? found[5];
    const percent = (found[3] ?? found[6]) !== undefined;
    const start = other.start + found.index + found[0].indexOf(text);
    const max = fromNumber(scale.max);
    const share =
      of !== undefined && Number(of) > 0 ? div(value, exact(Number(of))) : percent ? div(value, exact(100)) : null;
    if (share === null && Number(text.replace(',', '.')) > scale.max) continue;
    return { value: share === null ? value : mul(share, max), range: { start, end: start + text.length } };
  }
  return null;
}

function nearest(lines: readonly ProseLine[], line: number, reach: number): ProseLine[] {
  const near = lines.filter(other => Math.abs(other.line - line) <= reach && !other.heading);
  return near.sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
}

/** Security >= 4     Security must be at least 4     criterion 4 must be >= 8 */
const BOUND =
  /([\p{L}\p{N}][\p{L}\p{N} &/'’.()-]*?)[*_`]*\s*(?:\bmust\b[^.;,<>≥≤\d]{0,20}|\bhas to\b[^.;,<>≥≤\d]{0,20}|\bscores?\b\s*|[:=(]\s*|muss\s*|doit être\s*|debe ser\s*|deve ser\s*)*(>=|≥|=>|<=|≤|=<|>|<|\bat least\b|\bno less than\b|\bat most\b|\bno more than\b|\bmindestens\b|\bhöchstens\b|\bau moins\b|\bal menos\b|\bpelo menos\b|至少|不低于)\s*(\d+(?:[.,]\d+)?)/giu;
const COMPARES =
  /[<>≥≤]|at least|at most|no (?:less|more)|mindestens|höchstens|au moins|al menos|pelo menos|至少|不低于/i;
const SPEAKS =
  /critical|must|knock-?out|\bk\.?o\.?\b|hard (?:constraint|requirement|limit)|pass\/fail|threshold|veto|mandatory|kritisch|muss|critique|éliminatoire|crític|debe|deve|关键|必须|一票否决|必須/i;

/** Thresholds that sentences and lists put on criteria of the table. */
export function applyCritical(draft: Draft, lines: readonly ProseLine[]): void {
  const line = draft.grid.table.header.line;
  const names = draft.criteria.map(criterion => criterion.label.name);
  let leading = false;
  for (const other of lines.filter(({ line: at }) => Math.abs(at - line) <= 80)) {
    // `stays first while What must run weighs at most 25 %` tells how sure the order is, whatever a criterion is called.
    if (/^\W*Confidence:/.test(other.text)) continue;
    const speaks = SPEAKS.test(other.text);
    // `Critical criteria:` and the list under it
    const told: boolean = speaks || (leading && other.item);
    leading = (speaks && /[:：]\W*$/.test(other.text)) || (leading && other.item);
    if (!told || !/\d/.test(other.text) || !COMPARES.test(withoutArrows(other.text))) continue;
    const from = /critical[^:：]{0,20}[:：]|kritisch\w*[:：]|critique\w*\s*[:：]|crític\w*[:：]/i.exec(other.text);
    for (const found of withoutArrows(other.text)
      .slice(from ? from.index + from[0].length : 0)
      .matchAll(BOUND)) {
      const offset = other.start + (from ? from.index + from[0].length : 0) + found.index;
      const index = criterionMeant(names, found[1] ?? '');
      const value = decimal(found[3] ?? '');
      const criterion = draft.criteria[index];
      if (!criterion || !value || criterion.critical) continue;
      const start = offset + found[0].length - (found[3] ?? '').length;
      criterion.critical = { op: opOf(found[2] ?? ''), value, range: { start, end: start + (found[3] ?? '').length } };
    }
  }
}

function opOf(sign: string): '>=' | '>' | '<=' | '<' {
  if (sign === '>' || sign === '<') return sign;
  return /^(?:<=|≤|=<|at most|no more|höchst)/i.test(sign) ? '<=' : '>=';
}

/** By name, or as `criterion 4`; a name may be followed by words of the sentence. */
function criterionMeant(names: readonly string[], said: string): number {
  const numbered = /(?:criterion|kriterium|critère|criterio|critério)\s*#?(\d{1,2})\s*$/i.exec(said);
  if (numbered) return Number(numbered[1]) - 1;
  const words = said
    .trim()
    .replace(/\s+(?:must|should|has to|needs to|muss|is|score[sd]?|be)\b.*$/i, '')
    .replace(/^(?:the|and|und|et|y)\s+/i, '');
  const tail = words.split(' ');
  for (let from = 0; from < tail.length; from++) {
    const index = indexOfName(names, tail.slice(from).join(' '), 2);
    if (index >= 0) return index;
  }
  return -1;
}

/** `Risk: lower is better` for a criterion that its own label does not mark. */
export function applyDirections(draft: Draft, lines: readonly ProseLine[]): void {
  const line = draft.grid.table.header.line;
  for (const other of lines) {
    if (
      Math.abs(other.line - line) > 40 ||
      !/lower|lowest|less|fewer|niedriger|weniger|plus bas|menor|menos|越低|越小|低いほど/i.test(other.text)
    )
      continue;
    if (!other.heading && !other.item && Math.abs(other.line - line) <= 8 && saysLowestWins(other.text))
      for (const criterion of draft.criteria) criterion.lower = true;
    for (const clause of other.text.split(/[.;,。；]\s*/)) {
      const found =
        /^(.{2,60}?)\s*(?:[:=(–—-]|\bis\b|,)*\s*(?:lower|less|fewer|smaller)(?: scores?| values?)?(?: is| are|=)? better/i.exec(
          clause,
        );
      if (!found?.[1]) continue;
      const index = indexOfName(
        draft.criteria.map(criterion => criterion.label.name),
        plain(found[1].replace(/^for\s+/i, '').replace(/\s+scores?$/i, '')),
        3,
      );
      const criterion = draft.criteria[index];
      if (criterion) criterion.lower = true;
    }
  }
}

/** `The lowest total wins.`, `Lower is better.`: said of the whole table, not of a criterion. */
function saysLowestWins(text: string): boolean {
  if (
    /\b(?:lowest|smallest) (?:weighted )?(?:total|score|sum)(?: score)? (?:wins|is (?:the )?best|is better)\b/i.test(
      text,
    )
  )
    return true;
  return text
    .split(/[.;,。；]\s*/)
    .some(clause => /^\W*lower(?: scores?| totals?| values?| numbers?)?(?: is| are| =|=)? better\W*$/i.test(clause));
}

/** ✅ = 3 (good), ⚠️ = 2, ❌ = 1     High = 3, Medium = 2, Low = 1 */
export function legendIn(lines: readonly ProseLine[]): ReadonlyMap<string, Exact> | null {
  const legend = new Map<string, Exact>();
  const pattern =
    /(✅|⚠️?|❌|🟢|🟡|🟠|🔴|➕|➖|✔️?|✓|✗|✘|✖️?|👍|👎|◎|○|△|×|(?<![\p{L}])\p{L}{2,12}(?![\p{L}]))[`*_]*\s*(?:\([^)]{0,30}\)\s*)?(?:=|→|≙|:)\s*[`*_]*(-?\d{1,3}(?:\.\d+)?)(?![\d%]|\.\d|\s*%)/gu;
  const telling = lines.filter(({ text }) => /(?:=|→|≙|:)\s*[`*_]*-?\d/.test(text)).map(({ text }) => text);
  for (const found of telling.join('\n').matchAll(pattern)) {
    const mark = (found[1] ?? '').replaceAll('\uFE0F', '').toLowerCase();
    const value = decimal(found[2] ?? '');
    if (value && !legend.has(mark)) legend.set(mark, value);
  }
  return legend.size >= 2 ? legend : null;
}
