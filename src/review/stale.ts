import { acceptability } from '../decision/acceptability';
import { format, parseDecimal } from '../decision/decimal';
import { abs, compare, type Exact, exact, isZero, mul, ONE, sub, toNumber } from '../decision/exact';
import { criterionOf, nameOf } from './figures';
import type { Scored } from './scored';

export interface StaleFigure {
  /** Within the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly because: string;
  /** The level itself, and not a figure beside it. */
  readonly level?: true;
}

/**
 * The first figure of a Confidence paragraph that is not so. Words around the figures are a person's to choose: a paragraph
 * that says the same in other words is not stale.
 */
export function staleFigure(text: string, scored: Scored): StaleFigure | null {
  return level(text, scored) ?? gap(text, scored) ?? bound(text, scored) ?? share(text, scored);
}

function level(text: string, { assessment: { leaders, ranking }, confidence }: Scored): StaleFigure | null {
  const found = /^[*_]*Confidence[*_]*:[\s*_]*(HIGH|MODERATE|TIE|open|none)\b/.exec(text);
  const said = found?.[1];
  if (!found || said === undefined) return null;
  const is = leaders.length === 0 && ranking.length > 0 ? 'open' : (confidence ?? 'none');
  return said === is ? null : { ...at(found[0], said, found.index), because: `${said} is now ${is}`, level: true };
}

function gap(text: string, scored: Scored): StaleFigure | null {
  const { assessment } = scored;
  const found = /(\d+(?:[.,]\d+)?) (?:points? )?ahead of (.{1,120}?)(?:\.(?=\s|$)|[,;]|$)/.exec(text);
  const [, figure, rival] = found ?? [];
  if (!found || figure === undefined || rival === undefined || assessment.gap === null) return null;
  const now = format(assessment.gap, figure.split(/[.,]/)[1]?.length ?? 0);
  if (now !== figure.replace(',', '.'))
    return { ...at(found[0], figure, found.index), because: `the lead is now ${now}` };
  const [leader] = assessment.leaders;
  const next = assessment.ranking.find(option => option !== leader);
  // Two may share the second place; then either may be named.
  const seconds = assessment.ranking
    .filter(option => assessment.options[option]?.rank === 2)
    .map(option => nameOf(scored, option));
  if (rival === nameOf(scored, next) || seconds.includes(rival.trim())) return null;
  return { ...at(found[0], rival, found.index), because: `${nameOf(scored, next)} is now second` };
}

function bound(text: string, scored: Scored): StaleFigure | null {
  const { stability, leaders } = scored.assessment;
  if (leaders.length !== 1) return null;
  for (const { criterion, low, high } of stability) {
    const name = criterionOf(scored, criterion);
    for (const side of ['least', 'most'] as const) {
      const found = new RegExp(
        `(?<![\\p{L}\\d])${escaped(name)} (?:weighs )?at ${side} (\\d+(?:[.,]\\d+)?) ?%`,
        'u',
      ).exec(text);
      const figure = found?.[1];
      const said = figure === undefined ? null : parseDecimal(figure.replace(',', '.'));
      if (!found || figure === undefined || !said) continue;
      const end = side === 'least' ? low : high;
      const none = side === 'least' ? isZero(end) : compare(end, ONE) >= 0;
      // Bounds are shown in whole percents, rounded to the safe side or not.
      if (!none && compare(abs(sub(mul(end, exact(100)), said)), ONE) < 0) continue;
      const now = none ? `any weight of ${name} will do` : `${name} may weigh at ${side} ${percent(end)} %`;
      return { ...at(found[0], figure, found.index), because: now };
    }
  }
  return null;
}

function percent(share: Exact): string {
  return String(Math.round(toNumber(share) * 1000) / 10);
}

function share(text: string, { assessment }: Scored): StaleFigure | null {
  const found = /first in (?:only )?(\d{1,3}) ?% of cases/.exec(text);
  const figure = found?.[1];
  const [leader] = assessment.leaders;
  if (!found || figure === undefined || leader === undefined || assessment.leaders.length > 1) return null;
  // Twice the error of so many draws, and the rounding.
  const now = (acceptability(assessment, { seed: 1, draws: 20_000 }).first[leader] ?? 0) * 100;
  if (Math.abs(now - Number(figure)) <= 1.5) return null;
  return { ...at(found[0], figure, found.index), because: `it is first in ${Math.round(now)} % of cases` };
}

function at(whole: string, part: string, index: number): { start: number; end: number } {
  const start = index + whole.indexOf(part);
  return { start, end: start + part.length };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
