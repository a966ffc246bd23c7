import path from 'node:path';
import { inTheWay, placeOf } from '../deliberation/place';
import { begun, runSession } from '../deliberation/session';
import { inside } from '../log/folder';
import { localDate } from '../log/localDate';
import { nextRecord } from '../log/next';
import type { Deliberation, Made, World } from '../mcp/world';
import type { Agent } from '../provenance/shape';
import { agentUrn } from '../provenance/urn';
import { person, tool } from './agents';
import { boundedFiles } from './boundedFiles';
import { designerOf } from './commands/model';
import { numbered } from './numbered';
import { Recording } from './recording';
import type { Settings } from './settings';
import { diskStore, nodeHash } from './store';
import { warn } from './tolerant';

/** The workspace on disk as the tools of agents see it: nothing outside it is read or written. */
export function mcpWorld(root: string, settings: Settings, client: () => string): World {
  const disk = diskStore(root, settings.records);
  const bounded = boundedFiles(disk, root);
  const store = { ...disk, list: bounded.list, read: bounded.read };
  return {
    store,
    settings,
    today: () => localDate(new Date()),
    locate(name) {
      const relative = path.relative(root, path.resolve(root, name)).split(path.sep).join('/');
      return inside(relative) === relative ? relative : null;
    },
    async deliberate(request) {
      return deliberate(root, settings, request, agentCalled(client()));
    },
    async credited(file) {
      const agent = agentCalled(client());
      await new Recording(root, settings).made(file, 'decision-record', {
        description: 'Drafted by an agent over MCP',
        agents: [agent, tool, person()],
        onBehalfOf: [agent, tool].map(({ id }) => ({ delegate: id, responsible: person().id })),
      });
    },
  };
}

function agentCalled(name: string): Agent {
  return { id: agentUrn('mcp', name), type: 'ai_assistant', name };
}

async function deliberate(root: string, settings: Settings, request: Deliberation, asker: Agent): Promise<Made> {
  const store = diskStore(root, settings.records);
  const { seed } = settings.tot;
  const designer = await designerOf({ provider: 'catalogue', id: '', baseUrl: '' }, store, settings.records, seed);
  const next = await nextRecord(
    store,
    settings.folder,
    request.title,
    await numbered(store, settings.folder, settings),
  );
  const place = await placeOf(store, settings.records, next.path);
  const trouble = inTheWay(place);
  if (trouble !== null) return { problem: trouble };
  const now = new Date();
  const state = begun({
    ...next,
    name: place.name,
    date: localDate(now),
    now: now.toISOString(),
    input: {
      title: request.title,
      context: request.context,
      criteria: request.criteria.map(name => ({ name, weight: null })),
      alternatives: [],
      lessons: [],
      deciders: [],
      template: 'tot',
      reopens: null,
    },
    settings: {
      ...settings.tot,
      unattended: true,
      ...(request.alternatives === null ? {} : { alternatives: request.alternatives }),
    },
    designer,
  });
  const outcome = await runSession(state, {
    store,
    records: settings.records,
    designer,
    signal: new AbortController().signal,
    now: () => new Date().toISOString(),
    ask: () => Promise.reject(new Error('Nobody is there to be asked.')),
    show: () => {},
    credit: {
      hash: nodeHash,
      person: person(),
      asker,
      tool,
      others: await new Recording(root, settings).others(),
      today: () => localDate(new Date()),
      trouble: warn,
    },
  });
  if (!outcome.done) return { problem: outcome.failure.message };
  return { path: state.path, notes: outcome.findings.map(({ message }) => message) };
}
