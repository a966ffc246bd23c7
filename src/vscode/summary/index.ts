import * as vscode from 'vscode';
import type { Clock } from '../../ports/clock';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Logs } from '../logs/logs';
import type { Records } from '../records';
import { recordTarget } from '../trust/target';

export interface SummaryWorld {
  readonly records: Records;
  readonly logs: Logs;
  readonly clock: Clock;
}

const scheme = 'deliberate-summary';

/** `uri`: a record, by default the active one. Whoever passes an argument sees the page only where it asks for it. */
const shape = z.object({ uri: z.optional(z.string()), show: z.optional(z.boolean()) });

/** `Show Summary of Decision`: a page on a record, computed when it is looked at, and again when the record is saved. */
export function registerSummary(world: SummaryWorld) {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: uri => textOf(world, uri.query),
  };
  return {
    disposable: vscode.Disposable.from(
      changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        for (const { uri: shown } of vscode.workspace.textDocuments)
          if (shown.scheme === scheme && shown.query === uri.toString()) changed.fire(shown);
      }),
    ),
    commands: {
      'deliberate.showSummary': async (argument: unknown): Promise<{ readonly text: string }> => {
        const isAsked = argument === undefined || argument instanceof vscode.Uri;
        const given = shape.safeParse(isAsked ? (argument ? { uri: argument.toString() } : {}) : argument);
        if (!given.success)
          throw new UserError(`deliberate.showSummary takes {uri?, show?}: ${z.prettifyError(given.error)}`);
        const { document } = await recordTarget(world.records, given.data.uri);
        const uri = document.uri.toString();
        const text = await textOf(world, uri);
        if (given.data.show ?? isAsked) await show(document.uri, changed);
        return { text };
      },
    },
  };
}

async function textOf({ records, logs, clock }: SummaryWorld, uri: string): Promise<string> {
  const { document, root, path } = await recordTarget(records, uri);
  const { summaryText } = await import('./text');
  return summaryText({ record: records.of(document), root, path, logs, today: clock.today() });
}

async function show(record: vscode.Uri, changed: vscode.EventEmitter<vscode.Uri>): Promise<void> {
  const name = record.path.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const uri = vscode.Uri.from({ scheme, path: `/Summary of ${name}.md`, query: record.toString() });
  changed.fire(uri);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The preview is an extension of its own, which may be off.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
