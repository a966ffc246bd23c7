import type { Range } from '../model';
import { plain } from '../text/inline';
import { headKind } from '../words/headers';
import { nameKey } from '../words/names';
import type { Draft, DraftOption } from './draft';
import type { ProseLine } from './prose';
import { totalIn } from './total';

const SPEAKS =
  /total|weighted|overall|composite|final score|\bscores?\b|\bsum\b|gesamt|summe|nutzwert|pondér|ponderad|puntuaci|pontua|总分|得分|合計|総合|총점/i;

/** Totals in sentences and lists after the table, for a table that states none itself. */
export function applyProseTotals(draft: Draft, lines: readonly ProseLine[], until: number): void {
  if (draft.options.some(({ total }) => total !== null)) return;
  const from = draft.grid.table.rows.at(-1)?.line ?? draft.grid.table.header.line;
  const after = lines.filter(({ line }) => line > from && line < until).slice(0, 40);
  if (draft.single) {
    const [option] = draft.options;
    if (option) option.total = ownTotal(after);
    return;
  }
  let speaking = false;
  for (const line of after) {
    if (line.heading) speaking = SPEAKS.test(line.text);
    else speaking = SPEAKS.test(line.text) || (speaking && (line.item || line.text === ''));
    if (!speaking || !/\d/.test(line.text)) continue;
    for (const option of draft.options) option.total ??= namedTotal(option, line, draft.options);
  }
}

/** **Weighted Score:** (8×0.30 + 7×0.25) × 10 = 72.5/100 */
function ownTotal(lines: readonly ProseLine[]): DraftOption['total'] {
  for (const line of lines) {
    if (line.heading) return null;
    const label = /^[\s*_]*([^:：=*_]{3,40}?)[*_]*\s*[:：=][*_\s]*/.exec(line.text);
    if (!label?.[1] || headKind(plain(label[1])) !== 'total') continue;
    const rest = line.text.slice(label[0].length);
    const total = totalIn(rest);
    if (!total || /^\[.*X/.test(rest)) return null;
    return { stated: total.stated, range: moved(total.at, line.start + label[0].length) };
  }
  return null;
}

/** `Redis: 4.15`, `Redis (4.15)`, `Redis = **4.15**`: the number right after the name, before another name. */
function namedTotal(option: DraftOption, line: ProseLine, all: readonly DraftOption[]): DraftOption['total'] {
  const own = positionOf(line.text, option.name);
  if (!own) return null;
  const next = all.flatMap(other => {
    const position = other === option ? null : positionOf(line.text, other.name);
    return position && position.start > own.start ? [position.start] : [];
  });
  const part = line.text.slice(own.end, Math.min(...next, own.end + 200));
  const lead =
    /^[*_`"”)\]]*\s*(?:[:：=–—→-]|\(|\b(?:scores?|scored|with|at|has|is|reaches|gets|totals?|weighted)\b|[*_|\s])*/i.exec(
      part,
    )?.[0].length ?? 0;
  const rest = part.slice(lead);
  if (!/^[*_~]*\(?\d/.test(rest)) return null;
  const total = totalIn(rest.split(/[;,](?=\s)/)[0] ?? rest);
  return total ? { stated: total.stated, range: moved(total.at, line.start + own.end + lead) } : null;
}

/** The name as whole words, else the part of it that tells it from the others. */
function positionOf(text: string, name: string): Range | null {
  for (const part of [name, nameKey(name)]) {
    if (part === '') continue;
    const found = new RegExp(
      `(?<![\\p{L}\\p{N}])${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      'iu',
    ).exec(text);
    if (found) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

function moved(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}
