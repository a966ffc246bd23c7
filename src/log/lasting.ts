import type { AdrRecord } from '../adr/read';
import { numberOf } from './fileName';

/** How long a decision held. Only those are here that were taken and whose day is known. */
export interface Lasting {
  readonly path: string;
  /** It was taken a year ago or earlier: had it lasted less than that, it would show. */
  readonly isOld: boolean;
  readonly withinYear: boolean;
}

interface Taken {
  readonly path: string;
  readonly record: AdrRecord;
}

const year = 365 * 86_400_000;

/**
 * When a decision was given up is told by the record that supersedes it, or by what a reflection says happened. One that
 * was given up on a day nobody knows, a year or more after it was taken or not, is left out rather than guessed.
 */
export function lastingOf(
  records: readonly Taken[],
  happened: readonly { readonly path: string; readonly type: string; readonly at: string }[],
  today: string,
): Lasting[] {
  const ends = endsOf(records, happened);
  const now = Date.parse(today);
  return records.flatMap(({ path, record }): Lasting[] => {
    const means = record.status?.means ?? null;
    const day = Date.parse(record.date?.iso ?? '');
    if (!['accepted', 'implemented', 'superseded', 'deprecated'].includes(means ?? '') || Number.isNaN(day)) return [];
    const isOld = now - day >= year;
    if (means === 'accepted' || means === 'implemented') return [{ path, isOld, withinYear: false }];
    const end = ends.get(path);
    // Whatever became of a young one became of it within a year.
    if (end === undefined) return isOld ? [] : [{ path, isOld, withinYear: true }];
    return [{ path, isOld, withinYear: end - day < year }];
  });
}

function endsOf(
  records: readonly Taken[],
  happened: readonly { readonly path: string; readonly type: string; readonly at: string }[],
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const say = (path: string | undefined, at: number) => {
    if (path === undefined || Number.isNaN(at)) return;
    ends.set(path, Math.min(at, ends.get(path) ?? at));
  };
  const find = finder(records);
  for (const { path, record } of records) {
    for (const { relation, target } of record.links) {
      const other = relation === 'supersedes' || relation === 'superseded-by' ? find(target) : undefined;
      if (!other) continue;
      const [given, by] = relation === 'supersedes' ? [other.path, record] : [path, other.record];
      say(given, Date.parse(by.date?.iso ?? ''));
    }
  }
  for (const { path, type, at } of happened) if (type === 'superseded') say(path, Date.parse(at.slice(0, 10)));
  return ends;
}

/** By file name, or by number where a text only says `ADR-0004`. */
function finder(records: readonly Taken[]): (target: string) => Taken | undefined {
  const byName = new Map(records.map(one => [nameOf(one.path), one]));
  const byNumber = new Map(records.flatMap(one => [[numberOf(nameOf(one.path)), one] as const]).reverse());
  return target => {
    const name = nameOf(target.replace(/[#?].*$/, ''));
    const number = /^(?:ADR[-_ ]?)?(\d{1,5})$/i.exec(name)?.[1];
    return (
      byName.get(name) ?? byName.get(`${name}.md`) ?? (number === undefined ? undefined : byNumber.get(Number(number)))
    );
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
