import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { briefOf } from '../../../src/brief/brief';
import { contradictionsOf } from '../../../src/brief/contradictions';
import { mermaidProblem } from '../../../src/design/document/mermaid';
import { sectionTitles } from '../../../src/design/document/sections';
import { readDesign, sectionOf, tableOf } from '../../../src/design/read';
import { runDesign } from '../../../src/design/session';
import { openAiModel } from '../../../src/llm/openai';
import { review } from '../../../src/review/review';
import { type FaultServer, startFaultServer } from '../../fixtures/llm/faultServer';
import { wiseArchitect } from './wiseArchitect';
import { type BriefName, begin, brief, catalogueOnly, memoryStore, modelled, titles, worldOf } from './world';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer(wiseArchitect);
});
afterAll(() => server.close());

const examples: readonly BriefName[] = ['e-commerce', 'analytics', 'migration'];
const core: Readonly<Record<string, readonly string[]>> = {
  'e-commerce': [
    'Architecture style',
    'Primary database',
    'Messaging',
    'API style',
    'Authentication',
    'Deployment platform',
    'Payment provider',
    'Caching',
  ],
  analytics: [
    'Architecture style',
    'Primary database',
    'Messaging',
    'Stream processing',
    'Model serving',
    'Analytics store',
    'Deployment platform',
  ],
  migration: ['Architecture style', 'Way of migration', 'Primary database', 'Deployment platform', 'Release strategy'],
  fulfilment: [
    'Architecture style',
    'Messaging',
    'Transactions across services',
    'Way of migration',
    'Primary database',
    'Deployment platform',
  ],
};

async function designed(name: BriefName, who: 'catalogue' | 'model') {
  const designer = who === 'catalogue' ? catalogueOnly : modelled(openAiModel({ id: 'm', baseUrl: server.url }));
  const store = memoryStore();
  const state = begin(titles[name], brief(name), designer);
  const outcome = await runDesign(state, worldOf(designer, { store }));
  if (!outcome.done) throw new Error(outcome.failure.message);
  return { ...outcome, store, path: state.path };
}

describe.each(['catalogue', 'model'] as const)('with the %s', who => {
  it.each(examples)(
    '%s: eleven sections, quantities used, choices decided, diagrams valid, nothing to mend',
    async name => {
      const { text, work, findings, recordFindings, store, path } = await designed(name, who);
      expect(findings.map(({ message }) => message)).toEqual([]);
      expect(recordFindings).toEqual([]);
      const reading = readDesign(text);
      expect(reading.sections.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual([...sectionTitles]);
      expect(work.open).toEqual([]);

      // Every stated quantity stands outside of what was read from the brief: somewhere it is used.
      const { quantities } = briefOf(titles[name], brief(name));
      expect(quantities.length).toBeGreaterThanOrEqual(2);
      const told = [tableOf(reading, 'context'), tableOf(reading, 'requirements')].map(table => table!.range);
      const used = told.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
      const traced = tableOf(reading, 'requirements')!.rows;
      for (const { words } of quantities) {
        const row = traced.find(([, requirement]) => requirement!.text.includes(words));
        expect([words, (row ?? [])[4]?.text !== '']).toEqual([words, true]);
        expect([words, new RegExp(`\\b${row![0]!.text}\\b`).test(used)]).toEqual([words, true]);
      }

      expect(work.decisions.map(({ title }) => title)).toEqual(expect.arrayContaining([...core[name]!]));
      for (const decision of work.decisions) {
        const record = read(store.files.get(decision.path)!, { path: decision.path });
        expect(record.matrices[0]!.matrix.options.length).toBeGreaterThanOrEqual(3);
        expect(review(record)).toEqual([]);
        expect(store.files.get(decision.path)).toContain('(../architecture/');
        expect(text).toContain(`](../adr/${decision.path.split('/').pop()})`);
      }
      expect(reading.diagrams.length).toBeGreaterThanOrEqual(2);
      expect(reading.diagrams.map(({ source }) => mermaidProblem(source))).toEqual(reading.diagrams.map(() => null));
      expect(store.files.get(path)).toBe(text);
    },
  );

  it('order fulfilment: events, topics, keys, saga, failures, metrics and phases, held against each other', async () => {
    const { text, findings } = await designed('fulfilment', who);
    // "Resilient" alone is no number: that one is right to be asked for.
    expect(findings.map(({ rule }) => rule)).toEqual(['design-unquantified']);
    const reading = readDesign(text);
    const rows = (name: Parameters<typeof tableOf>[1]) => tableOf(reading, name)?.rows.length ?? 0;
    expect(rows('events')).toBeGreaterThanOrEqual(4);
    for (const [, topic, , , key] of tableOf(reading, 'events')!.rows)
      expect([topic!.text, key!.text].every(cell => cell !== '')).toBe(true);
    // The catalogue decides for one transaction in one deployable; a saga is the model's, which cuts it into services.
    if (who === 'model') expect(rows('saga')).toBeGreaterThanOrEqual(4);
    for (const [, , compensation] of tableOf(reading, 'saga')?.rows ?? [])
      expect(compensation!.text.length).toBeGreaterThan(10);
    expect(rows('failures')).toBeGreaterThanOrEqual(5);
    expect(rows('signals')).toBeGreaterThanOrEqual(2);
    expect(rows('phases')).toBeGreaterThanOrEqual(4);
    expect(sectionOf(reading, 'Failure and Rollback')).not.toBeNull();
    expect(text).toMatch(/5,000 orders per hour at peak/);
    // 5,000 an hour, computed: 1.39 a second.
    if (who === 'catalogue') expect(text).toMatch(/that is 1\.39\/s, tested at 2\.78\/s/);
  });
});

it('finds no contradiction in any of the four briefs', () => {
  for (const name of [...examples, 'fulfilment'] as const)
    expect(contradictionsOf(briefOf(titles[name], brief(name)))).toEqual([]);
});
