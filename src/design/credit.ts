import { type CreditWorld, isRecorded, messageOf, modelAgent } from '../deliberation/credit';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import type { Change } from '../provenance/change';
import { fingerprint } from '../provenance/fingerprint';
import { recordChange } from '../provenance/record';
import type { Agent, Part, Source } from '../provenance/shape';
import { artifactUrn, catalogueUrn } from '../provenance/urn';
import type { DesignPlace } from './back';
import { designText } from './document/document';
import type { SectionTitle } from './document/sections';
import { type PartName, partNames } from './questions';
import { sectionParts } from './sectionParts';
import type { DesignState } from './state';
import type { DesignWork } from './work';

const documentType = 'architecture-document';

/** Which steps a section is written from; the first that a person rewrote makes it theirs. */
const stepsOf: Readonly<Record<SectionTitle, readonly PartName[]>> = {
  'Architecture Overview': ['overview', 'components'],
  Components: ['components'],
  'Technology Stack': ['components'],
  'Data Model': ['data'],
  'API Design': ['api'],
  'Security Architecture': ['security'],
  'Deployment Architecture': ['deployment', 'monitoring'],
  'Scalability Plan': ['scaling'],
  'Risk Analysis': ['risks'],
  'Implementation Roadmap': ['roadmap'],
  'Architectural Decision Records': [],
};

/**
 * Records that a design made the document: who wrote which section, from which context, requirements and decisions. The
 * document is written by then, so nothing here may end in an exception that takes it for a failure.
 */
export async function creditDesign(
  store: Store,
  state: DesignState,
  work: DesignWork,
  world: CreditWorld,
): Promise<void> {
  const { path } = state;
  try {
    const [bytes, text] = [await store.bytes(path), await store.read(path)];
    if (bytes === null || text === null) return;
    const after = await fingerprint(world.hash, bytes);
    if (await isRecorded(store, path, world.others, after.sha256)) return;
    const { architect, journal, started, title } = state;
    const model = modelAgent(architect, journal);
    const agents: [Agent, ...Agent[]] = model ? [model, world.tool, world.person] : [world.tool, world.person];
    const refused = await recordChange(store, { path, type: documentType }, world.others, {
      type: 'generation',
      ...{ started, ended: world.now(), day: world.today(), agents, after },
      onBehalfOf: agents.flatMap(({ id }) =>
        id === world.person.id ? [] : [{ delegate: id, responsible: world.person.id }],
      ),
      parts: { set: authorsOf(text, state, work, { model, ...world }) },
      description: `Designed: ${title}`.slice(0, 500),
      ...(await restsOn(store, world.hash, state, work)),
    });
    if (refused !== null) world.trouble(refused);
  } catch (error) {
    world.trouble(`The provenance of ${path} was not recorded: ${messageOf(error)}`);
  }
}

type Author = Pick<Part, 'agent' | 'source'>;

/** What differs from what the flow writes is a person's, and so is a step that a person rewrote at its gate. */
function authorsOf(
  text: string,
  state: DesignState,
  work: DesignWork,
  { model, tool, person }: Pick<CreditWorld, 'tool' | 'person'> & { readonly model: Agent | null },
): ReadonlyMap<string, Author> {
  const mine: Author = { agent: person.id, source: 'person' };
  const flow: Author = model ? { agent: model.id, source: 'model' } : { agent: tool.id, source: 'catalogue' };
  const rewritten = new Set(partNames.filter(name => isRewritten(state, `step:${name}`)));
  const ours = sectionParts(designText(state, work));
  const byPerson = (name: string) =>
    (stepsOf[name.replace(/^section:/, '') as SectionTitle] ?? []).some(step => rewritten.has(step));
  return new Map(
    [...sectionParts(text)].map(([name, body]) => [
      name,
      name === 'title' || ours.get(name) !== body || byPerson(name) ? mine : flow,
    ]),
  );
}

function isRewritten({ journal }: DesignState, place: DesignPlace): boolean {
  const last = journal.findLast(({ kind }) => kind === `gate:${place}`)?.value;
  return typeof last === 'object' && last !== null && 'value' in last;
}

/** The file of the context, the requirement files, and every decision: each as it is now. */
async function restsOn(
  store: Store,
  hash: Hash,
  { contextFrom, requirementFiles = [], architect }: DesignState,
  { decisions }: DesignWork,
): Promise<Pick<Change, 'used' | 'derivedFrom'>> {
  const used: NonNullable<Change['used']>[number][] = [];
  const derivedFrom: NonNullable<Change['derivedFrom']>[number][] = [];
  const take = async (path: string, type: string, role: string, kind: (typeof derivedFrom)[number]['kind']) => {
    const bytes = await store.bytes(path);
    if (bytes === null) return;
    const source: Source = { id: artifactUrn(path), type, sha256: await hash.sha256(bytes) };
    used.push({ source, role });
    derivedFrom.push({ source, kind });
  };
  if (contextFrom) await take(contextFrom, 'context', 'context', 'derives_from');
  for (const path of new Set(requirementFiles)) await take(path, 'requirement', 'requirement', 'implements');
  for (const { path } of decisions) await take(path, 'decision-record', 'decision', 'conforms_to');
  if (architect.origin === 'catalogue')
    for (const { topic, title } of decisions)
      used.push({ source: { id: catalogueUrn(topic), type: 'catalogue-entry', title }, role: 'catalogue' });
  return { used, derivedFrom };
}
