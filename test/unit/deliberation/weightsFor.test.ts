import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { catalogueDesigner } from '../../../src/deliberation/catalogueDesigner';
import { deliberate } from '../../../src/deliberation/engine';
import type { Gate } from '../../../src/deliberation/gates';
import { usedIn } from '../../../src/deliberation/sources';
import { kindOf, suggestedFor, weighedBy } from '../../../src/deliberation/weightsFor';
import { draftOf, edited } from '../../../src/vscode/deliberation/draft';
import { gateStage } from '../../../src/vscode/deliberation/stages';
import { hash, memoryStore } from '../provenance/world';
import { stateFor, topics, worldOf } from './world';

const now = '2026-11-20T10:00:00Z';
const title = 'Caching for product pages';
const context = 'We run PostgreSQL today; product pages take 300 ms, and 7,000 requests/second come at peak.';
const designer = catalogueDesigner(topics);
const kind = kindOf(title, context, topics);

async function plainRun() {
  const outcome = await deliberate(stateFor(designer, { title, context }), worldOf(designer));
  if (!outcome.done) throw new Error(outcome.failure.message);
  return outcome.work.criteria ?? [];
}

/** Decisions of the kind, all with the same weights. */
function logOf(weights: readonly (readonly [string, number])[], status = 'accepted') {
  return ['Caching for the search', 'Caching of prices', 'Caching for product lists'].map((called, index) => {
    const rows = weights.map(([name, weight]) => `| ${name} | ${weight} % | 4 | 2 |`).join('\n');
    const path = `docs/adr/000${index + 1}-c.md`;
    const text = `---\ndate: 2025-01-01\nstatus: ${status}\n---\n# ${called}\n\n## Decision Matrix\n\n| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n${rows}\n\n## Decision\n\nChosen option: **A**.\n`;
    return { path, text, record: read(text, { path }) };
  });
}

describe('weights of earlier decisions', () => {
  it('are known by kind, and only where enough of them held', () => {
    expect(kind).toBe('caching');
    const log = logOf([
      ['Cost', 60],
      ['Latency', 40],
    ]);
    expect(weighedBy(log, [], kind, topics, now)?.held.map(({ path }) => path)).toEqual(log.map(({ path }) => path));
    expect(weighedBy(log.slice(1), [], kind, topics, now)).toBe(null);
    expect(weighedBy(log, [], null, topics, now)).toBe(null);
    expect(weighedBy(log, [], 'messaging', topics, now)).toBe(null);
    expect(weighedBy(logOf([['Cost', 100]], 'deprecated'), [], kind, topics, now)).toBe(null);
  });

  it('are offered and change nothing; taken when asked for, they are the person’s and name what they rest on', async () => {
    const before = await plainRun();
    const wanted = before.map(({ name }, index) => [name, index === 0 ? 100 - 5 * (before.length - 1) : 5] as const);
    const log = logOf(wanted);
    const weighed = weighedBy(log, [], kind, topics, now) ?? undefined;
    expect(suggestedFor({ weighed }, ['Cost', 'Something else'])).toBe(null);
    const run = async (takeWeighed: boolean) => {
      const state = stateFor(designer, { title, context, ...(weighed && { weighed }), takeWeighed });
      const outcome = await deliberate(state, worldOf(designer));
      if (!outcome.done) throw new Error(outcome.failure.message);
      const texts = Object.fromEntries(log.map(({ path, text }) => [path, text]));
      const record = read(outcome.text, { path: state.path });
      const { used = [] } = await usedIn(memoryStore(texts), hash, state, outcome.work, record, designer);
      return { ...outcome, roles: used.filter(({ role }) => role === 'weights').map(({ source }) => source.id) };
    };
    const offered = await run(false);
    expect(offered.work.criteria).toEqual(before);
    expect(offered.roles).toEqual([]);
    expect(offered.thoughts.map(({ text }) => text).join('\n')).toMatch(
      /3 decisions of this kind that held weighed .*offered/,
    );
    const taken = await run(true);
    expect(taken.work.criteria?.map(({ name, weight, weightBy }) => [name, weight, weightBy])).toEqual(
      wanted.map(([name, weight]) => [name, weight, 'person']),
    );
    expect(taken.findings).toEqual([]);
    expect(taken.roles).toEqual(log.map(({ path }) => `urn:aiwg:artifact:${path}`));
  });

  it('stand at the gate for as long as they would change something', async () => {
    const criteria = await plainRun();
    const weighed = weighedBy(
      logOf(criteria.map(({ name }, index) => [name, index + 1] as const)),
      [],
      kind,
      topics,
      now,
    );
    const gate: Gate = { name: 'criteria', criteria };
    const { settings } = stateFor(designer, { title, context });
    const suggestionIn = (draft: ReturnType<typeof draftOf>) => {
      const stage = gateStage(gate, draft, settings, {}, weighed ? { weighed } : {});
      return stage.kind === 'criteria' ? stage.suggestion : null;
    };
    const offered = suggestionIn(draftOf(gate));
    expect(offered?.weights.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(offered?.evidence).toHaveLength(3);
    const taken = (offered?.weights ?? []).reduce(
      (draft, { id, weight }) => edited(draft, { type: 'weighCriterion', version: 0, id, weight }, settings),
      draftOf(gate),
    );
    expect(suggestionIn(taken)).toBe(null);
    const more = edited(draftOf(gate), { type: 'addCriterion', version: 0, name: 'Beauty' }, settings);
    expect(suggestionIn(more)).toBe(null);
  });
});
