import * as vscode from 'vscode';
import type { ChatWorld } from './turn';

/** `@adr`, where there is a chat; what it does is loaded with the first question. */
export function registerParticipant(given: ChatWorld, extensionUri: vscode.Uri): vscode.Disposable {
  // Builds of VS Code without the chat have no such function.
  if (typeof (vscode.chat as Partial<typeof vscode.chat> | undefined)?.createChatParticipant !== 'function')
    return new vscode.Disposable(() => {});
  const participant = vscode.chat.createChatParticipant('deliberate.adr', async (request, context, stream, token) => {
    const { answer } = await import('./answer');
    return answer(given, request, context, stream, token);
  });
  participant.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
  participant.followupProvider = { provideFollowups: ({ metadata }) => followups(metadata) };
  return participant;
}

/** What one may ask next, by what came of the last answer. */
export function followups(outcome: unknown): vscode.ChatFollowup[] {
  const { kind, record } = (outcome ?? {}) as { kind?: unknown; record?: unknown };
  if (typeof record !== 'string') return [];
  const impact = { command: 'impact', prompt: record, label: 'What does a change of it touch?' };
  const review = { command: 'review', prompt: record, label: 'Review it' };
  const why = { command: 'why', prompt: record, label: 'Why was it decided so?' };
  switch (kind) {
    case 'new':
      return [review];
    case 'impact':
      return [why, review];
    case 'review':
      return [impact];
    case 'why':
    case 'ask':
      return [impact, review];
    default:
      return [];
  }
}
