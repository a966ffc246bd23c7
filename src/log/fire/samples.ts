import { metricKey } from './check';
import { csvRows } from './csv';
import { type Span, spanOf } from './days';
import { type Quantity, quantityOf } from './quantity';

/** One measured value; `when` is `null` in a list that says no times and is in order. */
export interface Sample {
  readonly when: Span | null;
  readonly quantity: Quantity;
}

/** By {@link metricKey}. */
export type Metrics = ReadonlyMap<string, readonly Sample[]>;

export type Given = { readonly metrics: Metrics } | { readonly problem: string };

/** `--metrics FILE`: CSV `metric,at,value`, or JSON `{"metric": [{"at","value"}]}`. */
export function metricsOf(text: string): Given {
  return /^\uFEFF?\s*\{/.test(text) ? fromJson(text) : fromCsv(text);
}

function fromCsv(text: string): Given {
  const read = csvRows(text);
  if ('problem' in read) return read;
  const [head, ...rows] = read.rows;
  const columns = ['metric', 'at', 'value'].map(name => (head ?? []).findIndex(cell => cell.toLowerCase() === name));
  const [metric = -1, at = -1, value = -1] = columns;
  if (columns.includes(-1)) return { problem: 'its first line is not metric,at,value' };
  const metrics = new Map<string, Sample[]>();
  for (const [index, row] of rows.entries()) {
    const sample = sampleOf(row[at] ?? '', row[value] ?? '');
    if (typeof sample === 'string') return { problem: `row ${index + 2}: ${sample}` };
    const key = metricKey(row[metric] ?? '');
    if (key === '') return { problem: `row ${index + 2}: no metric is named` };
    metrics.set(key, [...(metrics.get(key) ?? []), sample]);
  }
  return { metrics: sorted(metrics) };
}

function fromJson(text: string): Given {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'it is no valid JSON' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { problem: 'it is no object of metrics' };
  const metrics = new Map<string, Sample[]>();
  for (const [name, list] of Object.entries(data)) {
    if (!Array.isArray(list)) return { problem: `"${name}" is no list of {"at", "value"}` };
    const samples: Sample[] = [];
    for (const [index, one] of list.entries()) {
      const sample = sampleOf(field(one, 'at'), field(one, 'value'));
      if (typeof sample === 'string') return { problem: `"${name}" ${index + 1}: ${sample}` };
      samples.push(sample);
    }
    metrics.set(metricKey(name), [...(metrics.get(metricKey(name)) ?? []), ...samples]);
  }
  return { metrics: sorted(metrics) };
}

/** An own field as text; what is inherited is nobody's measurement. */
export function field(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
  const own: unknown = (value as Readonly<Record<string, unknown>>)[name];
  return typeof own === 'string' || typeof own === 'number'
    ? String(own)
    : own instanceof Date
      ? own.toISOString()
      : '';
}

export function sampleOf(at: string, value: string): Sample | string {
  const when = spanOf(at);
  if (!when) return `"${at.slice(0, 40)}" is no time such as 2026-11-20`;
  const quantity = numberOf(value);
  return quantity ? { when, quantity } : `"${value.slice(0, 40)}" is no number`;
}

/** `905`, `11 ms`, `1e3`: programs write numbers in ways that people do not. */
export function numberOf(value: string): Quantity | null {
  const said = value.trim();
  if (/^-?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(said))
    return quantityOf(
      Number(said)
        .toFixed(12)
        .replace(/\.?0+$/, ''),
    );
  return quantityOf(said);
}

function sorted(metrics: ReadonlyMap<string, Sample[]>): Metrics {
  return new Map([...metrics].map(([name, samples]) => [name, inOrder(samples)]));
}

/** Oldest first; those without times stay as they were given. */
export function inOrder(samples: readonly Sample[]): Sample[] {
  return samples.some(({ when }) => when === null)
    ? [...samples]
    : [...samples].sort((a, b) => (a.when?.from ?? 0) - (b.when?.from ?? 0) || (a.when?.to ?? 0) - (b.when?.to ?? 0));
}
