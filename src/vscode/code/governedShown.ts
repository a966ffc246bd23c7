import * as vscode from 'vscode';
import { labelOf } from '../../log/label';
import { markdownOf } from '../text/markdown';
import { cut, withoutIcons } from '../text/said';
import { type Governor, governorsOf } from './governed';
import { type CodeWorld, logged } from './place';
import { isRecordItself } from './watched';

/** A file that is only passed by on the way to another is not looked at. */
const patience = 250;
const mostLenses = 3;

/** That decisions govern a file: a number in the status bar, or their titles over its first line. */
export function registerGoverned(world: CodeWorld): vscode.Disposable {
  const lensesChanged = new vscode.EventEmitter<void>();
  const bar = new GoverningBar(world);
  return vscode.Disposable.from(
    ...[lensesChanged, bar],
    world.logs.onDidChange(() => {
      bar.soon();
      lensesChanged.fire();
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (!change.affectsConfiguration('deliberate.governedBy')) return;
      bar.soon();
      lensesChanged.fire();
    }),
    vscode.languages.registerCodeLensProvider('*', {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: document =>
        world.guard.later('Governed by', async () => {
          if (wayFor(document.uri) !== 'lens' || isRecordItself(world.records, document)) return [];
          return lensesOf(await governorsOf(world.logs, document.uri));
        }),
    }),
  );
}

function wayFor(uri: vscode.Uri): string {
  return vscode.workspace.getConfiguration('deliberate', uri).get<string>('governedBy', 'status bar');
}

function lensesOf(found: readonly Governor[]): vscode.CodeLens[] {
  const place = new vscode.Range(0, 0, 0, 0);
  const lenses = found.slice(0, mostLenses).map(one => {
    const title = withoutIcons(`Governed by ${cut(labelOf(one.entry), 80)}`);
    return new vscode.CodeLens(place, { title, command: 'vscode.open', arguments: [logged(one)] });
  });
  if (found.length > mostLenses)
    lenses.push(
      new vscode.CodeLens(place, { title: `and ${found.length - mostLenses} more`, command: 'deliberate.governing' }),
    );
  return lenses;
}

class GoverningBar implements vscode.Disposable {
  readonly #world: CodeWorld;
  readonly #item = vscode.window.createStatusBarItem('deliberate.governing', vscode.StatusBarAlignment.Right, 98);
  readonly #listening: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(world: CodeWorld) {
    this.#world = world;
    this.#item.name = 'Decisions that govern the file';
    this.#item.command = 'deliberate.governing';
    this.#listening = vscode.window.onDidChangeActiveTextEditor(() => this.soon());
    this.soon();
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#world.guard.later('Governed by', () => this.#show()), patience);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#item.dispose();
  }

  async #show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = document && wayFor(document.uri) === 'status bar' && !isRecordItself(this.#world.records, document);
    const found = wanted ? await governorsOf(this.#world.logs, document.uri) : [];
    if (document !== vscode.window.activeTextEditor?.document) return;
    if (found.length === 0) {
      this.#item.hide();
      return;
    }
    const count = `${found.length} ${found.length === 1 ? 'decision' : 'decisions'}`;
    this.#item.text = `$(law) ${count}`;
    this.#item.accessibilityInformation = {
      label: `${count} ${found.length === 1 ? 'governs' : 'govern'} this file`,
    };
    this.#item.tooltip = markdownOf([
      [`Governed by ${count}:`],
      ...found.slice(0, 10).map(({ entry, glob }) => [{ strong: labelOf(entry) }, ` (${glob})`]),
      ...(found.length > 10 ? [[`and ${found.length - 10} more`]] : []),
    ]);
    this.#item.show();
  }
}
