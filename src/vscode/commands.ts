import * as vscode from 'vscode';
import type { CommandId } from './commandIds';
import { fromTree } from './logView/node';

/** What a person may do next, as a button. */
export interface Step {
  readonly title: string;
  readonly command: CommandId;
  readonly argument?: unknown;
}

/** Something a person can act on: shown as it is, without a stack, with what may be done at once. */
export class UserError extends Error {
  readonly steps: readonly Step[];

  constructor(message: string, steps: readonly Step[] = []) {
    super(message);
    this.steps = steps;
  }
}

type Command = (argument: unknown) => Promise<unknown>;

export type Commands = Record<CommandId, Command>;

/**
 * The one way in which commands run. A failure is told once, in words; the log has the rest. A caller that passed an
 * argument (a keybinding, a task, an agent) gets the failure thrown, since nobody may be looking.
 */
export function runner(log: vscode.LogOutputChannel, commands: Commands) {
  return async (id: CommandId, argument: unknown): Promise<unknown> => {
    try {
      return await commands[id](fromTree(id, argument));
    } catch (error) {
      log.error(id, error instanceof Error ? error : String(error));
      if (argument !== undefined) throw error;
      void tell(log, error);
      return undefined;
    }
  };
}

async function tell(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UserError) return offer(message, error.steps);
  const showLog = 'Show Log';
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}

/** Says what is wrong, and does what the person chooses of what helps. */
export async function offer(message: string, steps: readonly Step[]): Promise<void> {
  const answer = await vscode.window.showErrorMessage(message, ...steps.map(({ title }) => title));
  const step = steps.find(({ title }) => title === answer);
  if (step) await vscode.commands.executeCommand(step.command, ...(step.argument === undefined ? [] : [step.argument]));
}
