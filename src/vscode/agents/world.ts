import * as vscode from 'vscode';
import { read } from '../../adr/read';
import type { Catalogue } from '../../catalogue/catalogue';
import { catalogueDesigner } from '../../deliberation/catalogueDesigner';
import { maskedIn } from '../../deliberation/masked';
import { inTheWay, placeOf } from '../../deliberation/place';
import { begun, runSession } from '../../deliberation/session';
import { numberingOf } from '../../log/numbering';
import { folderOf } from '../../log/paths';
import type { Deliberation, Made, World } from '../../mcp/world';
import type { Clock } from '../../ports/clock';
import type { Store } from '../../ports/store';
import { fingerprint } from '../../provenance/fingerprint';
import { changesBetween } from '../../provenance/partChanges';
import { partsOf } from '../../provenance/parts';
import { recordChange } from '../../provenance/record';
import type { Agent } from '../../provenance/shape';
import { agentUrn } from '../../provenance/urn';
import { UserError } from '../commands';
import { deliberationSettings, recordsFolder } from '../models/settings';
import { nextPlace } from '../nextPlace';
import { webHash, workspaceStore } from '../store';
import { boundedFiles, linkedFolders } from '../triggers/boundedFiles';
import { logPaths } from '../trust/log';
import { personAt } from '../trust/person';
import { located } from './place';

/** What agents need of the extension around them. */
export interface AgentWorld {
  readonly clock: Clock;
  /** Deliberate itself, with its version. */
  readonly tool: Agent;
  catalogue(root: vscode.Uri): Promise<Catalogue>;
}

/** VS Code does not tell a tool which model calls it. */
const agent: Agent = { id: agentUrn('vscode-agent'), type: 'ai_assistant', name: 'Agent in VS Code' };

/**
 * A workspace folder as the tools of agents see it: nothing outside of it is read or written. They read the log anew: an
 * agent asks in the moment after it wrote, before any watcher has told of it, and what a link leads to is not for it.
 */
export function editorWorld(given: AgentWorld, root: vscode.Uri, signal: AbortSignal): World {
  const { clock } = given;
  const settings = vscode.workspace.getConfiguration('deliberate', root);
  return {
    store: boundedStore(root, workspaceStore(root)),
    settings: {
      folder: settings.get<string>('folder', ''),
      numbering: numberingOf(settings.get('numbering')),
      template: settings.get<string>('template', ''),
    },
    today: () => clock.today(),
    locate: path => located(root, path),
    deliberate: request => deliberated(given, root, request, signal),
    credited: path => credited(given, root, path),
  };
}

/** Links may lead out of the workspace: what they lead to is not there, and nothing is written through them. */
function boundedStore(root: vscode.Uri, store: Store): Store {
  const files = boundedFiles(root);
  const isLink = linkedFolders(root);
  const isLinked = async (path: string) => (await isLink(folderOf(path))) || (await isLink(path));
  return {
    ...store,
    list: files.list,
    read: async path => ((await isLinked(path)) ? null : files.read(path)),
    async write(path, text, expected) {
      if (await isLinked(path)) throw new UserError(`${path} is behind a link: an agent writes only into the folder.`);
      return store.write(path, text, expected);
    },
  };
}

async function deliberated(
  { clock, tool, catalogue }: AgentWorld,
  root: vscode.Uri,
  { title, context, criteria, alternatives }: Deliberation,
  signal: AbortSignal,
): Promise<Made> {
  const store = boundedStore(root, workspaceStore(root));
  const records = recordsFolder(root);
  const designer = catalogueDesigner((await catalogue(root)).topics);
  const next = await nextPlace(root, title, clock);
  const place = await placeOf(store, records, next.path);
  const trouble = inTheWay(place);
  if (trouble !== null) return { problem: trouble };
  const settings = deliberationSettings(root);
  const input = {
    title,
    context,
    criteria: criteria.map(name => ({ name, weight: null })),
    ...{ alternatives: [], lessons: [], deciders: [], template: 'tot', reopens: null },
  };
  const state = begun({
    ...next,
    name: place.name,
    date: clock.today(),
    now: clock.now(),
    // What is masked in what is sent is not written into a file that is shared, either.
    input: maskedIn(input),
    settings: { ...settings, unattended: true, gates: [], alternatives: alternatives ?? settings.alternatives },
    designer,
  });
  const troubles: string[] = [];
  const outcome = await runSession(state, {
    ...{ store, records, designer, signal },
    now: () => clock.now(),
    ask: () => Promise.reject(new Error('Nobody is there to be asked.')),
    show: () => {},
    credit: {
      ...{ hash: webHash, tool, asker: agent },
      person: await personAt(root),
      others: await logPaths(root),
      today: () => clock.today(),
      trouble: message => void troubles.push(message),
    },
  });
  if (!outcome.done) return { problem: outcome.failure.message };
  return { path: state.path, notes: [...troubles, ...outcome.findings.map(({ message }) => message)] };
}

/** The words are the agent's, and it acted for the person at this window. */
async function credited({ clock, tool }: AgentWorld, root: vscode.Uri, path: string): Promise<void> {
  const store = workspaceStore(root);
  const [bytes, text, person] = [await store.bytes(path), await store.read(path), await personAt(root)];
  if (bytes === null || text === null) return;
  const now = clock.now();
  const refused = await recordChange(store, { path, type: 'decision-record' }, await logPaths(root), {
    ...{ type: 'generation', started: now, ended: now, day: clock.today() },
    description: 'Drafted by an agent in VS Code',
    agents: [agent, tool, person],
    onBehalfOf: [agent, tool].map(({ id }) => ({ delegate: id, responsible: person.id })),
    after: await fingerprint(webHash, bytes),
    parts: changesBetween(new Map(), partsOf(read(text, { path })), { agent: agent.id, source: 'model' }),
  });
  if (refused !== null)
    throw new UserError(`${path} is drafted, as proposed. Its provenance is not recorded: ${refused}`);
}
