import * as vscode from 'vscode';
import { type Exemptions, exemptionsIn } from '../review/exempt';

/** Which records a team has left alone, by the settings of their folder. */
export function exemptionsFor(uri: vscode.Uri): Exemptions {
  return exemptionsIn(
    vscode.workspace.getConfiguration('deliberate', uri).get<unknown>('review.exemptBefore'),
    vscode.workspace.getConfiguration('deliberate', uri).get<unknown>('review.exemptUpTo'),
  );
}
