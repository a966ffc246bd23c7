import type { Section, Trigger } from '../model';
import { type Document, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { type Table, tablesOf } from '../text/table';
import { fieldNamed } from '../words/labels';
import { sectionsAround } from './sections';

/** Triggers from the table of a `tot` record, and from lists and sentences under a heading that announces them. */
export function triggersOf(document: Document, sections: readonly Section[]): Trigger[] {
  const homes = sections.filter(({ role, level }) => role === 'triggers' && level > 1);
  if (homes.length === 0) return [];
  const inside = document.blocks.filter(({ line }) =>
    sectionsAround(sections, document.lines.start(line)).some(section => homes.includes(section)),
  );
  const tables = tablesOf({ ...document, blocks: inside });
  const triggers = tables.flatMap(fromTable);
  const tabled = new Set(tables.map(({ block }) => block));
  for (const block of inside) {
    if (block.kind !== 'paragraph' || tabled.has(block)) continue;
    const lines = innerLines(document, block);
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last || (!block.item && !REVIEW.test(first.text) && tables.length > 0)) continue;
    // A sentence that leads into the list under it is none.
    const stray = !block.item && !REVIEW.test(first.text);
    if (!block.item && (/[:：]$/.test(last.text) || (stray && inside.some(other => other.item)))) continue;
    if (fieldNamed(first.text) !== null || /^\[[ xX]?\]\s*$/.test(first.text)) continue;
    const trigger = fromText(lines.map(line => line.text).join(' '), { start: first.start, end: last.end });
    if (trigger) triggers.push(trigger);
  }
  return triggers.slice(0, 50);
}

/** `**Scheduled Review Date**: 2027-01-15`, which stands under the list and not in it. */
const REVIEW = /^[*_]*(?:scheduled |next |planned )?review(?: date| on| by| due)?[*_]*\s*:?[*_]*\s*\d{4}-\d{2}-\d{2}/i;

/** `# | Metric | Reconsider when | Window | Then`, in any order and with other words for them. */
const COLUMNS = {
  metric:
    /metric|indicator|measure|signal|what|kpi|指标|指標|messgr|indicateur|métrica|trigger$|condition$|auslöser|déclencheur|disparador|gatilho/i,
  when: /when|threshold|condition|value|limit|target|schwelle|wert|seuil|umbral|limite|limiar|阈值|条件|閾値/i,
  window:
    /window|period|duration|time|within|for how long|zeitraum|dauer|période|durée|plazo|periodo|período|时间|窗口|期間/i,
  action: /then|action|response|do|reaction|maßnahme|aktion|alors|acci[óo]n|entonces|a[çc][ãa]o|行动|动作|対応/i,
} as const;

function fromTable(table: Table): Trigger[] {
  const heads = table.header.cells.map(cell => plain(cell.raw));
  const taken = new Set<number>();
  const column = (pattern: RegExp) => {
    const index = heads.findIndex((head, at) => !taken.has(at) && pattern.test(head));
    if (index >= 0) taken.add(index);
    return index;
  };
  const when = column(COLUMNS.when);
  const window = column(COLUMNS.window);
  const then = column(COLUMNS.action);
  const metric = column(COLUMNS.metric);
  if (metric < 0 && when < 0) return [];
  return table.rows.flatMap(row => {
    const cell = (index: number) => plain(row.cells[index]?.raw ?? '');
    const said = cell(metric) || cell(when);
    if (said === '') return [];
    const limit = limitIn(when < 0 || metric < 0 ? said : cell(when));
    const own = when < 0 || metric < 0 ? metricBefore(said, limit) : said;
    return [
      {
        metric: own,
        ...limitOf(limit, `${said} ${cell(when)}`),
        window: cell(window) || (limit?.window ?? null),
        action: cell(then) || null,
        range: row.range,
      },
    ];
  });
}

/** `p95 latency > 500 ms for 7 days -> re-open` and `If monthly cost exceeds $1,200 for 3 months, re-evaluate`. */
function fromText(source: string, range: Trigger['range']): Trigger | null {
  const text = plain(source.replace(/^\[[ xX]\]\s*/, ''));
  if (text.length < 4) return null;
  const [condition = '', action] = text.split(
    /\s*(?:→|->|=>|⇒|;\s*then\b|,?\s+then\b|\s[—–]\s|,\s+(?=(?:re-?(?:open|visit|consider|evaluate|assess)|switch|migrate|fall back)\b))\s*/i,
  );
  const limit = limitIn(condition);
  return {
    metric: metricBefore(condition, limit),
    ...limitOf(limit, condition),
    window: limit?.window ?? windowIn(text),
    action: action?.trim() || null,
    range,
  };
}

export interface Limit {
  readonly comparison: Trigger['comparison'];
  readonly threshold: string;
  readonly window: string | null;
  readonly at: number;
}

