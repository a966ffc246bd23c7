import * as vscode from 'vscode';
import { firstGap } from '../../adr/templates/gap';
import { fromTemplate } from '../../adr/templates/index';
import { yStatementTemplate } from '../../adr/templates/yStatement';
import { redact } from '../../llm/redact';
import type { Clock } from '../../ports/clock';
import { UserError } from '../commands';
import { nextPlace } from '../nextPlace';
import { createRecord } from './recordFile';

export type LightPath = 'y-statement' | 'madr-minimal';

/** A short record for what is small, with the cursor at what is still to be said. */
export async function writeLight(
  clock: Clock,
  root: vscode.Uri,
  kind: LightPath,
  title: string,
  context: string,
): Promise<{ readonly uri: string }> {
  const { path, digits } = await nextPlace(root, title, clock);
  const said = redact(context).text;
  const values = { title, number: digits, date: clock.today(), status: 'proposed', context: said };
  const uri = vscode.Uri.joinPath(root, path);
  const text = kind === 'y-statement' ? yStatementTemplate(values) : fromTemplate(kind, values);
  if (!(await createRecord(uri, text)))
    throw new UserError(`${path} could not be created: is the folder read-only, or the file there already?`);
  const document = await vscode.workspace.openTextDocument(uri);
  const { start, end } = firstGap(document.getText());
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, preview: false });
  return { uri: uri.toString() };
}
