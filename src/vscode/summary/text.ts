import type * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import { summaryOf } from '../../exchange/summary';
import { relatedTo } from '../../log/relate/related';
import type { Logs } from '../logs/logs';
import { checkTriggers } from '../triggers/check';

/** The page on a record as Markdown, with what its triggers say today and what it is to the other records. */
export async function summaryText(asked: {
  readonly record: AdrRecord;
  readonly root: vscode.Uri;
  readonly path: string;
  readonly logs: Logs;
  readonly today: string;
}): Promise<string> {
  const { record, root, path, logs, today } = asked;
  const [checked, { entries }] = await Promise.all([checkTriggers(root, [record], today), logs.whole(root)]);
  const outcomes = checked.flatMap(each => each.outcomes);
  return summaryOf({ path, record, outcomes, relations: relatedTo(entries, path) });
}
