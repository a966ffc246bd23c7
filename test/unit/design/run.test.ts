import { expect, it } from 'vitest';
import { defaultSettings } from '../../../src/deliberation/settings';
import { designBegun } from '../../../src/design/session';
import { readDesignState } from '../../../src/design/state';
import { type DeliberationSnapshot, toDeliberationPane } from '../../../src/protocol/deliberationPane';
import { DesignRun } from '../../../src/vscode/design/run';
import { catalogueOnly, memoryStore } from './world';

const context =
  'A shop for concert tickets: reserve seats, pay by card. 600 requests/second at peak with zero downtime on a single server. Six developers.';

function world(store = memoryStore()) {
  const state = designBegun({
    ...{ title: 'Ticket shop', context, folder: 'docs/architecture', records: 'docs/adr', date: '2026-11-20' },
    now: '2026-11-20T10:00:00.000Z',
    tot: { ...defaultSettings, samples: 1 },
    architect: catalogueOnly.architect,
  });
  return { store, run: runOf(state, store), path: state.path };
}

function runOf(state: ReturnType<typeof designBegun>, store: ReturnType<typeof memoryStore>): DesignRun {
  return new DesignRun(state, {
    ...{ store, records: '.aiwg', now: () => '2026-11-20T10:00:01.000Z' },
    draft: {
      read: () => store.read(state.path),
      write: (text: string, expected: string | null) => store.write(state.path, text, expected),
    },
    credit: async () => ({
      hash: { sha256: async () => '0'.repeat(64) },
      person: { id: 'urn:aiwg:agent:human:me', type: 'human' as const },
      tool: { id: 'urn:aiwg:agent:deliberate', type: 'automated_tool' as const },
      others: [],
      today: () => '2026-11-20',
      trouble: message => expect.fail(message),
    }),
    failed: error => {
      throw error;
    },
  });
}

function nameOf(run: DesignRun): string {
  const { standing } = run;
  if (standing.is !== 'asking') return standing.is;
  const { gate } = standing;
  if (gate.of === 'decision') return `decision:${gate.gate.name}`;
  return gate.gate.name === 'step' ? gate.gate.step : gate.gate.name;
}

/** Accepts what is asked until that gate, or until it has ended. */
async function upTo(
  run: DesignRun,
  name: string,
  seen: (snapshot: DeliberationSnapshot) => void = () => {},
): Promise<void> {
  for (let waited = 0; waited < 4000; waited++) {
    const now = nameOf(run);
    if (now === name) return;
    if (now === 'stopped' || now === 'done') throw new Error(`${now} before ${name}`);
    if (now === 'working' || now === 'idle') {
      await new Promise(resolve => setTimeout(resolve, 2));
      continue;
    }
    seen(run.snapshot(''));
    tickAll(run);
    if (run.proceed() === null) continue;
    run.edit({ type: 'choose', version: run.gateNumber, option: null });
    expect(run.proceed()).toBeNull();
  }
  throw new Error(`never came to ${name}`);
}

function tickAll(run: DesignRun): void {
  const { standing } = run;
  if (standing.is !== 'asking' || standing.draft.of !== 'design') return;
  for (const { id: table, rows } of standing.draft.tables)
    for (const { id } of rows) run.edit({ type: 'tickEntry', version: run.gateNumber, table, id, ticked: true });
}

it('shows what the protocol knows at every gate, and waits until a contradiction was seen', async () => {
  const { run } = world();
  void run.start(catalogueOnly);
  await upTo(run, 'contradictions');
  const shown = run.snapshot('');
  expect(shown.thoughts.some(({ type }) => type === 'Exception')).toBe(true);
  expect(shown.phases.find(({ state }) => state === 'current')?.name).toBe('Requirements');
  expect(run.state.journal.some(({ kind }) => kind === 'record')).toBe(false);
  expect(run.proceed()).toMatch(/^Tick each contradiction/);
  expect(run.snapshot('').problem).toMatch(/^Tick each contradiction/);
  const gates: string[] = [];
  await upTo(run, 'done', snapshot => {
    expect(toDeliberationPane.safeParse(snapshot).error).toBeUndefined();
    gates.push(snapshot.phases.find(({ state }) => state === 'current')?.name ?? '');
  });
  expect([...new Set(gates)]).toHaveLength(13);
  expect(run.snapshot('').lead).toMatch(/^The document is written/);
});

it('is resumed by another window from every gate, and ends in the same document', async () => {
  const straight = world();
  void straight.run.start(catalogueOnly);
  await upTo(straight.run, 'done');
  const { store, run, path } = world();
  let current = run;
  for (const place of ['contradictions', 'requirements', 'choices', 'overview', 'data', 'roadmap', 'document']) {
    void current.start(catalogueOnly);
    await upTo(current, place);
    current.cancel();
    expect(await current.ended()).toMatchObject({ is: 'stopped', cancelled: true });
    const found = readDesignState((await store.read('.aiwg/working/designs/ticket-shop.state.json')) ?? '', 'x');
    if ('problem' in found) return expect.fail(found.problem);
    current = runOf(found.state, store);
    expect(current.snapshot('').remedies).toEqual(['resume']);
  }
  void current.start(catalogueOnly);
  await upTo(current, 'done');
  expect(await store.read(path)).toBe(await straight.store.read(straight.path));
});

it('goes back to a step from its end, with what a person wrote there, and edits that do not belong change nothing', async () => {
  const { run, store, path } = world();
  void run.start(catalogueOnly);
  await upTo(run, 'overview');
  const version = run.gateNumber;
  run.edit({ type: 'setEntry', version: version - 1, table: 'summary', id: 0, column: 0, value: 'too late for this' });
  run.edit({ type: 'setEntry', version, table: 'nowhere', id: 0, column: 0, value: 'x' });
  run.edit({ type: 'setEntry', version, table: 'summary', id: 0, column: 9, value: 'x' });
  run.edit({ type: 'setEntry', version, table: 'summary', id: 0, column: 0, value: 'A harbour.' });
  run.proceed();
  await upTo(run, 'done');
  expect(await store.read(path)).toContain('A harbour.');
  expect(await store.read(path)).not.toContain('too late for this');
  void run.start(catalogueOnly, run.state, 'step:overview');
  await upTo(run, 'overview');
  const { standing } = run;
  expect(
    standing.is === 'asking' && standing.draft.of === 'design' && standing.draft.tables[0]?.rows[0]?.cells,
  ).toEqual(['A harbour.']);
  run.skip(run.gateNumber);
  await upTo(run, 'done');
  expect(await store.read(path)).toContain('TODO: the high-level architecture was skipped');
});
