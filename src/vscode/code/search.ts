import * as vscode from 'vscode';
import { Lines } from '../../adr/text/lines';
import { indexOf } from '../../log/fire/glob';
import { codeMentions, mayMention, numberIndex, prefixesOf } from '../../log/numberIndex';
import { mayHoldMentions } from '../../log/renumber/mentioning';
import type { Logs } from '../logs/logs';
import { boundedFiles } from '../triggers/boundedFiles';
import { logged, type Meant, meantIn, placeOf } from './place';

const mostFiles = 10_000;
const mostMentions = 2000;
const largest = 1_000_000;
const atOnce = 8;
const apart = '**/{node_modules,.git,.hg,.svn,.venv,venv,dist,out,build,target,coverage,vendor,.next,.cache}/**';

export interface FoundMentions {
  readonly locations: readonly { readonly location: vscode.Location; readonly line: string }[];
  /** There was more than is looked through, or somebody had enough. */
  readonly cut: boolean;
}

/** Every place in the workspace that names a decision, as it stands in an editor, else on disk; the record itself left out. */
export async function searchMentions(
  logs: Logs,
  target: Meant,
  token: vscode.CancellationToken,
  report: (done: number, all: number) => void = () => undefined,
): Promise<FoundMentions> {
  const own = logged(target).toString();
  const { uris, cut } = await candidates(target.root);
  const open = new Map(vscode.workspace.textDocuments.map(document => [document.uri.toString(), document]));
  const found: FoundMentions['locations'][number][] = [];
  let next = 0;
  const work = async () => {
    while (next < uris.length && found.length < mostMentions && !token.isCancellationRequested) {
      const uri = uris[next++];
      if (!uri || uri.toString() === own) continue;
      if (next % 100 === 0) report(next, uris.length);
      const text = open.get(uri.toString())?.getText() ?? (await textOf(uri));
      if (text !== null && mayMention(text)) found.push(...(await mentionsOf(logs, target, uri, text)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const locations = found.sort((a, b) => order(a.location, b.location)).slice(0, mostMentions);
  return { locations, cut: cut || token.isCancellationRequested || found.length >= mostMentions };
}

async function mentionsOf(logs: Logs, { entry, root, log }: Meant, uri: vscode.Uri, text: string) {
  const alike = codeMentions(text, prefixesOf([log])).filter(mention =>
    numberIndex(log.entries).named(mention).includes(entry),
  );
  const place = alike.length > 0 ? await placeOf(logs, uri) : null;
  if (!place) return [];
  const lines = new Lines(text);
  return alike
    .filter(mention =>
      // A part of the repository with a log of its own may mean another decision by the same number.
      meantIn(mention, place).some(one => one.entry.path === entry.path && one.root.toString() === root.toString()),
    )
    .map(({ start, end }) => {
      const at = lines.at(start);
      const column = start - lines.start(at);
      return {
        location: new vscode.Location(uri, new vscode.Range(at, column, at, column + end - start)),
        line: lines.of(at).trim().slice(0, 200),
      };
    });
}

async function candidates(first: vscode.Uri): Promise<{ readonly uris: readonly vscode.Uri[]; readonly cut: boolean }> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const sorted = [...roots].sort(
    (a, b) => Number(b.toString() === first.toString()) - Number(a.toString() === first.toString()),
  );
  const uris: vscode.Uri[] = [];
  let cut = false;
  for (const root of sorted) {
    const found = await searched(root);
    if (found.length > 0) uris.push(...found);
    else {
      const index = await indexOf(boundedFiles(root));
      cut ||= index.cut;
      uris.push(...index.paths.map(path => vscode.Uri.joinPath(root, path)));
    }
  }
  const wanted = uris.filter(uri => mayHoldMentions(vscode.workspace.asRelativePath(uri, false)));
  return { uris: wanted.slice(0, mostFiles), cut: cut || wanted.length > mostFiles };
}

/** As VS Code searches, with what the settings leave out; virtual file systems may be searched by nobody. */
async function searched(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(root, '**/*'), apart, mostFiles + 1);
  } catch {
    return [];
  }
}

/** `null` for what is too large, binary, a link that may lead anywhere, or not to be read. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > largest) return null;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function order(a: vscode.Location, b: vscode.Location): number {
  const [one, other] = [a.uri.toString(), b.uri.toString()];
  return one === other ? a.range.start.compareTo(b.range.start) : one < other ? -1 : 1;
}
