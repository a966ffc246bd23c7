import * as vscode from 'vscode';
import { sourceName } from '../text/diagnostics';
import { factsOf, sentenceOf } from '../triggers/check';
import type { Checked, TriggerWatch } from '../triggers/watch';
import { rule as unrecorded } from '../trust/unrecorded';
import type { LookAhead } from './lookAhead';
import type { Mark } from './words';

/** A record of a workspace folder. */
export function keyOf(root: string, path: string): string {
  return `${root} ${path}`;
}

/**
 * What somebody should look at in which records: what the editor says of those that are open, what was found out ahead of
 * some that are not, and the triggers of all.
 */
export class Marks implements vscode.Disposable {
  readonly #watch: TriggerWatch;
  readonly #ahead: LookAhead;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  readonly #open = new Map<string, readonly Mark[]>();
  #fired: ReadonlyMap<string, readonly Mark[]>;

  constructor(watch: TriggerWatch, ahead: LookAhead) {
    this.#watch = watch;
    this.#ahead = ahead;
    this.#fired = firedIn(watch.all);
    this.#look(vscode.workspace.textDocuments.map(({ uri }) => uri));
    this.#listening = vscode.Disposable.from(
      this.#changed,
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (this.#look(uris)) this.#changed.fire();
      }),
      ahead.onDidChange(() => this.#changed.fire()),
      watch.onDidChange(() => {
        this.#fired = firedIn(this.#watch.all);
        this.#changed.fire();
      }),
    );
  }

  of(root: string, path: string): readonly Mark[] {
    const key = keyOf(root, path);
    const [fired, others] = [this.#fired.get(key), this.#open.get(key) ?? this.#ahead.of(key)];
    return fired ? [...fired, ...others] : others;
  }

  /** Of every record that has any. */
  all(): Mark[] {
    const ahead = [...this.#ahead.all()].flatMap(([key, marks]) => (this.#open.has(key) ? [] : marks));
    return [...[...this.#fired.values()].flat(), ...[...this.#open.values()].flat(), ...ahead];
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Whether anything is another than before. */
  #look(uris: readonly vscode.Uri[]): boolean {
    let isOther = false;
    for (const uri of uris) {
      const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
      if (!root || !/\.(?:md|markdown|mdx)$/i.test(uri.path)) continue;
      const key = keyOf(root.toString(), vscode.workspace.asRelativePath(uri, false));
      const isOpen = vscode.workspace.textDocuments.some(one => one.uri.toString() === uri.toString());
      const marks = isOpen ? marksIn(vscode.languages.getDiagnostics(uri)) : undefined;
      if (JSON.stringify(marks) === JSON.stringify(this.#open.get(key))) continue;
      isOther = true;
      if (marks) this.#open.set(key, marks);
      else this.#open.delete(key);
    }
    return isOther;
  }
}

function marksIn(diagnostics: readonly vscode.Diagnostic[]): Mark[] {
  return diagnostics.flatMap(({ source, code, message, severity, range }) => {
    if (source !== sourceName || code === 'trigger-fires') return [];
    const kind = code === unrecorded ? 'unrecorded' : 'finding';
    const isHint = kind === 'finding' && severity > vscode.DiagnosticSeverity.Warning;
    return [{ kind, text: message, line: range.start.line, isHint }];
  });
}

function firedIn(all: readonly Checked[]): ReadonlyMap<string, readonly Mark[]> {
  const found = all.map(({ root, record, outcomes }): [string, Mark[]] => [
    keyOf(root.toString(), record.path),
    outcomes
      .filter(({ state }) => state === 'fires')
      .map(outcome => ({
        ...{ kind: 'fired', isHint: false, text: `This trigger fires: ${sentenceOf(outcome)}.` },
        line: record.document.lines.at(outcome.trigger.range.start),
        facts: factsOf(outcomes).slice(0, 10_000),
      })),
  ]);
  return new Map(found.filter(([, marks]) => marks.length > 0));
}
