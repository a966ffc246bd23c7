import type * as vscode from 'vscode';
import type { State } from '../../deliberation/state';
import type { DeliberationSnapshot, GateEdit } from '../../protocol/deliberationPane';
import type { Standing } from './gatedRun';

/** What a page shows and steers, and what is told of it: a deliberation, or a design. */
export interface Steered {
  readonly name: string;
  readonly title: string;
  /** Nobody is asked, and whoever began it hears how it ended. */
  readonly unattended: boolean;
  readonly standing: Standing<unknown, unknown>;
  readonly gateNumber: number;
  /** How often it was started: whether it stopped once more. */
  readonly starts: number;
  /** Where it is, in a word. */
  readonly phase: string;
  snapshot(restore: string): DeliberationSnapshot;
  onChange(listener: () => void): vscode.Disposable;
  edit(change: GateEdit): void;
  proceed(version: number): void;
  back(version: number): void;
  cancel(): void;
  /** Has the step of this gate made again, or leaves it out. */
  again(version: number, note: string): void;
  skip(version: number): void;
  ended(): Promise<Standing<unknown, unknown>>;
}

/** One of them, and where it belongs. */
export interface Shown {
  readonly kind: 'deliberation' | 'design';
  readonly run: Steered;
  readonly root: vscode.Uri;
  /** The record or the document. */
  readonly uri: vscode.Uri;
  /** Who answered until now. */
  readonly designer: State['designer'];
  /** Goes on from what is on disk, with who answered until now unless another is named. */
  resume(choice?: State['designer']): Promise<unknown>;
  /** Asks again at a place that was passed. */
  visit(place: string): Promise<unknown>;
}
