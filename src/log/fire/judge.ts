import { type Exact, sum } from '../../decision/exact';
import { DAY, dayOf, momentOf, shifted, startOf, type Unit } from './days';
import { inUnit, isLevelUnit } from './quantity';
import type { Sample } from './samples';
import { type Asked, every, meets, plural, say, shown, type Timed, unknown, type Verdict } from './verdict';

/** A watch that nobody feeds any more is not quiet. */
const STALE = 92 * DAY;

export function judge(samples: readonly Sample[], asked: Asked): Verdict {
  const { limit, window, today } = asked;
  const values = samples.map(({ quantity }) => inUnit(quantity, limit.unit));
  if (values.some(value => value === null))
    return unknown(
      `its values are in ${samples.find(({ quantity }) => inUnit(quantity, limit.unit) === null)?.quantity.unit}, the limit in ${limit.unit}`,
    );
  const known = values.filter(value => value !== null);
  if (samples.some(({ when }) => when === null)) return untimed(known, asked);
  const end = momentOf(today) + DAY;
  // A forecast is no measurement.
  const past = samples.flatMap(({ when }, index): Timed[] => {
    const value = values[index];
    return when && value && when.from < end ? [{ value, from: when.from, to: when.to }] : [];
  });
  const newest = past.at(-1);
  if (!newest) return unknown('there is no sample up to today');
  const asOf = dayOf(Math.max(newest.from, Math.min(newest.to, end) - 1));
  const length = 'count' in window && window.unit ? shifted(0, window.count, window.unit) : 0;
  const verdict = decide(past, newest, asked);
  // What happened once has happened, however long ago.
  if (end - newest.to > STALE + 2 * length && !(window.kind === 'once' && verdict.fires))
    return { ...unknown(`its newest sample is of ${asOf}; export it anew`), asOf };
  return { ...verdict, asOf };
}

function decide(past: readonly Timed[], newest: Timed, asked: Asked): Verdict {
  const { window, since } = asked;
  switch (window.kind) {
    case 'latest':
      return every(
        [newest],
        asked,
        window.understood ? 'the newest' : 'the newest, since its window is not understood',
      );
    case 'once': {
      const from = since === null ? Number.NEGATIVE_INFINITY : momentOf(since);
      const hit = past.find(({ to, value }) => to >= from && meets(value, asked.limit));
      return hit ? say(true, `${shown(hit.value, asked)} on ${dayOf(hit.from)}`, asked) : say(false, 'never', asked);
    }
    case 'lasting':
      return lasting(past, newest, window.count, window.unit, asked);
    case 'run':
      return inARow(past, newest, window.count, window.unit, asked);
    case 'period':
      return period(past, newest, window.unit, asked);
    case 'within': {
      const from = shifted(newest.to, -window.count, window.unit);
      return together(
        past.filter(sample => sample.from >= from),
        asked,
        `in ${window.count} ${plural(window.unit, window.count)}`,
      );
    }
  }
}

/** Every sample in the time, and the value that held when it began: data that does not reach back that far cannot tell. */
function lasting(past: readonly Timed[], newest: Timed, count: number, unit: Unit, asked: Asked): Verdict {
  const start = shifted(newest.to, -count, unit);
  const before = past.findLastIndex(({ from }) => from <= start);
  const words = `for ${count} ${plural(unit, count)}`;
  const inside = past.slice(Math.max(before, 0));
  const verdict = every(inside, asked, words);
  // One that is not over the limit settles it, however short the data.
  return before < 0 && verdict.fires ? unknown(`there are no samples ${words} yet`) : verdict;
}

function inARow(past: readonly Timed[], newest: Timed, count: number, unit: Unit | null, asked: Asked): Verdict {
  if (unit === null) {
    const last = past.slice(-count);
    const verdict = every(last, asked, `the last ${count}`);
    return last.length < count && verdict.fires
      ? unknown(`there are only ${last.length} of ${count} samples`)
      : verdict;
  }
  let start = startOf(Math.max(newest.to - 1, newest.from), unit);
  const inside: Timed[] = [];
  for (let done = 0; done < count; done++) {
    const next = shifted(start, 1, unit);
    const own = past.filter(({ from }) => from >= start && from < next);
    if (own.length === 0) return say(false, `nothing was measured in the ${unit} of ${dayOf(start)}`, asked);
    if (!own.every(({ value }) => meets(value, asked.limit)))
      return every(own, asked, `${count} ${plural(unit, count)} in a row`);
    inside.unshift(...own);
    start = startOf(start - 1, unit);
  }
  return every(inside, asked, `${count} ${plural(unit, count)} in a row`);
}

/** The calendar period of the newest sample; too few of something can only be said of one that is over. */
function period(past: readonly Timed[], newest: Timed, unit: Unit, asked: Asked): Verdict {
  let start = startOf(Math.max(newest.to - 1, newest.from), unit);
  const few = asked.limit.op === '<' || asked.limit.op === '<=' || asked.limit.op === '=';
  if (few && isCount(asked) && shifted(start, 1, unit) > momentOf(asked.today) + DAY) start = startOf(start - 1, unit);
  const next = shifted(start, 1, unit);
  const inside = past.filter(({ from }) => from >= start && from < next);
  if (inside.length === 0) return unknown(`there are no samples of a whole ${unit} yet`);
  return together(inside, asked, `in the ${unit} from ${dayOf(start)}`);
}

function together(inside: readonly Timed[], asked: Asked, words: string): Verdict {
  if (!isCount(asked)) return every(inside, asked, words);
  const total = sum(inside.map(({ value }) => value));
  return say(meets(total, asked.limit), `${shown(total, asked)} ${words}`, asked);
}

const LEVEL =
  /\bp\d{2,3}\b|percentile|\brate\b|ratio|share|percent|average|\bavg\b|\bmean\b|median|latenc|\btime\b|duration|\bper (?:second|minute|hour|day|request)\b|\/ ?s\b|\b[rqt]ps\b|utili[sz]ation|usage|\bload\b|\bsize\b|score|\bage\b|availability|uptime|depth|length|concurrent|active|peak|\bmax|\bmin(?:imum)?\b|headcount|team size/i;

/** Things that happen and money that is spent add up. */
function isCount({ metric, limit }: Asked): boolean {
  return !isLevelUnit(limit.unit) && !LEVEL.test(metric);
}

function untimed(values: readonly Exact[], asked: Asked): Verdict {
  const { window, limit } = asked;
  const last = values.at(-1);
  if (last === undefined) return unknown('there is no value');
  const count = window.kind === 'run' ? window.count : 1;
  const inside = window.kind === 'once' ? values.filter(value => meets(value, limit)).slice(-1) : values.slice(-count);
  if (inside.length < count) return unknown(`there are only ${inside.length} of ${count} values`);
  const fires = inside.length > 0 && inside.every(value => meets(value, limit));
  const seen = window.kind === 'latest' || window.kind === 'once' || window.kind === 'run' || values.length > 1;
  return say(
    fires,
    `${shown(inside.at(-1) ?? last, asked)} now${seen ? '' : '; over what time cannot be seen'}`,
    asked,
  );
}
