import * as vscode from 'vscode';
import { plain } from '../../adr/text/inline';
import { isGone } from '../../log/governing';
import { labelOf } from '../../log/label';
import { codeMentions, mayMention, prefixesOf } from '../../log/numberIndex';
import { successorsOf } from '../../log/successors';
import { chosenIn } from '../text/chosenIn';
import { markdownOf } from '../text/markdown';
import { rangeIn } from '../text/ranges';
import { recordRemark } from '../text/recordRemark';
import type { Said } from '../text/said';
import { type CodeWorld, logged, type Meant, meantIn, mentionAt, placeOf } from './place';
import { isWatched, textToScan } from './watched';

const everyFile: vscode.DocumentSelector = '*';
/** Folders of one log may all count from one. */
const most = 5;

/** What a mention in any file tells and where it leads. */
export function registerReading(world: CodeWorld): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(everyFile, {
      provideHover: (document, position) =>
        world.guard.later('Hover on a mention', () => hover(world, document, position)),
    }),
    vscode.languages.registerDefinitionProvider(everyFile, {
      provideDefinition: (document, position) =>
        world.guard.later('Definition of a mention', () => definition(world, document, position)),
    }),
    vscode.languages.registerDocumentLinkProvider(everyFile, {
      provideDocumentLinks: (document, token) =>
        world.guard.later('Links of mentions', () => links(world, document, token)),
    }),
  );
}

async function hover(
  world: CodeWorld,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  if (!isWatched(world.records, document)) return undefined;
  const { version } = document;
  const found = await mentionAt(world.logs, document, position);
  if (!found) return undefined;
  const said = await Promise.all(found.meant.slice(0, most).map(one => remark(world, one)));
  return document.version === version ? new vscode.Hover(said.map(markdownOf), found.range) : undefined;
}

async function remark({ records }: CodeWorld, meant: Meant): Promise<Said> {
  const { entry, log, root } = meant;
  const next = isGone(entry) ? successorsOf(log.entries, entry) : [];
  return [
    ...recordRemark(entry, await chosenIn(records, root, entry.path)),
    ...next.map(one => ['Superseded by ', { strong: labelOf(one) }]),
  ];
}

async function definition(
  { logs, records }: CodeWorld,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[] | undefined> {
  if (!isWatched(records, document)) return undefined;
  const found = await mentionAt(logs, document, position);
  return found?.meant.map(one => ({
    originSelectionRange: found.range,
    targetUri: logged(one),
    targetRange: new vscode.Range(0, 0, 0, 0),
  }));
}

async function links(
  { logs, records }: CodeWorld,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentLink[]> {
  if (!isWatched(records, document)) return [];
  const text = textToScan(document);
  if (text === null || !mayMention(text)) return [];
  const { version } = document;
  const place = await placeOf(logs, document.uri);
  if (!place || token.isCancellationRequested || document.version !== version) return [];
  return codeMentions(text, prefixesOf(place.logs)).flatMap(mention => {
    const [one, ...others] = meantIn(mention, place);
    // Where there are several, going to the definition lets a person choose.
    if (!one || others.length > 0) return [];
    const link = new vscode.DocumentLink(rangeIn(document, mention), logged(one));
    const { status } = one.entry;
    link.tooltip = status ? `${labelOf(one.entry)} (${plain(status.raw)})` : labelOf(one.entry);
    return [link];
  });
}
