import type { AdrRecord } from '../adr/read';
import { assess } from '../decision/assess';
import { toNumber } from '../decision/exact';
import { rejectedOf } from './rejected';
import { currentVersion, type Evidence, type Reflection } from './shape';

/** What happened to a decision, and by what that can be seen. */
export type Happening =
  | { readonly type: 'superseded'; readonly by: string; readonly title?: string }
  | { readonly type: 'trigger-fired'; readonly trigger: string; readonly measured: string; readonly source?: string }
  | { readonly type: 'reviewed'; readonly reviewer: string; readonly note?: string }
  | { readonly type: 'status-changed'; readonly from: string | null; readonly to: string };

export interface ReflectionInput {
  readonly record: AdrRecord;
  readonly path: string;
  readonly kind?: string | null;
  readonly tags?: readonly string[];
  readonly happening: Happening;
  /** When it happened and when this is written: times with an offset. */
  readonly at: string;
  readonly created: string;
  /** Who writes it: `urn:aiwg:agent:...`. */
  readonly author: string;
  /** The trace of the deliberation, as far as there is one. */
  readonly trace?: readonly TraceEntry[];
  /** What people changed on the way, such as a score at a gate. */
  readonly edits?: readonly PersonEdit[];
}

export interface TraceEntry {
  readonly type: string;
  readonly text: string;
  readonly observation?: { readonly status: string; readonly learned?: string | undefined } | undefined;
}

export interface PersonEdit {
  readonly criterion: string;
  readonly option: string | null;
  readonly value: number | null;
}

export interface Draft {
  readonly reflection: Reflection;
  /** What was known then and may explain it: shown beside the form, and not taken for a lesson. */
  readonly hints: readonly string[];
}

/** A reflection as far as it can be written without judgement; the root cause and what to do are a person's to say. */
export function reflectionOf(input: ReflectionInput): Draft {
  const { record, happening } = input;
  const chosen = record.chosen?.value;
  const reflection: Reflection = {
    version: currentVersion,
    created: input.created,
    author: input.author,
    decision: decisionOf(input),
    rejected: rejectedOf(record).slice(0, 200),
    event: { type: happening.type, at: input.at, evidence: evidenceOf(input) },
    happened: happenedOf(input),
    rootCause: '',
    insights: [],
    lessons: lessonsOf(happening, chosen),
    confidence: { superseded: 0.7, 'trigger-fired': 0.8, reviewed: 0.6, 'status-changed': 0.5 }[happening.type],
  };
  return { reflection, hints: hintsOf(input) };
}

function decisionOf({ record, path, kind, tags }: ReflectionInput): Reflection['decision'] {
  return {
    path,
    title: record.title?.value || path,
    ...(record.status?.value ? { status: record.status.value } : {}),
    ...(record.date?.iso ? { date: record.date.iso } : {}),
    ...(kind ? { kind } : {}),
    ...(tags?.length ? { tags: [...tags] } : {}),
    ...(record.chosen?.value ? { chosen: record.chosen.value } : {}),
    options: record.options
      .map(({ name }) => name)
      .filter(name => name !== '')
      .slice(0, 200),
    criteria: sharesOf(record).map(({ name, share }) => ({ name, ...(share === null ? {} : { share }) })),
  };
}

/** The criteria of a record with the share of all weight that each has. */
export function sharesOf(record: AdrRecord): { readonly name: string; readonly share: number | null }[] {
  const [found] = record.matrices;
  if (!found) return [];
  const weighted = found.matrix.criteria.some(({ weight }) => weight !== null);
  const shares = weighted ? assess(found.matrix).shares.map(share => Math.round(toNumber(share) * 1e6) / 1e6) : [];
  return found.matrix.criteria
    .map(({ name }, index) => ({ name, share: shares[index] ?? null }))
    .filter(({ name }) => name !== '')
    .slice(0, 200);
}

function evidenceOf({ happening, path, author }: ReflectionInput): Evidence[] {
  switch (happening.type) {
    case 'superseded':
      return [{ kind: 'record', ref: happening.by, ...(happening.title ? { says: happening.title } : {}) }];
    case 'trigger-fired':
      return [
        { kind: 'trigger', ref: happening.trigger.slice(0, 500), says: happening.measured },
        ...(happening.source ? [{ kind: 'metric' as const, ref: happening.source, says: happening.measured }] : []),
      ];
    case 'reviewed':
      return [
        { kind: 'review', ref: happening.reviewer || author, ...(happening.note ? { says: happening.note } : {}) },
      ];
    case 'status-changed':
      return [{ kind: 'status', ref: path, says: `${happening.from ?? 'none'} -> ${happening.to}` }];
  }
}

function happenedOf({ happening, at }: ReflectionInput): string {
  const day = at.slice(0, 10);
  switch (happening.type) {
    case 'superseded':
      return `Superseded by ${happening.title ? `${happening.title} (${happening.by})` : happening.by} on ${day}.`;
    case 'trigger-fired':
      return `A backtracking trigger fired on ${day}: ${happening.trigger}; measured: ${happening.measured}.`;
    case 'reviewed':
      return happening.note ?? `Reviewed on ${day}.`;
    case 'status-changed':
      return `The status changed from ${happening.from ?? 'none'} to ${happening.to} on ${day}.`;
  }
}

/** Only what the event itself says; what it means is for a person. */
function lessonsOf(happening: Happening, chosen: string | undefined): string[] {
  const it = chosen ?? 'The decision';
  switch (happening.type) {
    case 'superseded':
      return [`${it} did not last: it was superseded by ${happening.title ?? happening.by}.`];
    case 'trigger-fired':
      return [`${it} ran into what was foreseen: ${happening.trigger} (${happening.measured}).`];
    case 'status-changed':
      return [`${it} went from ${happening.from ?? 'no status'} to ${happening.to}.`];
    case 'reviewed':
      return [];
  }
}

function hintsOf({ trace, edits, record }: ReflectionInput): string[] {
  const doubts = (trace ?? []).filter(({ type }) => type === 'Exception').map(({ text }) => `Noted then: ${text}`);
  const learned = (trace ?? []).flatMap(({ observation }) =>
    observation?.learned && observation.status !== 'success' ? [`Learned then: ${observation.learned}`] : [],
  );
  const changed = (edits ?? []).map(({ criterion, option, value }) =>
    option === null
      ? `A person set the weight of ${criterion}${value === null ? '' : ` to ${value}`}.`
      : `A person scored ${option} on ${criterion}${value === null ? '' : ` with ${value}`}.`,
  );
  const sure = record.confidence ? [`Written then: ${record.confidence.value}`] : [];
  return [...sure, ...doubts, ...learned, ...changed].slice(0, 20);
}
