import * as vscode from 'vscode';
import { activeRecord } from '../../activeRecord';
import { isRecord } from '../../records';
import { rangeIn } from '../../text/ranges';
import { Reviews } from '../../text/reviews';
import { filesIn, type Outcome, recordMeant, type Turn } from './turn';

const MOST = 50;

/** `/review`: what is wrong in a record, by the rules that underline it in its editor. */
export async function review(turn: Turn): Promise<Outcome> {
  const { say, given, root, request } = turn;
  const document = await meant(turn);
  if (!document || !isRecord(given.records.of(document))) {
    const asked = request.prompt.trim();
    say.words(
      asked === ''
        ? 'Open a decision record, attach one, or name it: /review ADR-7.'
        : `The log has no record ${asked}.`,
    );
    return { kind: 'nothing' };
  }
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const reviews = new Reviews(given.records, given.logs, given.libraries, given.bases);
  const findings = await reviews.of(document).finally(() => reviews.dispose());
  say.place(document.uri, path);
  if (findings.length === 0) {
    say.ours(': nothing is wrong by the rules of review.\n');
    return { kind: 'review', record: path };
  }
  say.ours(`: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}\n`);
  for (const { range, severity, message, rule, fix } of findings.slice(0, MOST)) {
    const place = rangeIn(document, range);
    say.ours(`\n- **${severity}** `).place(new vscode.Location(document.uri, place), `line ${place.start.line + 1}`);
    say.words(`: ${message} (${rule}${fix ? ', a quick fix mends it' : ''})`);
  }
  if (findings.length > MOST) say.ours(`\n- and ${findings.length - MOST} more: see the list of problems`);
  say.ours('\n');
  // What lies in another folder has no path here that could be asked for again.
  return { kind: 'review', ...(document.uri.toString().startsWith(`${root.toString()}/`) ? { record: path } : {}) };
}

async function meant(turn: Turn): Promise<vscode.TextDocument | null> {
  const { given, root, request } = turn;
  const entry = recordMeant(turn);
  const uri = entry ? vscode.Uri.joinPath(root, entry.path) : filesIn(request)[0];
  if (uri) return vscode.workspace.openTextDocument(uri);
  return request.prompt.trim() === '' ? activeRecord(given.records) : null;
}
