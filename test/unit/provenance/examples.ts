import { append } from '../../../src/provenance/append';
import { begin } from '../../../src/provenance/begin';
import type { Change } from '../../../src/provenance/change';
import { companionName } from '../../../src/provenance/name';
import { type Readable, readProvenance } from '../../../src/provenance/read';
import type { Agent, ProvenanceFile, Source } from '../../../src/provenance/shape';
import { agentUrn, artifactUrn, catalogueUrn } from '../../../src/provenance/urn';
import { printOf } from './world';

export const mia: Agent = { id: agentUrn('human', 'mia'), type: 'human', name: 'Mia Berg' };
export const tom: Agent = { id: agentUrn('human', 'Tom O’Hara'), type: 'human' };
export const model: Agent = {
  id: agentUrn('model', 'gpt-5'),
  type: 'ai_assistant',
  version: '1',
  model: 'gpt-5',
  modelVersion: '2026-08-07',
};
export const tool: Agent = { id: agentUrn('deliberate'), type: 'automated_tool', version: '0.1.0' };

const requirement: Source = { id: artifactUrn('.aiwg/requirements/nfr.md'), type: 'requirement' };
const entry: Source = { id: catalogueUrn('caching/redis'), type: 'catalogue-entry', title: 'Redis "cluster"' };

export const path = 'docs/adr/0004-sessions.md';
const name = companionName(path, []);
export const file = `.aiwg/research/provenance/records/${name}.prov.yaml`;

export function generation(text: string, more: Partial<Change> = {}): Change {
  return {
    type: 'generation',
    started: '2026-11-20T10:00:00Z',
    ended: '2026-11-20T10:05:00Z',
    day: '2026-11-20',
    agents: [model, tool],
    after: printOf(text),
    used: [{ source: requirement, role: 'requirement' }, { source: entry }],
    derivedFrom: [{ source: requirement, kind: 'implements' }],
    onBehalfOf: [{ delegate: model.id, responsible: tool.id }],
    parts: {
      set: new Map([
        ['context', { agent: model.id, source: 'model' }],
        ['score:Latency:Redis cluster', { agent: model.id, source: 'model' }],
      ]),
    },
    ...more,
  };
}

export function edit(text: string, minute: number, more: Partial<Change> = {}): Change {
  const time = `2026-11-20T11:${String(minute).padStart(2, '0')}:00Z`;
  return {
    type: 'modification',
    started: time,
    ended: time,
    day: '2026-11-20',
    agents: [mia],
    after: printOf(text),
    ...more,
  };
}

export function fine(text: string): Readable {
  const reading = readProvenance(text);
  if (reading.state !== 'fine') throw new Error(reading.message);
  return reading;
}

export function begun(change: Change = generation('one\n')): string {
  return begin({ path, type: 'decision-record' }, name, change);
}

export function grown(text: string, ...changes: Change[]): string {
  return changes.reduce((now, change) => append(fine(now), name, change), text);
}

export function asFile(text: string, at = file): ProvenanceFile {
  return { path: at, record: fine(text).record };
}
