import type { Hash } from '../../src/ports/hash';
import type { Change } from '../../src/provenance/change';
import { fingerprint } from '../../src/provenance/fingerprint';
import { agentUrn } from '../../src/provenance/urn';

export const artifact = { path: 'docs/adr/0004-sessions.md', type: 'decision-record' };
export const provenance = '.aiwg/research/provenance/records/0004-sessions.prov.yaml';

/** One that folds into no other: what is lost is missed. */
export async function change(hash: Hash, writer: string, number: number): Promise<Change> {
  const now = new Date().toISOString();
  return {
    type: 'review',
    ...{ started: now, ended: now, day: now.slice(0, 10) },
    agents: [{ id: agentUrn('human', writer), type: 'human' }],
    after: await fingerprint(hash, new TextEncoder().encode(`${writer} ${number}`)),
    description: `${writer} ${number}`,
  };
}
