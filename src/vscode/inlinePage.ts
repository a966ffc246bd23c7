import * as vscode from 'vscode';

/** A page's own script and style, to stand in its document. */
export interface InlinePage {
  readonly script: string;
  readonly style: string;
}

/**
 * Reads them from the bundle. Fetched by the page, each file takes a way of its own through VS Code's service worker,
 * which costs more than all the page does until it is painted.
 */
export async function inlinePage(bundle: vscode.Uri, name: string): Promise<InlinePage> {
  const read = async (file: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(bundle, file)));
  const [script, style] = await Promise.all([read(`${name}.js`), read(`${name}.css`)]);
  return { script, style };
}
