import type * as vscode from 'vscode';

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
