import type { AdrRecord } from '../adr/read';
import { sourcesOf as citedIn } from '../evidence/citations';
import { pathOf as assessmentPath } from '../evidence/library';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import type { Change } from '../provenance/change';
import type { Source } from '../provenance/shape';
import { artifactUrn, catalogueUrn } from '../provenance/urn';
import type { Designer } from './designer';
import { groundOf } from './ground';
import type { State } from './state';
import { suggestedFor } from './weightsFor';
import type { Work } from './work';

interface Given {
  readonly path: string;
  readonly type: string;
  readonly role: string;
  readonly title?: string;
  readonly derives?: NonNullable<Change['derivedFrom']>[number]['kind'];
}

/** What a record rests on, each file as it is now: its context, requirements, lessons, evidence, what it re-opens. */
export async function usedIn(
  store: Store,
  hash: Hash,
  state: State,
  work: Work,
  record: AdrRecord,
  designer: Designer,
): Promise<Pick<Change, 'used' | 'derivedFrom'>> {
  const used: NonNullable<Change['used']>[number][] = [];
  const derivedFrom: NonNullable<Change['derivedFrom']>[number][] = [];
  for (const { path, type, role, title, derives } of filesOf(store, state, work, record)) {
    const bytes = path === state.path ? null : await store.bytes(path);
    // A name that no file bears any more is no source: the record would be called broken for it.
    if (bytes === null) continue;
    const source = { id: artifactUrn(path), type, ...(title ? { title } : {}), sha256: await hash.sha256(bytes) };
    used.push({ source, role });
    if (derives) derivedFrom.push({ source, kind: derives });
  }
  used.push(...entriesOf(state, work, designer).map(source => ({ source, role: 'catalogue' })));
  return { used, derivedFrom };
}

/** Each once, by its first role. */
function filesOf(store: Pick<Store, 'records'>, { input }: State, work: Work, record: AdrRecord): readonly Given[] {
  const { contextFrom, requirements = [], lessonsFrom = [], reopens } = input;
  const given: Given[] = [
    ...(contextFrom ? [{ path: contextFrom, type: 'context', role: 'context', derives: 'derives_from' as const }] : []),
    ...(reopens
      ? [{ path: reopens.path, type: 'decision-record', role: 're-opened', derives: 'refines' as const }]
      : []),
    ...requirements.map(({ path }) => ({
      path,
      type: 'requirement',
      role: 'requirement',
      derives: 'implements' as const,
    })),
    ...lessonsFrom.map(({ path, title }) => ({ path, type: 'reflection', role: 'lesson', title: title.slice(0, 500) })),
    ...weighedBy(input, work).map(path => ({ path, type: 'decision-record', role: 'weights' })),
    ...citedIn(record).flatMap(({ ref }) =>
      ref === null
        ? []
        : [{ path: assessmentPath(store, ref), type: 'quality-assessment', role: 'evidence', title: ref }],
    ),
  ];
  return given.filter(({ path }, index) => given.findIndex(other => other.path === path) === index);
}

/** The decisions whose weights a person took, as they were suggested. */
function weighedBy(input: State['input'], { criteria = [] }: Work): readonly string[] {
  const suggestion = suggestedFor(
    input,
    criteria.map(({ name }) => name),
  );
  const isTaken = criteria.every(
    ({ weight, weightBy }, index) => weightBy === 'person' && weight === suggestion?.weights[index]?.percent,
  );
  return suggestion && isTaken ? suggestion.evidence : [];
}

function entriesOf({ input, settings }: State, { alternatives = [] }: Work, designer: Designer): readonly Source[] {
  const options = alternatives.flatMap(({ name, struck }) => (struck === null ? [name] : []));
  const entries = designer.entries?.(groundOf(input, settings), options) ?? [];
  return entries.map(({ id, title }) => ({ id: catalogueUrn(id), type: 'catalogue-entry', title }));
}
