import * as vscode from 'vscode';
import { type Catalogue, catalogueOf, teamFolder } from '../../catalogue/catalogue';
import { UserError } from '../commands';
import { workspaceFiles } from '../files';
import { recordsFolder } from './settings';

const mostFiles = 200;
const longest = 1_000_000;

/** What the catalogue knows: our topics, and a team's own over them. */
export class Topics {
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #told = new Set<string>();
  #shipped: Promise<string> | null = null;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  /** Of a workspace folder; ours alone where none is open. */
  async in(root: vscode.Uri | undefined): Promise<Catalogue> {
    this.#shipped ??= this.#read();
    const [shipped, files] = await Promise.all([this.#shipped, root ? teamFiles(root) : []]);
    const found = catalogueOf(shipped, files);
    this.#tell(root, found.problems);
    return found;
  }

  async #read(): Promise<string> {
    const uri = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'catalogue.json');
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      this.#shipped = null;
      this.#log.error(`${uri}: ${error instanceof Error ? error.message : error}`);
      throw new UserError('The catalogue that ships with Deliberate cannot be read: reinstall the extension.');
    }
  }

  /** Each problem once in this window: the rest works without that file. */
  #tell(root: vscode.Uri | undefined, problems: readonly string[]): void {
    const fresh = problems.filter(problem => !this.#told.has(`${root} ${problem}`));
    const [first] = fresh;
    if (first === undefined) return;
    for (const problem of fresh) {
      this.#told.add(`${root} ${problem}`);
      this.#log.warn(problem);
    }
    const more = fresh.length > 1 ? ` (and ${fresh.length - 1} more, see the log)` : '';
    void vscode.window.showWarningMessage(`${first}${more}. It is left out: mend it, or move it away.`);
  }
}

async function teamFiles(root: vscode.Uri) {
  const files = workspaceFiles(root);
  const folder = `${recordsFolder(root)}/${teamFolder}`;
  const names = (await files.list(folder))
    .filter(({ name, kind }) => kind === 'file' && name.endsWith('.json'))
    .map(({ name }) => `${folder}/${name}`)
    .sort();
  return Promise.all(
    names.slice(0, mostFiles).map(async path => {
      const text = (await files.read(path)) ?? '';
      return { path, text: text.length > longest ? '' : text };
    }),
  );
}
