import * as vscode from 'vscode';
import { recordIn } from '../text/deps';
import { recordAt } from './findMentions';
import { type CodeWorld, logged, type Meant, mentionAt } from './place';
import { searchMentions } from './search';

/** "Find All References" on a mention anywhere, and on the title of a record. */
export function registerReferences(world: CodeWorld): vscode.Disposable {
  return vscode.languages.registerReferenceProvider('*', {
    provideReferences: (document, position, { includeDeclaration }, token) =>
      world.guard.later('References', async () => {
        const meant = await meantAt(world, document, position);
        const all: vscode.Location[] = [];
        for (const one of meant) {
          if (includeDeclaration) all.push(new vscode.Location(logged(one), new vscode.Position(0, 0)));
          all.push(...(await searchMentions(world.logs, one, token)).locations.map(({ location }) => location));
        }
        return all;
      }),
  });
}

async function meantAt(
  { logs, records }: CodeWorld,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly Meant[]> {
  const mention = await mentionAt(logs, document, position);
  if (mention) return mention.meant;
  const record = document.languageId === 'markdown' ? recordIn(records, document) : null;
  const title = record?.title?.range;
  if (!title || document.positionAt(title.start).line !== position.line) return [];
  const own = await recordAt(logs, document.uri);
  return own ? [own] : [];
}
