import * as vscode from 'vscode';
import type { start } from './start';
import { editorTools } from './vscode/agents/toolList';
import { commandIds } from './vscode/commandIds';
import type { Platform } from './vscode/platform';

const panes = ['matrix', 'diagram', 'deliberation', 'form', 'dashboard'];

export type Load = () => Promise<{ readonly start: typeof start }>;

/**
 * What VS Code has to find at once, and nothing more: the rest is loaded right after, and whoever comes earlier waits
 * for it. On a desktop a file of its own, which shares nothing with the rest but what is imported here.
 */
export function open(context: vscode.ExtensionContext, platform: Platform, load: Load): void {
  let loading: Promise<ReturnType<typeof start>> | null = null;
  const rest = () => {
    loading ??= load().then(loaded => loaded.start(context, platform));
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
    ...editorTools.map(tool =>
      vscode.lm.registerTool<object>(tool.name, {
        prepareInvocation: async ({ input }) => (await rest()).agents.prepare(tool, input),
        invoke: async ({ input }, token) => (await rest()).agents.call(tool, input, token),
      }),
    ),
    participant(context, rest),
  );
  setTimeout(() => void rest(), 0);
}

/** `@adr`. Builds of VS Code without the chat have no such function. */
function participant(
  { extensionUri }: vscode.ExtensionContext,
  rest: () => Promise<ReturnType<typeof start>>,
): vscode.Disposable {
  if (typeof (vscode.chat as Partial<typeof vscode.chat> | undefined)?.createChatParticipant !== 'function')
    return new vscode.Disposable(() => {});
  const adr = vscode.chat.createChatParticipant('deliberate.adr', async (...asked) =>
    (await rest()).agents.answer(...asked),
  );
  adr.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
  adr.followupProvider = {
    provideFollowups: async ({ metadata }) => (await rest()).agents.followups(metadata),
  };
  return adr;
}
