import * as vscode from 'vscode';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { selectStep } from './failures';
import { hostOf, keyProblem } from './keys';
import { addressFor, type Models } from './models';
import { type Server, serverNames, servers } from './provider';
import { modelSettings } from './settings';

const argumentShape = z.strictObject({ provider: z.enum(servers), key: z.string() });

export interface KeySet {
  readonly provider: Server;
  readonly stored: boolean;
}

/** `Set API Key`: into VS Code's secret storage, from where only the server that it is for gets it. */
export function setApiKey(models: Models) {
  return async (argument: unknown): Promise<KeySet | undefined> => {
    if (argument !== undefined) {
      const parsed = argumentShape.safeParse(argument);
      // Nothing of the argument is quoted: it holds a key.
      if (!parsed.success)
        throw new UserError(`deliberate.setApiKey takes {provider, key}, provider one of ${servers.join(', ')}.`);
      const { provider, key } = parsed.data;
      await models.keys.set(provider, addressFor(provider, modelSettings()), key);
      return { provider, stored: key.trim() !== '' };
    }
    const provider = await askProvider(models);
    return provider && askKey(models, provider);
  };
}

/** Asks for the key of one provider. */
export async function askKey(models: Models, provider: Server): Promise<KeySet | undefined> {
  const baseUrl = addressFor(provider, modelSettings());
  const before = (await models.keys.host(provider)) !== null;
  const key = await vscode.window.showInputBox({
    title: `API Key for ${serverNames[provider]}`,
    prompt: `Kept in VS Code's secret storage and sent only to ${hostOf(provider, baseUrl)}.${before ? ' Leave it empty to remove the key that is stored.' : ''}`,
    password: true,
    ignoreFocusOut: true,
    validateInput: keyProblem,
  });
  if (key === undefined) return undefined;
  await models.keys.set(provider, baseUrl, key);
  const stored = key.trim() !== '';
  void said(provider, stored);
  return { provider, stored };
}

async function said(provider: Server, stored: boolean): Promise<void> {
  const message = `The API key for ${serverNames[provider]} is ${stored ? 'stored' : 'removed'}.`;
  const answer = await vscode.window.showInformationMessage(message, ...(stored ? [selectStep.title] : []));
  if (answer === selectStep.title) await vscode.commands.executeCommand(selectStep.command);
}

async function askProvider(models: Models): Promise<Server | undefined> {
  const items = await Promise.all(
    servers.map(async provider => ({
      label: serverNames[provider],
      description: (await models.keys.host(provider)) === null ? 'no key' : 'a key is stored',
      provider,
    })),
  );
  const picked = await vscode.window.showQuickPick(items, { title: 'Set API Key', placeHolder: 'Whose key?' });
  return picked?.provider;
}
