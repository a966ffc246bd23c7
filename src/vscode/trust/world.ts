import type * as vscode from 'vscode';
import type { Topic } from '../../catalogue/topic';
import type { Clock } from '../../ports/clock';
import type { Agent } from '../../provenance/shape';
import type { Records } from '../records';

/** What the auditable side of the extension needs of the rest of it. */
export interface TrustWorld {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly records: Records;
  readonly clock: Clock;
  /** Deliberate itself, with its version. */
  readonly tool: Agent;
  /** What kinds of decisions there are, for lessons to be found by. */
  topics(root: vscode.Uri): Promise<readonly Topic[]>;
}
