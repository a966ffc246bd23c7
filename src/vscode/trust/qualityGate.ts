import * as vscode from 'vscode';
import { type GateReport, gate } from '../../review/gate/gate';
import { PHASES, type Phase } from '../../review/gate/phases';
import { writeGateReport } from '../../review/gate/write';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Libraries } from '../evidence/libraries';
import { exemptionsFor } from '../exemptions';
import { workspaceStore } from '../store';
import { readLog } from './log';
import { rootFor } from './target';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

const shape = z.object({ phase: z.enum(PHASES), folder: z.optional(z.string()) });
const about: Readonly<Record<Phase, string>> = {
  inception: 'over half of the cited sources are assessed; unsupported claims are listed',
  elaboration: 'all cited sources are assessed, and no claim is over-confident',
  construction: 'no violation at all',
  transition: 'all of it, and every external reference is verified',
};

/** `Run Quality Gate`: the report is written, opened, and says PASS, CONDITIONAL or FAIL. */
export function runQualityGate(world: TrustWorld, libraries: Libraries) {
  return async (argument: unknown): Promise<(Omit<GateReport, 'sources'> & { readonly uri: string }) | undefined> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const phase = isAsked ? await pick() : undefined;
    if (isAsked && !phase) return undefined;
    const given = shape.safeParse(isAsked ? { phase } : argument);
    if (!given.success)
      throw new UserError(
        `deliberate.runQualityGate takes {phase: ${PHASES.map(name => `'${name}'`).join(' | ')}, folder?}: ${z.prettifyError(given.error)}`,
      );
    const root = rootFor(given.data.folder);
    const report = gate(given.data.phase, await readLog(root), await libraries.of(root), exemptionsFor(root));
    const { path, kept } = await writeGateReport(workspaceStore(root), report, world.clock.today());
    if (kept !== null)
      warnOnce(world.log, `${kept} holds what is not ours and is left alone: the new report is ${path}.`);
    const uri = vscode.Uri.joinPath(root, path);
    await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: !isAsked });
    const { sources: _, ...rest } = report;
    return { ...rest, uri: uri.toString() };
  };
}

async function pick(): Promise<Phase | undefined> {
  const picked = await vscode.window.showQuickPick(
    PHASES.map(phase => ({ label: phase, detail: about[phase] })),
    { title: 'Run Quality Gate', placeHolder: 'Which phase is to be left?' },
  );
  return picked?.label;
}
