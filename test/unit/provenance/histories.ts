import { append } from '../../../src/provenance/append';
import { begin } from '../../../src/provenance/begin';
import type { Change } from '../../../src/provenance/change';
import { companionName } from '../../../src/provenance/name';
import type { Agent, ProvenanceFile, Source } from '../../../src/provenance/shape';
import { activityTypes, agentUrn, artifactUrn, catalogueUrn } from '../../../src/provenance/urn';
import { asFile, fine } from './examples';
import { printOf } from './world';

const words = [
  'redis',
  'Größe',
  'a (b)',
  "it's",
  'x,y',
  'q=1;z',
  '[1]',
  'c#',
  '50 %',
  'über:all',
  '日本',
  '"quoted"',
  '.hidden',
  '-dash',
  'dot.',
];
const kinds = [
  'implements',
  'conforms_to',
  'follows_pattern',
  'extends',
  'tests',
  'documents',
  'refines',
  'derives_from',
] as const;

/** A workspace's provenance after years of work, the same for the same seed. */
export function history(seed: number): ProvenanceFile[] {
  const random = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const agents: Agent[] = [
    { id: agentUrn('human', pick(words)), type: 'human', name: pick(words) },
    { id: agentUrn('human', 'mia'), type: 'human' },
    { id: agentUrn('model', pick(words)), type: 'ai_assistant', model: pick(words), modelVersion: '2026-01' },
    { id: agentUrn('deliberate'), type: 'aiwg_agent', version: '0.1.0' },
    { id: agentUrn('ci'), type: 'ci_system' },
  ];
  let clock = Date.UTC(2024, 0, 1) + seed * 1000;
  const time = () => {
    clock += Math.floor(random() * 9e6) * 10;
    return new Date(clock).toISOString();
  };
  const paths = Array.from(
    { length: 1 + Math.floor(random() * 5) },
    (_, at) => `docs/${pick(words)}/${seed}-${at} ${pick(words)}.md`,
  );
  const made: { path: string; text: string }[] = [];
  const sources = (): Source[] => [
    ...made.slice(-2).map(({ path }): Source => ({ id: artifactUrn(path), type: 'decision-record' })),
    {
      id: artifactUrn(`.aiwg/requirements/${pick(words)}.md`),
      type: 'requirement',
      title: pick(words),
      sha256: printOf('r').sha256,
    },
    { id: catalogueUrn(`caching/${pick(words)}`), type: 'catalogue-entry' },
  ];
  const change = (type: Change['type'], own: string): Change => {
    // Some begin before the one before them was saved.
    const early = new Date(clock - Math.floor(random() * 3e7)).toISOString();
    const [started, ended] = [random() < 0.3 ? early : time(), time()];
    const author = pick(agents);
    const used = sources().filter(({ id }) => id !== artifactUrn(own) && random() < 0.6);
    const source = author.type === 'human' ? 'person' : pick(['model', 'catalogue'] as const);
    return {
      type,
      started,
      ended,
      day: ended.slice(0, 10),
      agents: random() < 0.3 ? [author, agents[3]!] : [author],
      after: printOf(`${own} ${random()}`),
      used: used.map(one => ({ source: one, ...(random() < 0.5 ? { role: pick(words) } : {}) })),
      derivedFrom: type === 'generation' ? used.map(one => ({ source: one, kind: pick(kinds) })) : [],
      ...(random() < 0.5 ? { onBehalfOf: [{ delegate: author.id, responsible: agents[1]!.id }] } : {}),
      ...(random() < 0.5 ? { description: `${pick(words)}\nand ${pick(words)}` } : {}),
      ...(random() < 0.1 ? { unrecorded: true } : {}),
      parts: { set: new Map([[`score:${pick(words)}:${pick(words)}`, { agent: author.id, source }]]) },
    };
  };
  for (const path of [...new Set(paths)]) {
    const name = companionName(path, paths);
    const withAll = { ...change('generation', path) };
    let text = begin({ path, type: 'decision-record' }, name, known(withAll, agents[1]!));
    for (let count = Math.floor(random() * 8); count > 0; count--)
      text = append(fine(text), name, known(change(pick(activityTypes), path), agents[1]!));
    made.push({ path, text });
  }
  return made.map(({ text }, index) => asFile(text, `.aiwg/research/provenance/records/${index}.prov.yaml`));
}

/** Whoever is answered for has to be declared, as the engine does it. */
function known(change: Change, responsible: Agent): Change {
  const needed = change.onBehalfOf !== undefined && !change.agents.some(({ id }) => id === responsible.id);
  return needed ? { ...change, agents: [...change.agents, responsible] } : change;
}

/** Park and Miller's numbers: enough for tests. */
function numbers(seed: number): () => number {
  let state = (seed * 7919 + 17) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
