import type * as vscode from 'vscode';
import type { Clock } from '../../ports/clock';
import { type Checked, checkProvenance, type Trouble } from '../../provenance/check';
import { fingerprint } from '../../provenance/fingerprint';
import { type Mended, mendProvenance } from '../../provenance/mend';
import { recordChange } from '../../provenance/record';
import { webHash, workspaceStore } from '../store';
import { logPaths, recordsIn } from './log';
import { personAt } from './person';
import { foundElsewhere } from './recordEdit';

/** Everything that is wrong with the provenance of a workspace folder, or of one file of it. */
export async function verifyAll(root: vscode.Uri, only: string | null = null): Promise<Checked> {
  const store = workspaceStore(root);
  const exists = async (path: string) => (await store.bytes(path)) !== null;
  const { verified, troubles } = await checkProvenance({ store, hash: webHash, exists }, await recordsIn(root), only);
  return {
    verified,
    troubles: troubles.map(one => ({
      ...one,
      message: inWords(one.at === null ? one.message : `${one.at}: ${one.message}`),
    })),
  };
}

/** Puts right what needs no judgement. */
export async function mend(root: vscode.Uri, clock: Clock, troubles: readonly Trouble[]): Promise<Mended> {
  const store = workspaceStore(root);
  const [person, others] = await Promise.all([personAt(root), logPaths(root)]);
  return mendProvenance(
    {
      store,
      others,
      async found(path, what) {
        const bytes = await store.bytes(path);
        if (bytes === null) return `${path} is gone.`;
        const now = clock.now();
        return recordChange(store, { path, type: 'decision-record' }, others, {
          type: what === 'untracked' ? 'generation' : 'modification',
          ...{ started: now, ended: now, day: clock.today(), agents: [person], unrecorded: true },
          after: await fingerprint(webHash, bytes),
          description:
            what === 'untracked' ? 'Found without provenance.' : `${foundElsewhere} Which parts changed is not known.`,
        });
      },
    },
    troubles,
  );
}

/** What the command line calls by its own name, a person here finds in the palette. */
function inWords(message: string): string {
  return message.replace(/(?:run |with )?`deliberate provenance verify --fix`/gi, found =>
    found.startsWith('with') ? 'with ADR: Verify Provenance' : 'run ADR: Verify Provenance',
  );
}
