import { csvRows } from './csv';
import { spanOf } from './days';
import { field, inOrder, numberOf, type Sample, sampleOf } from './samples';

/** What a file holds at a place: numbers with or without times, or a word; else why not. */
export type Found = { readonly samples: readonly Sample[] } | { readonly word: string } | { readonly problem: string };

/** YAML is read by a package that the floor of the log does not have: who calls brings the reader. */
export type YamlReader = (text: string) => { readonly value: unknown } | { readonly problem: string };

const LONGEST = 10_000_000;

export function valuesIn(file: string, text: string, at: string, yaml: YamlReader): Found {
  if (text.length > LONGEST) return { problem: `${file} is too large` };
  if (/\.[ct]sv$/i.test(file)) return column(file, text, at);
  const data = /\.json$/i.test(file) ? json(text) : yaml(text);
  if ('problem' in data) return { problem: `${file} cannot be read: ${data.problem}` };
  return asFound(file, at, lookUp(data.value, at));
}

function json(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return { problem: 'it is no valid JSON' };
  }
}

const TIME = /^(?:at|on|date|day|time|timestamp|month|week|quarter|year|period|when|datum|monat|mois|fecha|mes)$/i;

/** A column of numbers beside one of times; without times the rows are in order. */
function column(file: string, text: string, name: string): Found {
  const read = csvRows(text);
  if ('problem' in read) return { problem: `${file} cannot be read: ${read.problem}` };
  const [head = [], ...rows] = read.rows;
  const own = head.findIndex(cell => cell.toLowerCase() === name.toLowerCase());
  if (own < 0) return { problem: `${file} has no column ${name}` };
  const named = head.findIndex(cell => TIME.test(cell));
  const time = named >= 0 ? named : own !== 0 && rows.every(row => spanOf(row[0] ?? '') !== null) ? 0 : -1;
  const samples: Sample[] = [];
  for (const [index, row] of rows.entries()) {
    // A month that has not been entered yet.
    if ((row[own] ?? '') === '') continue;
    const sample = time < 0 ? untimed(row[own] ?? '') : sampleOf(row[time] ?? '', row[own] ?? '');
    if (typeof sample === 'string') return { problem: `${file} row ${index + 2}: ${sample}` };
    samples.push(sample);
  }
  return samples.length === 0 ? { problem: `${file} has no values in ${name}` } : { samples: inOrder(samples) };
}

function untimed(value: string): Sample | string {
  const quantity = numberOf(value);
  return quantity ? { when: null, quantity } : `"${value.slice(0, 40)}" is no number`;
}

/** `costs.redis[0].usd`, `$.costs.redis`; also a key that has dots in it. Only own keys: `constructor` is nobody's value. */
function lookUp(value: unknown, at: string): unknown {
  const path = at.replace(/^\$\.?/, '');
  const whole = ownOf(value, path);
  if (whole !== undefined || path === '') return path === '' ? value : whole;
  let here: unknown = value;
  for (const part of path
    .split(/[.[\]/]+/)
    .filter(name => name !== '')
    .slice(0, 50)) {
    here = Array.isArray(here) && /^-?\d{1,6}$/.test(part) ? here.at(Number(part)) : ownOf(here, part);
    if (here === undefined) return undefined;
  }
  return here;
}

function ownOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function asFound(file: string, at: string, value: unknown): Found {
  if (value === undefined) return { problem: `${file} has nothing at ${at}` };
  if (typeof value === 'boolean' || value === null) return { word: String(value) };
  if (typeof value === 'number' || typeof value === 'string') {
    const quantity = numberOf(String(value));
    return quantity ? { samples: [{ when: null, quantity }] } : { word: String(value) };
  }
  if (!Array.isArray(value)) return { problem: `${file} has no number at ${at}` };
  const samples: Sample[] = [];
  for (const [index, one] of value.slice(0, 200_000).entries()) {
    const sample = typeof one === 'object' ? sampleOf(timeOf(one), field(one, 'value')) : untimed(String(one));
    if (typeof sample === 'string') return { problem: `${file} at ${at}[${index}]: ${sample}` };
    samples.push(sample);
  }
  return samples.length === 0 ? { problem: `${file} has nothing at ${at}` } : { samples: inOrder(samples) };
}

/** `{"at": ..., "value": ...}`, or with another word for the time. */
function timeOf(value: unknown): string {
  for (const name of ['at', 'date', 'month', 'day', 'time', 'timestamp']) {
    const own = field(value, name);
    if (own !== '') return own;
  }
  return '';
}
