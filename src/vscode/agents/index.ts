import * as vscode from 'vscode';
import { registerParticipant } from './chat/participant';
import type { ChatWorld } from './chat/turn';
import { registerTools } from './tools';

type Command = (argument: unknown) => Promise<unknown>;

/** What agents can ask of the log in the editor, and the chat in which people ask it. */
export function registerAgents(given: ChatWorld & { readonly extensionUri: vscode.Uri }) {
  const write: Command = async argument => {
    const { writeAgentInstructions } = await import('./writeInstructions');
    return writeAgentInstructions(given.logs)(argument);
  };
  return {
    disposable: vscode.Disposable.from(registerTools(given), registerParticipant(given, given.extensionUri)),
    commands: { 'deliberate.writeAgentInstructions': write },
  };
}
