import type * as vscode from 'vscode';
import type { Clock } from '../../ports/clock';
import type { Agent } from '../../provenance/shape';
import type { Logs } from '../logs/logs';

export interface ExchangeWorld {
  readonly extensionUri: vscode.Uri;
  readonly logs: Logs;
  readonly clock: Clock;
  /** Deliberate itself, with its version. */
  readonly tool: Agent;
  /** A record was written for a person: it is recorded as such. */
  made(uri: vscode.Uri): Promise<void>;
}

/** `Export Decision Log` and `Import Decision Records`; what does the work is loaded when it is first asked for. */
export function exchangeCommands(world: ExchangeWorld) {
  return {
    'deliberate.exportLog': async (argument: unknown) => (await import('./exportLog')).exportLog(world, argument),
    'deliberate.importRecords': async (argument: unknown) =>
      (await import('./importRecords')).importRecords(world, argument),
  };
}
