import * as vscode from 'vscode';
import { asTarget, nameOf } from '../../log/paths';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Records } from '../records';
import { recordTarget } from '../trust/target';
import { askDecision, askFilter, searched } from './ask';
import { type Grouping, groupings } from './branches';
import type { LogModel } from './model';
import type { Texts } from './texts';

const words = z.string().check(z.maxLength(400));
const searchShape = z.object({ query: words, limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))) });
const filterShape = z.object({ text: words });
const groupShape = z.object({ by: z.enum(groupings) });
const recordShape = z.object({ uri: z.optional(z.string()) });

export interface Hit {
  readonly uri: string;
  readonly title: string | null;
  readonly excerpt: string;
}

/** The commands of the view; each takes what its dialog would ask for. */
export function viewCommands(world: {
  readonly records: Records;
  readonly model: LogModel;
  readonly texts: Texts;
  remember(by: Grouping): Thenable<void>;
  /** Shows the view where it is hidden. */
  focus(): Promise<void>;
}) {
  const { records, model, texts } = world;
  return {
    'deliberate.clearDecisionFilter': async (): Promise<void> => {
      await model.narrow('');
    },
    'deliberate.copyDecisionLink': async (argument: unknown): Promise<string> => {
      const { document, path } = await recordAt(records, argument, 'copyDecisionLink');
      const { title, number } = records.of(document);
      const name = [number && `ADR-${number.value}`, title?.value ?? nameOf(path)].filter(part => part).join(': ');
      return copied(`[${name.replace(/[[\]\\]/g, '\\$&')}](${asTarget(path)})`);
    },
    'deliberate.copyDecisionNumber': async (argument: unknown): Promise<string> => {
      const { document, path } = await recordAt(records, argument, 'copyDecisionNumber');
      const { number } = records.of(document);
      if (!number) throw new UserError(`${path} has no number: copy its link instead.`);
      return copied(`ADR-${number.value}`);
    },
    'deliberate.filterDecisions': async (argument: unknown): Promise<{ shown: number; all: number } | undefined> => {
      if (argument === undefined) {
        await world.focus();
        void model.whole().then(() => texts.load(model.rows));
        await askFilter(model);
        return undefined;
      }
      const { text } = checked(filterShape, argument, 'filterDecisions takes {text}');
      await model.whole();
      await model.narrow(text);
      return model.counts;
    },
    'deliberate.groupDecisions': async (argument: unknown): Promise<void> => {
      const by =
        argument === undefined
          ? await askGrouping(model.by)
          : checked(groupShape, argument, `groupDecisions takes {by}: ${groupings.join(', ')}`).by;
      if (by === undefined) return;
      model.group(by);
      await world.remember(by);
    },
    'deliberate.openDecision': async (argument: unknown): Promise<void> => {
      const uri =
        argument === undefined
          ? await askDecision(model, texts, 'Which decision? Words of its title, number, status or text')
          : (await recordAt(records, argument, 'openDecision')).document.uri;
      if (uri) await vscode.window.showTextDocument(uri, { preview: false });
    },
    'deliberate.recordEdit': async (argument: unknown): Promise<unknown> => {
      const { uri } = (await recordAt(records, argument, 'recordEdit')).document;
      return vscode.commands.executeCommand('deliberate.verifyProvenance', { uri: uri.toString(), fix: true });
    },
    'deliberate.refreshDecisions': () => model.again(),
    'deliberate.revealDecision': async (argument: unknown): Promise<void> => {
      const { document } = await recordAt(records, argument, 'revealDecision');
      await vscode.commands.executeCommand('revealInExplorer', document.uri);
    },
    'deliberate.searchDecisions': async (argument: unknown): Promise<readonly Hit[] | undefined> => {
      if (argument === undefined) {
        const uri = await askDecision(model, texts, 'Words of the title, the number, the status or the text');
        if (uri) await vscode.window.showTextDocument(uri);
        return undefined;
      }
      const { query, limit = 20 } = checked(searchShape, argument, 'searchDecisions takes {query, limit?}');
      await model.whole();
      await texts.load(model.rows);
      return searched(model, texts, query, limit).map(({ record, entry, excerpt }) => ({
        uri: vscode.Uri.joinPath(vscode.Uri.parse(record.row.root), entry.path).toString(),
        ...{ title: entry.title?.value ?? null, excerpt },
      }));
    },
  };
}

function checked<T>(shape: z.ZodMiniType<T>, argument: unknown, takes: string): T {
  const given = shape.safeParse(argument);
  if (!given.success) throw new UserError(`deliberate.${takes}: ${z.prettifyError(given.error)}`);
  return given.data;
}

/** The record of a node of the tree, of an editor's title, or the active one. */
async function recordAt(records: Records, argument: unknown, name: string) {
  const given = argument instanceof vscode.Uri ? { uri: argument.toString() } : (argument ?? {});
  return recordTarget(records, checked(recordShape, given, `${name} takes {uri?}`).uri);
}

async function copied(text: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  void vscode.window.setStatusBarMessage(`Copied ${text}`, 3000);
  return text;
}

const described: Record<Grouping, string> = {
  status: 'proposed, accepted, superseded, ...',
  topic: 'the tags of each record, or the folder below the log',
  date: 'year and month, the newest first',
  folder: 'where each record lies',
};

async function askGrouping(now: Grouping): Promise<Grouping | undefined> {
  const items = groupings.map(by => ({
    ...{ by, label: `${by.charAt(0).toUpperCase()}${by.slice(1)}`, detail: described[by] },
    ...(by === now && { description: 'now' }),
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Group Decisions by', matchOnDetail: true });
  return chosen?.by;
}
