import * as vscode from 'vscode';
import type { Designer } from '../../deliberation/designer';
import { groundOf } from '../../deliberation/ground';
import { masked } from '../../deliberation/masked';
import type { Settings } from '../../deliberation/settings';
import type { Input } from '../../deliberation/state';
import { type Step, UserError } from '../commands';
import { selectStep } from '../models/failures';
import type { Beginning, Deliberations } from './deliberations';
import type { DeliberationPages } from './page';
import type { Shown } from './shown';

const templateStep: Step = { title: 'New ADR from Template', command: 'deliberate.newAdr' };

export interface Stage {
  readonly all: Deliberations;
  readonly pages: DeliberationPages;
}

/** Opens the record and the page beside it, and lets the work begin; with nobody to ask, waits until it is done. */
export async function start(stage: Stage, beginning: Beginning): Promise<{ readonly uri: string }> {
  await declineEarly(beginning.designer, beginning.input, beginning.settings);
  const live = await stage.all.begin(beginning);
  await vscode.window.showTextDocument(live.uri, { viewColumn: vscode.ViewColumn.One, preview: false });
  return follow(stage, live, () => void live.run.start(beginning.designer), beginning.settings.unattended);
}

/** Shows it or waits for it. */
export async function follow(
  { pages }: Pick<Stage, 'pages'>,
  live: Shown,
  begin: () => unknown,
  wait: boolean,
): Promise<{ readonly uri: string }> {
  if (!wait) {
    pages.open(live);
    await begin();
    return { uri: live.uri.toString() };
  }
  await begin();
  const standing = await live.run.ended();
  if (standing.is === 'stopped')
    throw new UserError(
      `${standing.message.replace(/[.\s]+$/, '')}. ADR: Resume Deliberation goes on with ${live.run.name}.`,
    );
  return { uri: live.uri.toString() };
}

/** The catalogue knows at once whether it can help, and no record is begun where it cannot. */
async function declineEarly(designer: Designer, input: Input, settings: Settings): Promise<void> {
  if (designer.origin !== 'catalogue') return;
  const ground = groundOf(input, settings);
  const question = { kind: 'frame' as const, ask: { existing: [] } };
  const reply = await masked(designer).answer(ground, question, { signal: new AbortController().signal });
  if (!reply.ok) throw new UserError(reply.failure.message, [selectStep, templateStep]);
}
