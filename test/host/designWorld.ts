import * as vscode from 'vscode';
import type { Topic } from '../../src/catalogue/topic';
import { defaultSettings } from '../../src/deliberation/settings';
import { catalogueArchitect, topicDesigners } from '../../src/design/catalogueArchitect';
import { agentUrn } from '../../src/provenance/urn';
import { askAll, Designs, type DesignToBegin, type LiveDesign } from '../../src/vscode/design/designs';
import type { AnyGate } from '../../src/vscode/design/draft';
import type { Who } from '../../src/vscode/design/run';
import type { DesignsWorld } from '../../src/vscode/design/world';
import { Edits } from '../../src/vscode/edits';
import { PaneFocus } from '../../src/vscode/paneFocus';
import { Records } from '../../src/vscode/records';
import { ok } from './assert';
import { clean as cleanAll, keep } from './deliberationWorld';
import { eventually, root } from './workspace';

export const title = 'Ticket shop';
export const context = [
  'Build a shop for concert tickets: browse events, reserve seats, pay by card.',
  '- 40K daily users, 600 requests/second at peak when a sale opens',
  '- 99.9% uptime, PCI compliant',
  '- six developers who know Java, first release within 6 months, at most $8K/month',
  'It is a new start; payments go through a provider.',
].join('\n');

/** The real command with nobody to ask, and no network: the catalogue answers. */
export const newArchitecture = (argument: object) =>
  vscode.commands.executeCommand<{ uri: string }>('deliberate.newArchitecture', { model: 'catalogue', ...argument });

/** Designs as the extension has them, in the hands of a test. */
export async function designing() {
  const extension = vscode.extensions.getExtension('deliberate.deliberate');
  ok(extension, 'Deliberate is not installed');
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'catalogue.json');
  const topics: Topic[] = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  const who: Who = {
    architect: catalogueArchitect(topics),
    designerFor: topicDesigners(topics),
  };
  const records = new Records();
  const world = {
    extensionUri: extension.extensionUri,
    log: vscode.window.createOutputChannel('Design test', { log: true }),
    records,
    focus: new PaneFocus(),
    edits: new Edits(records),
    clock: { today: () => '2026-11-20', now: () => new Date().toISOString() },
    tool: { id: agentUrn('deliberate'), type: 'automated_tool', name: 'Deliberate' },
    designers: { catalogue: async () => ({ topics, problems: [] }) },
  } as unknown as DesignsWorld;
  const designs = new Designs(world, () => {});
  const begin = async (over: Partial<DesignToBegin> = {}) => {
    const live = await designs.begin({
      ...{ root: root(), title, context, requirements: [], lessons: [], gates: askAll, unattended: false, who },
      tot: { ...defaultSettings, samples: 1 },
      ...over,
    });
    keepAll(live);
    return live;
  };
  return { designs, begin, who };
}

/** The document and every record that is made for it are gone after the test. */
export function keepAll(live: LiveDesign): void {
  keep(live.uri);
  live.run.onChange(() => {
    for (const { path } of live.run.seen().sight?.work.decisions ?? []) keep(vscode.Uri.joinPath(root(), path));
  });
}

/** Waits until a gate is open: `context`, `step:api`, or `decision:scores`. */
export async function designGate(live: LiveDesign, name: string): Promise<AnyGate> {
  return eventually(
    () => `the gate ${name}; it is ${JSON.stringify(live.run.standing).slice(0, 400)}`,
    () => {
      const { standing } = live.run;
      return standing.is === 'asking' && nameOf(standing.gate) === name ? standing.gate : null;
    },
  );
}

export function nameOf(gate: AnyGate): string {
  if (gate.of === 'decision') return `decision:${gate.gate.name}`;
  return gate.gate.name === 'step' ? `step:${gate.gate.step}` : gate.gate.name;
}

/** Accepts whatever is asked until that gate is open; a decision that is level is taken as it stands. */
export async function upTo(live: LiveDesign, name: string): Promise<void> {
  for (;;) {
    const standing = await eventually(
      () => `a gate on the way to ${name}; it is ${JSON.stringify(live.run.standing).slice(0, 400)}`,
      () => {
        const now = live.run.standing;
        return now.is === 'asking' || now.is === 'stopped' || now.is === 'done' ? now : null;
      },
    );
    if (standing.is !== 'asking' || nameOf(standing.gate) === name) return;
    const version = live.run.gateNumber;
    if (nameOf(standing.gate) === 'contradictions') tickAll(live);
    const missing = live.run.proceed(version);
    if (missing !== null) {
      live.run.edit({ type: 'choose', version, option: null });
      const still = live.run.proceed(version);
      ok(still === null, `${nameOf(standing.gate)}: ${still}`);
    }
  }
}

export function tickAll(live: LiveDesign): void {
  const { standing } = live.run;
  if (standing.is !== 'asking' || standing.draft.of !== 'design') return;
  for (const table of standing.draft.tables)
    for (const { id } of table.rows)
      live.run.edit({ type: 'tickEntry', version: live.run.gateNumber, table: table.id, id, ticked: true });
}

/** Nor any provenance: what it tells of is gone. */
export async function clean(): Promise<void> {
  await cleanAll();
  const provenance = vscode.Uri.joinPath(root(), '.aiwg/research');
  await vscode.workspace.fs.delete(provenance, { useTrash: false, recursive: true }).then(undefined, () => undefined);
}

export { keep };
