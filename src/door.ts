import * as vscode from 'vscode';
import { commandIds } from './vscode/commandIds';
import type { Platform } from './vscode/platform';

const panes = ['matrix', 'diagram', 'deliberation', 'form', 'dashboard'];

/**
 * What VS Code has to find at once, and nothing more: the rest is loaded right after, and whoever comes earlier waits
 * for it. A file of its own when built, so it shares nothing with the rest but types and what is imported here.
 */
export function open(context: vscode.ExtensionContext, platform: Platform): void {
  let loading: ReturnType<typeof load> | null = null;
  const rest = () => {
    loading ??= load(context, platform);
    return loading;
  };
  context.subscriptions.push(
    ...commandIds.map(id =>
      vscode.commands.registerCommand(id, async (argument: unknown) => (await rest()).run(id, argument)),
    ),
    ...panes.map(name =>
      vscode.window.registerWebviewPanelSerializer(`deliberate.${name}`, {
        deserializeWebviewPanel: async (panel, state: unknown) => (await rest()).bringBack(panel, state),
      }),
    ),
  );
  setTimeout(() => void rest(), 0);
}

async function load(context: vscode.ExtensionContext, platform: Platform) {
  const { start } = await import('./start');
  return start(context, platform);
}