const COMPARISONS: readonly (readonly [NonNullable<Trigger['comparison']>, string])[] = [
  ['>=', '>=|=>|≥|at least|no less than|reach(?:es)?|hits?|or more|mindestens|au moins|al menos|至少|达到'],
  ['<=', '<=|=<|≤|at most|no more than|höchstens|au plus|como máximo|至多|不超过'],
  [
    '>',
    '>|exceed(?:s|ed|ing)?|(?:is |are |rises? |goes? |grows? |climbs? )?(?:above|over|beyond|greater than|more than|higher than|longer than|slower than|larger than|bigger than)|surpass(?:es)?|über(?:steigt|schreitet)?|mehr als|dépasse|supérieure? à|plus de|supera|más de|mayor que|ultrapassa|mais de|maior que|超过|大于|高于',
  ],
  [
    '<',
    '<|(?:is |are |drops? |falls? |goes? )?(?:below|under|less than|lower than|fewer than|smaller than|shorter than)|unter(?:schreitet)?|weniger als|inférieure? à|moins de|menos de|menor que|inferior a|低于|小于|少于',
  ],
  ['=', '==?|equals?'],
];
const NUMBER = '[~$€£]?\\s?-?\\d[\\d,.]*\\s?(?:%|[kKMG]?[A-Za-z/$€£°µ]+(?:/\\w+)?)?';
const PATTERNS = COMPARISONS.map(
  ([comparison, words]) => [comparison, new RegExp(`(?:^|[\\s(])(?:${words})\\s*(${NUMBER})`, 'i')] as const,
);
/** `2 or more`, `version 4 or later`, `20+ services`; the comparison stands behind its number. */
const BEHIND =
  /(?:^|[\s(])(\d[\d,.]*\s?(?:%|[A-Za-z]{1,20})?)(?:\s+(?:or|and)\s+(more|later|newer|higher|above|greater|fewer|less|lower|below)\b|(?<=\d)\+)/i;
/** `2027-05-20`   `31 December 2027`   `May 2027`   `Q3 2027` */
const DATE =
  /\b\d{4}-\d{2}-\d{2}\b|\b(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2},? )?20\d{2}\b|\bQ[1-4][ -/]?20\d{2}\b/i;

/** The comparison that stands first in a text: `> 5 ms`, `exceeds $1,200 for 3 months`, `2 or more`, `2027-05-20`. */
export function limitIn(text: string): Limit | null {
  let best: Limit | null = null;
  for (const [comparison, pattern] of PATTERNS) {
    const found = pattern.exec(text);
    if (!found?.[1] || (best !== null && best.at <= found.index)) continue;
    best = {
      comparison,
      threshold: trimUnit(found[1]),
      window: windowIn(text.slice(found.index + found[0].length - 1)),
      at: found.index,
    };
  }
  if (best) return best;
  const behind = BEHIND.exec(text);
  if (behind?.[1]) {
    const window = windowIn(text.slice(behind.index + behind[0].length - 1));
    const comparison = /fewer|less|lower|below/i.test(behind[2] ?? '') ? '<=' : '>=';
    return { comparison, threshold: behind[1].trim(), window, at: behind.index };
  }
  const date = DATE.exec(text);
  return date ? { comparison: null, threshold: date[0], window: null, at: date.index } : null;
}

/** `500 ms for`: a word after a number is its unit unless it goes on with the sentence. */
function trimUnit(text: string): string {
  return text
    .replace(/\s+(?:for|over|in|per|within|and|or|on|at|to|of|the|then|consecutive|from|during|by)$/i, '')
    .replace(/[.,]$/, '')
    .trim();
}

function windowIn(text: string): string | null {
  const found =
    /\b(?:for|over|within|in|during|per|across|über|innerhalb|pendant|durante|por|连续)\s+((?:any |a |an |the |one |two |three |four |six |\d+\s*)?(?:consecutive |rolling |calendar |business )?(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|sprints?|releases?|tage?n?|wochen?|monate?n?|jours?|semaines?|mois|días|semanas|meses|dias|天|周|个月)(?: in a row)?)/i.exec(
      text,
    );
  return found?.[1] ?? null;
}

function metricBefore(text: string, limit: Limit | null): string {
  const before = limit ? text.slice(0, limit.at) : text;
  return (
    before
      .replace(/^(?:if|when|once|as soon as|wenn|si|cuando|se|如果|当)\s+(?:the )?/i, '')
      .replace(/[\s:–—-]+$/, '')
      .trim() || text.trim()
  );
}

/** `docker-compose.yml exists`, `src/legacy is removed`: whether a file is there needs no number. */
const PRESENCE =
  /(?:^|\s)(?:[\w.@*-]+\/[\w./@*-]*|[\w@-]*\.[a-z]\w{1,9})\s.{0,40}?\b(?:exists?|appears?|disappears?|is (?:added|created|introduced|present|missing|absent|gone|removed|deleted)|no longer exists|does not exist)\b/i;

function limitOf(limit: Limit | null, text: string): Pick<Trigger, 'comparison' | 'threshold' | 'measurable'> {
  const measurable = limit !== null || PRESENCE.test(text);
  return { comparison: limit?.comparison ?? null, threshold: limit?.threshold ?? null, measurable };
}
