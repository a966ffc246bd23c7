import * as vscode from 'vscode';
import { type Handlers, type Message, receive } from '../protocol/messages';
import type * as z from '../schema/schema';
import { type InlinePage, inlinePage } from './inlinePage';
import { pageFiles } from './pageFiles';
import { paneHtml } from './paneHtml';

export interface PaneKind<From extends Message> {
  /** The folder of its page in `dist/webview`, and the last part of its view type. */
  readonly name: string;
  readonly schema: z.ZodMiniType<From>;
  /** Its page is one script and one style, which stand in the document. */
  readonly inline?: boolean;
  readonly inlineStyles?: boolean;
  readonly preload?: readonly string[];
}

export interface Pane<To extends Message> extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  send(message: To): void;
}

/**
 * The shell of every pane: a page from the bundle under a strict policy, which may load nothing else and whose
 * messages are validated before anyone sees them. The page is thrown away while hidden and asks for a snapshot
 * (`ready`) when it comes back, so handlers must be able to answer that at any time.
 */
export function fillPane<To extends Message, From extends Message>(
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
  kind: PaneKind<From>,
  panel: vscode.WebviewPanel,
  handlers: Handlers<From>,
): Pane<To> {
  const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  panel.webview.options = { enableScripts: true, localResourceRoots: [bundle] };
  const listening = panel.webview.onDidReceiveMessage((arrived: unknown) => {
    const result = receive(kind.schema, handlers, arrived);
    if ('refused' in result) log.warn(`${kind.name} pane: a message was refused.`, result.refused);
    else
      result.handled.catch((error: unknown) =>
        log.error(`${kind.name} pane`, error instanceof Error ? error : String(error)),
      );
  });
  let disposed = false;
  panel.onDidDispose(() => {
    disposed = true;
    listening.dispose();
  });
  const page = {
    name: kind.name,
    ...(kind.inlineStyles && { inlineStyles: true }),
    preload: [...pageFiles(kind.name), ...(kind.preload ?? [])],
    title: panel.title,
    source: panel.webview.cspSource,
    address: (file: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(bundle, file)).toString(),
  };
  const show = (inline: InlinePage | null) => {
    if (!disposed) panel.webview.html = paneHtml({ ...page, ...(inline && { inline }) });
  };
  if (!kind.inline) show(null);
  else
    inlinePage(bundle, kind.name).then(show, (error: unknown) => {
      log.warn(`${kind.name} pane: its files could not be read.`, String(error));
      show(null);
    });
  return {
    panel,
    // Lost while the page is hidden or loading; the snapshot that follows `ready` makes up for it.
    send: message => void panel.webview.postMessage(message),
    dispose: () => panel.dispose(),
  };
}

export function viewType(name: string): string {
  return `deliberate.${name}`;
}
