import type { LogEntry } from '../../log/entries';
import { nameOf } from '../../log/paths';
import { cut, type Said } from '../text/said';

/** What somebody should look at in a record. */
export interface Mark {
  readonly kind: 'finding' | 'fired' | 'unrecorded';
  /** A sentence. */
  readonly text: string;
  /** 0-based. */
  readonly line: number;
  /** A finding that is only a hint does not count as something to be done. */
  readonly isHint: boolean;
  /** What is handed on when the decision is opened again. */
  readonly facts?: string;
}

/** `0007 Keep user sessions in Redis` */
export function labelOf({ path, number, title }: LogEntry): string {
  const name = title?.value.trim() || nameOf(path);
  return cut(number === null ? name : `${number.value.padStart(4, '0')} ${name}`, 300);
}

/** `2 findings, 1 unrecorded edit · accepted 2026-01-02`: what is to be done first, for the end is cut off. */
export function descriptionOf({ status, date }: LogEntry, marks: readonly Mark[]): string {
  const state = [cut(status?.value ?? 'no status', 60), date?.iso ?? ''].filter(part => part !== '').join(' ');
  return [sumOf(marks), state].filter(part => part !== '').join(' · ');
}

/** `120 · 3 findings` */
export function branchDescription(count: number, marks: readonly Mark[]): string {
  return [count.toLocaleString('en'), sumOf(marks)].filter(part => part !== '').join(' · ');
}

/** `1 trigger fires, 2 findings, 1 unrecorded edit`; nothing where nothing is. */
export function sumOf(marks: readonly Mark[]): string {
  const count = (kind: Mark['kind']) => marks.filter(mark => mark.kind === kind && !mark.isHint).length;
  const said = (many: number, one: string, more: string) => (many === 0 ? [] : [`${many} ${many === 1 ? one : more}`]);
  return [
    ...said(count('fired'), 'trigger fires', 'triggers fire'),
    ...said(count('finding'), 'finding', 'findings'),
    ...said(count('unrecorded'), 'unrecorded edit', 'unrecorded edits'),
  ].join(', ');
}

export function tooltipOf(entry: LogEntry, marks: readonly Mark[]): Said {
  const { path, status, date, topics } = entry;
  return [
    [{ strong: labelOf(entry) }],
    [[status?.raw ?? 'no status', date?.iso ?? date?.raw ?? ''].filter(part => part !== '').join(', ')],
    ...(topics.length > 0 ? [[`Topics: ${topics.join(', ')}`]] : []),
    [path],
    ...marks.slice(0, 8).map(({ text }) => [text]),
  ];
}

/** For a screen reader: the label and all that a picture would say. */
export function spokenOf(entry: LogEntry, marks: readonly Mark[]): string {
  return [labelOf(entry), descriptionOf(entry, marks).replace(' · ', ', ')].join(', ');
}

/** What the view says above its tree; nothing where there is nothing to say. */
export function messageOf(filter: string, shown: number, all: number): string {
  if (filter === '') return '';
  const many = (count: number) => count.toLocaleString('en');
  return `Filter “${cut(filter, 60)}”: ${many(shown)} of ${many(all)} ${all === 1 ? 'decision' : 'decisions'}`;
}
