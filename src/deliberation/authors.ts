import type { AdrRecord } from '../adr/read';
import { partName, partsOf } from '../provenance/parts';
import type { Agent, PartSource } from '../provenance/shape';
import type { Origin } from './designer';
import type { Work } from './work';

export interface Hands {
  /** `null` where no model took part. */
  readonly model: Agent | null;
  readonly tool: Agent;
  readonly person: Agent;
  /** Who spoke in the place of the person; `null` where that was the person. */
  readonly asker?: Agent | null | undefined;
}

type Author = { readonly agent: string; readonly source: PartSource };

/**
 * Who wrote each part of a record. `own` is the record as the deliberation writes it, `found` the one that lies on disk: what
 * differs there a person wrote. What code alone sets, such as a first status, is nobody's.
 */
export function authorsOf(work: Work, own: AdrRecord, found: AdrRecord, hands: Hands): ReadonlyMap<string, Author> {
  const ours = partsOf(own);
  const said = origins(work, hands.model ? 'model' : 'catalogue');
  const authors = new Map<string, Author>();
  for (const [name, text] of partsOf(found)) {
    const origin = ours.get(name) === text ? said.get(name) : 'person';
    if (origin !== undefined) authors.set(name, authorOf(origin, hands));
  }
  return authors;
}

/** Nobody but a person is called one, and what a model wrote is not called the catalogue's. */
function authorOf(origin: Origin, { model, tool, person, asker }: Hands): Author {
  if (origin === 'person' && asker) return { agent: asker.id, source: 'model' };
  if (origin === 'person') return { agent: person.id, source: 'person' };
  return origin === 'model' && model ? { agent: model.id, source: 'model' } : { agent: tool.id, source: 'catalogue' };
}

function origins(work: Work, designer: Origin): Map<string, Origin> {
  const { criteria = [], alternatives = [], scored = [], verdict } = work;
  const said = new Map<string, Origin>([
    ['title', 'person'],
    // The context is the words that a person gave; what was read into them follows them, marked as such.
    ['context', 'person'],
  ]);
  for (const name of ofWords) said.set(name, designer);
  if (verdict?.chosenBy === 'person') said.set('decision', 'person');
  for (const { name, by, weightBy } of criteria) {
    said.set(partName.criterion(name), by);
    said.set(partName.weight(name), weightBy);
  }
  for (const { name, by, struck } of alternatives) if (struck === null) said.set(partName.option(name), by);
  for (const { alternative, cells } of scored) {
    said.set(partName.option(alternative.name), alternative.by);
    for (const [index, { score, by }] of cells.entries()) {
      const criterion = criteria[index];
      if (criterion && score !== null) said.set(partName.score(criterion.name, alternative.name), by);
    }
  }
  return said;
}

const ofWords = [
  'alternatives',
  'decision',
  'consequences',
  'triggers',
  'implementation',
  'metrics',
  'references',
] as const;
