import type * as vscode from 'vscode';
import type { Clock } from '../../ports/clock';
import type { Agent } from '../../provenance/shape';
import type { Edits } from '../edits';
import type { PaneFocus } from '../paneFocus';
import type { Records } from '../records';
import type { Designers } from './designers';

/** What deliberations need of the extension around them. */
export interface DeliberationWorld {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly records: Records;
  readonly focus: PaneFocus;
  readonly edits: Edits;
  readonly clock: Clock;
  readonly designers: Designers;
  /** Deliberate itself, with its version. */
  readonly tool: Agent;
}
