import { escapeInline } from '../edit/escape';
import { setFront } from '../edit/front';
import { setStatus } from '../edit/status';
import { applyEdits, replace, type TextEdit } from '../edit/text';
import { read } from '../read';
import { dateIn } from '../read/dates';
import { fieldsOf } from '../read/fields';
import { statusWords } from '../words/status';
import { flowList } from './parts';
import type { RecordValues } from './values';

/**
 * A team's own file as a template: `{title}`, `{{ title }}`, `${title}` and the same for number, date, status and deciders;
 * adr-tools' `# NUMBER. TITLE`, `DATE`, `STATUS`; and what MADR and others leave to be filled in: `# {short title ...}`,
 * `ADR-NNN`, `status: "{proposed | ...}"`, `date: {YYYY-MM-DD when ...}`.
 */
export function ownTemplate(template: string, values: RecordValues): string {
  const named = byName(template, values);
  const titled = applyEdits(named, titleEdits(named, values));
  const stated = applyEdits(titled, statusEdits(titled, values));
  return applyEdits(stated, dateEdits(stated, values));
}

function byName(template: string, values: RecordValues): string {
  const by = new Map<string, string>([
    ['title', escapeInline(values.title)],
    ['number', values.number ?? ''],
    ['date', values.date],
    ['status', values.status ?? 'proposed'],
    ['deciders', flowList(values.deciders)],
  ]);
  return template
    .replace(
      /\{\{\s*([a-z]+)\s*\}\}|\$?\{\s*([a-z]+)\s*\}/gi,
      (found, double: string | undefined, single: string | undefined) =>
        by.get((double ?? single ?? '').toLowerCase()) ?? found,
    )
    .replace(
      /^(#{1,2}[ \t]+)NUMBER\.[ \t]+TITLE[ \t]*$/m,
      (_, mark: string) =>
        `${mark}${!values.number ? '' : `${values.number.replace(/^0+(?=\d)/, '')}. `}${escapeInline(values.title)}`,
    )
    .replace(/^(#{1,2}[ \t]+)TITLE[ \t]*$/m, (_, mark: string) => `${mark}${escapeInline(values.title)}`)
    .replace(/^(Date:[ \t]*)DATE[ \t]*$/m, (_, label: string) => `${label}${values.date}`)
    .replace(/^STATUS[ \t]*$/m, () => values.status ?? 'Proposed');
}

/** `# {short title, ...}`, `# ADR-NNN: [title]`, `# <decision>`: a heading that is all placeholder, or its placeholder part. */
function titleEdits(text: string, values: RecordValues): TextEdit[] {
  const record = read(text);
  const { heading, title } = record;
  if (!heading || !title) return [];
  const raw = text.slice(heading.start, heading.end);
  if (raw.includes(escapeInline(values.title))) return numberEdits(text, heading, raw, values);
  const asks =
    /^[[{<].*[\]}>]$/.test(text.slice(title.range.start, title.range.end).trim()) ||
    /short (?:noun )?(?:title|phrase)|^(?:title|specific decision title|adr template|name of the decision)$/i.test(
      title.value,
    );
  if (!asks) return [];
  return [
    ...numberEdits(
      text,
      { start: heading.start, end: title.range.start },
      text.slice(heading.start, title.range.start),
      values,
    ),
    ...replace(text, title.range.start, title.range.end, escapeInline(values.title)),
  ];
}

/** `ADR-NNN: `, `ADR-XXXX: `, `ADR ###: ` */
function numberEdits(
  text: string,
  range: { start: number; end: number },
  raw: string,
  values: RecordValues,
): TextEdit[] {
  const found = /\b(?:N{2,6}|X{2,6}|0{3,6})\b|#{2,6}(?=:)/.exec(raw);
  if (!found || !values.number) return [];
  return replace(text, range.start + found.index, range.start + found.index + found[0].length, values.number);
}

function statusEdits(text: string, values: RecordValues): TextEdit[] {
  if (values.status === undefined) {
    const { status } = read(text);
    return status ? [] : setStatus(read(text), { status: 'proposed' });
  }
  const record = read(text);
  // A template may hold the status that new records begin with; another one is set in its place.
  if (
    record.status &&
    statusWords(record.status.raw).length > 0 &&
    record.status.raw.toLowerCase() === values.status.toLowerCase()
  )
    return [];
  return setStatus(record, { status: values.status });
}

function dateEdits(text: string, values: RecordValues): TextEdit[] {
  const record = read(text);
  const field = fieldsOf(record.document).find(({ name }) => name === 'date');
  if (!field) return [];
  const [value] = field.values;
  if (field.notation === 'front')
    return value && dateIn(text, value)?.iso ? [] : setFront(record, field.label, values.date);
  if (!value || dateIn(text, value)?.iso) return [];
  return replace(text, value.range.start, value.range.end, values.date);
}
