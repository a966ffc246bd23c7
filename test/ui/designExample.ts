import { defaultSettings } from '../../src/deliberation/settings';
import { designBegun } from '../../src/design/session';
import type { DeliberationSnapshot } from '../../src/protocol/deliberationPane';
import { DesignRun } from '../../src/vscode/design/run';
import { catalogueOnly, memoryStore } from '../unit/design/world';

export const title = 'Ticket shop';
export const context = [
  'Build a shop for concert tickets: browse events, reserve seats, pay by card.',
  '40K daily users, 600 requests/second at peak when a sale opens. 99.9% uptime with zero downtime, PCI compliant.',
  'It runs on a single server. Six developers who know Java, first release within 6 months.',
].join(' ');

/** What the page is really sent: a design that is accepted from gate to gate, with the catalogue alone. */
export async function snapshots(): Promise<ReadonlyMap<string, DeliberationSnapshot>> {
  const state = designBegun({
    ...{ title, context, folder: 'docs/architecture', records: 'docs/adr', date: '2026-11-20' },
    now: '2026-11-20T10:00:00.000Z',
    tot: { ...defaultSettings, samples: 1 },
    architect: catalogueOnly.architect,
  });
  const store = memoryStore();
  const draft = {
    read: () => store.read(state.path),
    write: (text: string, expected: string | null) => store.write(state.path, text, expected),
  };
  const run = new DesignRun(state, {
    ...{ store, draft, records: '.aiwg', now: () => '2026-11-20T10:00:01.000Z' },
    credit: async () => ({
      hash: { sha256: async () => '0'.repeat(64) },
      person: { id: 'urn:aiwg:agent:human:me', type: 'human' },
      tool: { id: 'urn:aiwg:agent:deliberate', type: 'automated_tool' },
      others: [],
      today: () => '2026-11-20',
      trouble: () => {},
    }),
    failed: error => {
      throw error;
    },
  });
  const found = new Map<string, DeliberationSnapshot>();
  found.set('idle', run.snapshot('{}'));
  void run.start(catalogueOnly);
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 5));
    const { standing } = run;
    if (standing.is === 'done') break;
    if (standing.is === 'stopped') throw new Error(standing.message);
    if (standing.is !== 'asking') continue;
    const { gate } = standing;
    const name =
      gate.of === 'decision'
        ? `decision-${gate.gate.name}`
        : gate.gate.name === 'step'
          ? gate.gate.step
          : gate.gate.name;
    if (!found.has(name)) found.set(name, run.snapshot('{}'));
    if (standing.draft.of === 'design' && name === 'contradictions')
      for (const { id } of standing.draft.tables[0]?.rows ?? [])
        run.edit({ type: 'tickEntry', version: run.gateNumber, table: 'exceptions', id, ticked: true });
    if (run.proceed() === null) continue;
    run.edit({ type: 'choose', version: run.gateNumber, option: null });
    const missing = run.proceed();
    if (missing !== null) throw new Error(missing);
  }
  found.set('done', run.snapshot('{}'));
  return found;
}
