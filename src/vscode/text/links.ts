import * as vscode from 'vscode';
import { plain } from '../../adr/text/inline';
import { labelOf } from '../../log/label';
import { type Deps, recordIn, selector } from './deps';
import { mentionsOf } from './mentions';
import { rangeIn } from './ranges';
import { recordNamed } from './recordNamed';

/** Makes `ADR-0004` and the bare numbers of fields lead to their records; Markdown's own links are its own. */
export function registerLinks({ records, logs, guard }: Deps): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: (document, token) =>
      guard.later('Links', async () => {
        const record = recordIn(records, document);
        const { version } = document;
        const mentions = record ? mentionsOf(record) : [];
        if (mentions.length === 0) return [];
        const place = await logs.placeOf(document);
        if (!place || token.isCancellationRequested || document.version !== version) return [];
        return mentions.flatMap(({ target, range }) => {
          const entry = recordNamed(target, place.path, place.others);
          if (!entry) return [];
          const link = new vscode.DocumentLink(rangeIn(document, range), vscode.Uri.joinPath(place.root, entry.path));
          link.tooltip = entry.status ? `${labelOf(entry)} (${plain(entry.status.raw)})` : labelOf(entry);
          return [link];
        });
      }),
  });
}
