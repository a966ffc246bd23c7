import * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import { citationRemark } from '../evidence/citationRemark';
import { chosenIn } from './chosenIn';
import { type Deps, recordIn, selector } from './deps';
import { markdownOf } from './markdown';
import { matrixRemark } from './matrixRemark';
import { rangeIn } from './ranges';
import { recordNamed } from './recordNamed';
import { recordRemark, targetAt } from './recordRemark';
import type { Remark } from './said';
import { statusRemark } from './statusRemark';

/** Explains a score, a weight, a total, a status, and the record that a link leads to. */
export function registerHover(deps: Deps): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover: (document, position, token) =>
      deps.guard.later('Hover', async () => {
        const record = recordIn(deps.records, document);
        if (!record) return undefined;
        const offset = document.offsetAt(position);
        const { version } = document;
        const remark =
          matrixRemark(record, offset) ??
          (await linkRemark(deps, document, record, offset, token)) ??
          (await evidenceRemark(deps, document, record, offset)) ??
          statusRemark(record, offset);
        return remark && document.version === version
          ? new vscode.Hover(markdownOf(remark.said), rangeIn(document, remark.range))
          : undefined;
      }),
  });
}

async function linkRemark(
  { logs, records }: Deps,
  document: vscode.TextDocument,
  record: AdrRecord,
  offset: number,
  token: vscode.CancellationToken,
): Promise<Remark | null> {
  const found = targetAt(record, offset);
  const place = found && (await logs.placeOf(document));
  if (!found || !place || token.isCancellationRequested) return null;
  const entry = recordNamed(found.target, place.path, place.others);
  return entry && { range: found.range, said: recordRemark(entry, await chosenIn(records, place.root, entry.path)) };
}

async function evidenceRemark(
  { libraries }: Deps,
  { uri }: vscode.TextDocument,
  record: AdrRecord,
  offset: number,
): Promise<Remark | null> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || record.citations.length === 0) return null;
  return citationRemark(record, offset, await libraries.of(folder.uri));
}
