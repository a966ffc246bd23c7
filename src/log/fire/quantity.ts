import { parseDecimal } from '../../decision/decimal';
import { type Exact, exact, mul } from '../../decision/exact';

/** `500 ms`, `$1,200`, `1M`, `99.9 %`: a number and what it counts. */
export interface Quantity {
  readonly value: Exact;
  /** In small letters and singular; `null` where it is a bare number. */
  readonly unit: string | null;
}

/** A letter that multiplies is joined to its number: `5M` is five million, `5 M` is not. */
const NUMBER =
  /^[~≈]?\s*([$€£¥]|USD|EUR|GBP)?\s?([-−]?\d(?:[\d,._]|[ \u00a0](?=\d{3}(?!\d)))*)(?:(k|K|M|B|G|bn)(?![A-Za-z])|\s?(million|billion|thousand)\b)?\s*(.*)$/u;
const TIMES: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  thousand: 1_000n,
  m: 1_000_000n,
  million: 1_000_000n,
  b: 1_000_000_000n,
  g: 1_000_000_000n,
  bn: 1_000_000_000n,
  billion: 1_000_000_000n,
};
const CURRENCY: Readonly<Record<string, string>> = { $: 'usd', '€': 'eur', '£': 'gbp', '¥': 'jpy' };

export function quantityOf(text: string): Quantity | null {
  const said = text.trim();
  if (said.length > 80) return null;
  const found = NUMBER.exec(said);
  const digits = found?.[2];
  if (!found || digits === undefined) return null;
  const value = parseDecimal(plainNumber(digits));
  if (!value) return null;
  const times = TIMES[(found[3] ?? found[4] ?? '').toLowerCase()];
  const unit = found[1] ?? found[5] ?? '';
  return { value: times === undefined ? value : mul(value, exact(times)), unit: unitOf(unit) };
}

/** `1,200` and `1 200 000` are grouped, `1,5` has a decimal comma. */
function plainNumber(digits: string): string {
  const text = digits.trim().replace('−', '-').replace(/[.,]$/, '');
  if (/^-?\d{1,3}(?:[,\s_]\d{3})+(?:\.\d+)?$/.test(text)) return text.replace(/[,\s_]/g, '');
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '');
  return text.replace(',', '.').replace(/[\s_]/g, '');
}

function unitOf(text: string): string | null {
  const bare = text.trim().replace(/[.,;:)]+$/, '');
  if (bare === '') return null;
  const own = CURRENCY[bare];
  if (own !== undefined) return own;
  const small = bare.toLowerCase().split(/\s+/)[0] ?? '';
  if (FACTORS.has(small) || small.length < 4 || !/^\p{L}+s$/u.test(small)) return small;
  return small.slice(0, -1);
}

/** Units of one kind and their size in the smallest of it. */
const FACTORS = new Map<string, readonly [kind: string, size: Exact]>(
  (
    [
      ['time', 'ns nanosecond nanoseconds', 1n],
      ['time', 'µs μs us microsecond microseconds', 1_000n],
      ['time', 'ms msec millisecond milliseconds', 1_000_000n],
      ['time', 's sec secs second seconds', 1_000_000_000n],
      ['time', 'min mins minute minutes', 60_000_000_000n],
      ['time', 'h hr hrs hour hours', 3_600_000_000_000n],
      ['time', 'd day days', 86_400_000_000_000n],
      ['bytes', 'b byte bytes', 1n],
      ['bytes', 'kb', 1_000n],
      ['bytes', 'kib', 1_024n],
      ['bytes', 'mb', 1_000_000n],
      ['bytes', 'mib', 1_048_576n],
      ['bytes', 'gb', 1_000_000_000n],
      ['bytes', 'gib', 1_073_741_824n],
      ['bytes', 'tb', 1_000_000_000_000n],
      ['bytes', 'tib', 1_099_511_627_776n],
      ['share', '% percent pct', 1n],
    ] as const
  ).flatMap(([kind, names, size]) => names.split(' ').map(name => [name, [kind, exact(size)] as const] as const)),
);

/** A measured value in the unit of its limit. A bare number is taken to be in it; `null` where the two do not compare. */
export function inUnit({ value, unit }: Quantity, wanted: string | null): Exact | null {
  if (unit === null || wanted === null || unit === wanted) return value;
  const own = FACTORS.get(unit);
  const other = FACTORS.get(wanted);
  if (!own || !other || own[0] !== other[0]) return null;
  return mul(value, { n: own[1].n, d: other[1].n });
}

/** Time, bytes and shares are levels: two of them do not add up to one that is twice as high. */
export function isLevelUnit(unit: string | null): boolean {
  return unit !== null && (FACTORS.has(unit) || unit.includes('/') || /^(?:rps|qps|tps|iops|x|point)$/.test(unit));
}
