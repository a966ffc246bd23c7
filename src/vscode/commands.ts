import * as vscode from 'vscode';

/** Every command that works. A test compares this list with `package.json`. */
export const commandIds = [
  'deliberate.newAdr',
  'deliberate.openDiagrams',
  'deliberate.openMatrix',
  'deliberate.openWalkthrough',
  'deliberate.recomputeTotals',
] as const;
export type CommandId = (typeof commandIds)[number];

/** Something a person can act on: shown as it is, without a stack. */
export class UserError extends Error {}

type Command = (argument: unknown) => Promise<unknown>;

/**
 * The one door for commands. A failure is told once, in words; the log has the rest. A caller that passed an
 * argument (a keybinding, a task, an agent) gets the failure thrown, since nobody may be looking.
 */
export function registerCommands(
  log: vscode.LogOutputChannel,
  commands: Record<CommandId, Command>,
): vscode.Disposable {
  const registrations = commandIds.map(id =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        return await commands[id](argument);
      } catch (error) {
        log.error(id, error instanceof Error ? error : String(error));
        if (argument !== undefined) throw error;
        void tell(log, error);
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}

async function tell(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const showLog = 'Show Log';
  const answer = await vscode.window.showErrorMessage(message, ...(error instanceof UserError ? [] : [showLog]));
  if (answer === showLog) log.show();
}
