/** Calendar arithmetic on moments in milliseconds, in UTC: a trigger means the same on every machine. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export const DAY = 86_400_000;
const MONTHS: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
const FIXED: Partial<Record<Unit, number>> = { minute: 60_000, hour: 3_600_000, day: DAY, week: 7 * DAY };

/** `2026-11-20` -> the first moment of that day. */
export function momentOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** So many units later, or earlier; 31 January and a month is the last of February. */
export function shifted(moment: number, count: number, unit: Unit): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return moment + count * fixed;
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count * (MONTHS[unit] ?? 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** The first moment of the calendar period in which a moment lies; weeks begin on Monday. */
export function startOf(moment: number, unit: Unit): number {
  const fixed = FIXED[unit];
  if (unit === 'week') return Math.floor((moment - 4 * DAY) / (7 * DAY)) * 7 * DAY + 4 * DAY;
  if (fixed !== undefined) return Math.floor(moment / fixed) * fixed;
  const date = new Date(moment);
  const months = MONTHS[unit] ?? 1;
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1);
}

/** What a text says of when: its first moment, and the first one after it. An instant is both. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `2026`, `2026-05`, `2026-Q2`, `2026-05-07`, `2026-05-07T10:00:00Z`, seconds or milliseconds since 1970. */
export function spanOf(text: string): Span | null {
  const said = text.trim();
  const quarter = /^(\d{4})[-_ ]?Q([1-4])$/i.exec(said) ?? /^Q([1-4])[-_/ ](\d{4})$/i.exec(said)?.reverse().slice(0, 2);
  if (quarter) {
    const [year, number] = /^\d{4}$/.test(quarter[0] ?? '') ? [quarter[0], quarter[1]] : [quarter[1], quarter[2]];
    return whole(Date.UTC(Number(year), (Number(number) - 1) * 3, 1), 'quarter');
  }
  if (/^\d{4}$/.test(said)) return whole(Date.UTC(Number(said), 0, 1), 'year');
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(said)) return whole(momentOf(`${said}-01`), 'month');
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return isDay(said) ? whole(momentOf(said), 'day') : null;
  if (/^\d{10}(?:\d{3})?$/.test(said)) return instant(Number(said) * (said.length === 10 ? 1000 : 1));
  const time = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(said);
  if (!time?.[1] || !isDay(time[1])) return null;
  // A time without a zone is one of UTC; anything else would differ from machine to machine.
  return instant(Date.parse(`${said.replace(' ', 'T')}${time[2] ? '' : 'Z'}`));
}

/** Not `2026-02-30`, which `Date` takes for a day in March. */
function isDay(text: string): boolean {
  const moment = momentOf(text);
  return Number.isFinite(moment) && dayOf(moment) === text;
}

function whole(from: number, unit: Unit): Span {
  return { from, to: shifted(from, 1, unit) };
}

function instant(moment: number): Span | null {
  return Number.isFinite(moment) ? { from: moment, to: moment } : null;
}

/** `months`, `Wochen`, `jours`, `个月`. */
export function unitIn(word: string): Unit | null {
  for (const [unit, pattern] of UNITS) if (pattern.test(word)) return unit;
  return null;
}

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['minute', /^min/i],
  ['hour', /^(?:hour|stunde|heure|hora|小时)/i],
  ['day', /^(?:day|tag|jour|d[ií]a|daily|天)/i],
  ['week', /^(?:week|woche|semaine|semana|周)/i],
  ['quarter', /^(?:quarter|quartal|trimest)/i],
  ['month', /^(?:month|monat|mois|mes|m[eê]s|个月)/i],
  ['year', /^(?:year|jahr|an(?:s|née)?\b|a[ñn]o|annual)/i],
];
