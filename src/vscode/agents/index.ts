import type * as vscode from 'vscode';
import { followups } from './chat/followups';
import type { ChatWorld } from './chat/turn';
import type { EditorTool } from './toolList';
import { callTool, prepareTool } from './tools';

type Command = (argument: unknown) => Promise<unknown>;

/** What agents can ask of the log in the editor, and the chat in which people ask it. */
export function registerAgents(given: ChatWorld) {
  const write: Command = async argument => {
    const { writeAgentInstructions } = await import('./writeInstructions');
    return writeAgentInstructions(given.logs)(argument);
  };
  return {
    offers: {
      prepare: prepareTool,
      call: (tool: EditorTool, input: unknown, token: vscode.CancellationToken) => callTool(given, tool, input, token),
      async answer(...asked: Parameters<vscode.ChatRequestHandler>) {
        const { answer } = await import('./chat/answer');
        return answer(given, ...asked);
      },
      followups,
    },
    commands: { 'deliberate.writeAgentInstructions': write },
  };
}
