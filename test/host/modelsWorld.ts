import * as vscode from 'vscode';
import type { JsonSchema } from '../../src/llm/schema';

/** What `test/fixtures/scripted-model` gives to tests. */
export interface ScriptedModel {
  answerWith(script: Script): void;
  /** Requests that are neither answered to the end nor given up. */
  open(): number;
}
export type Script = (
  messages: readonly vscode.LanguageModelChatMessage[],
  options: vscode.LanguageModelChatRequestOptions,
  call: { readonly model: { readonly id: string }; readonly token: vscode.CancellationToken },
) => Iterable<unknown> | AsyncIterable<unknown>;

/** Null where no such model is installed: only the newest VS Code has it. */
export async function scriptedModel(): Promise<ScriptedModel | null> {
  const extension = vscode.extensions.getExtension<ScriptedModel>('deliberate-test.scripted-model');
  return extension ? extension.activate() : null;
}

const schema: JsonSchema = {
  type: 'object',
  properties: { because: { type: 'string' }, score: { type: 'integer', enum: [1, 2, 3, 4, 5] } },
  required: ['because', 'score'],
  additionalProperties: false,
};

export const question = {
  system: 'You judge.',
  prompt: 'How good is it?',
  schema: { name: 'score', json: schema },
  temperature: 0.3,
};

export const answer = { because: 'It holds 10K requests/second. 😀', score: 4 };

export function textOf(message: vscode.LanguageModelChatMessage | undefined): string {
  return (message?.content ?? [])
    .map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

/** Sets the person's own settings for a while. */
export async function withUserSettings<T>(values: Record<string, unknown>, body: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('deliberate');
  const set = async (pick: (value: unknown) => unknown) => {
    for (const [name, value] of Object.entries(values))
      await settings.update(name, pick(value), vscode.ConfigurationTarget.Global);
  };
  await set(value => value);
  try {
    return await body();
  } finally {
    await set(() => undefined);
  }
}

/** A log that keeps what is written to it. */
export function keptLog(): { readonly log: vscode.LogOutputChannel; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  const log = { info: write, warn: write, error: write, debug: write, trace: write, append: write, appendLine: write };
  return { log: log as unknown as vscode.LogOutputChannel, lines };
}

/** What the secret storage holds of one key. */
export function stored(host: string, key: string): string {
  return JSON.stringify([{ host, key }]);
}

/** The parts of an extension's context that models need. */
export function contextWith(secrets: Map<string, string>): vscode.ExtensionContext {
  const found = vscode.extensions.getExtension('deliberate.deliberate');
  return {
    extensionUri: found?.extensionUri,
    secrets: {
      get: async (key: string) => secrets.get(key),
      store: async (key: string, value: string) => void secrets.set(key, value),
      delete: async (key: string) => void secrets.delete(key),
    },
    languageModelAccessInformation: { canSendRequest: () => true },
  } as unknown as vscode.ExtensionContext;
}
