import * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import type { Wanted } from './choose';
import { homes, hostOf } from './keys';
import type { Models } from './models';
import { type Server, serverAt, serverNames, servers } from './provider';

const example: Partial<Record<Server, string>> = { openai: 'http://localhost:1234/v1' };

interface Place {
  readonly provider: Server;
  readonly baseUrl: string;
}

/** A server that a person names, and one of its models; undefined goes back to the list. */
export async function askAddress(models: Models, known?: Server): Promise<Wanted | undefined> {
  const baseUrl = await vscode.window.showInputBox({
    title: 'Address of the Server',
    prompt: 'Your questions, with the context of the decision, are sent there. With /v1 or without.',
    value: example[known ?? 'openai'] ?? homes[known ?? 'openai'],
    ignoreFocusOut: true,
    validateInput: value =>
      addressOf(value) ? null : 'An http or https address without a password, such as http://localhost:1234/v1.',
  });
  const host = addressOf(baseUrl ?? '')?.host;
  if (baseUrl === undefined || host === undefined) return undefined;
  const provider = known ?? (await askProtocol(serverAt(host)));
  if (!provider) return undefined;
  const place = { provider, baseUrl: baseUrl.trim() };
  if (!(await askToShare(models, place))) return undefined;
  const id = await askModel(models, place);
  return id === undefined ? undefined : { ...place, id };
}

async function askProtocol(likely: Server): Promise<Server | undefined> {
  const items = [likely, ...servers.filter(server => server !== likely)].map(provider => ({
    label: serverNames[provider],
    provider,
  }));
  return (await vscode.window.showQuickPick(items, { title: 'What does it speak?', ignoreFocusOut: true }))?.provider;
}

/** A key that was given for one host is not sent to another unasked. False goes back. */
async function askToShare({ keys }: Models, { provider, baseUrl }: Place): Promise<boolean> {
  const other = await keys.host(provider);
  if (other === null || (await keys.get(provider, baseUrl)) !== '') return true;
  const without = { label: 'Ask without a key' };
  const items = [without, { label: `Send the API key that is stored for ${other}` }];
  const picked = await vscode.window.showQuickPick(items, {
    title: `No API key is stored for ${hostOf(provider, baseUrl)}`,
    ignoreFocusOut: true,
  });
  if (picked && picked !== without) await keys.share(provider, baseUrl);
  return picked !== undefined;
}

/** From its list, or typed where it gives none. */
async function askModel(models: Models, place: Place): Promise<string | undefined> {
  const offered = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Asking ${place.baseUrl} for its models…` },
    () => models.offered(place, new AbortController().signal),
  );
  if (offered.ok && offered.models.length > 0) {
    const items = offered.models.map(({ id, name }) => ({
      label: name,
      ...(id === name ? {} : { description: id }),
      id,
    }));
    return (await vscode.window.showQuickPick(items, { title: `Models of ${place.baseUrl}`, ignoreFocusOut: true }))
      ?.id;
  }
  return vscode.window.showInputBox({
    title: 'Id of the Model',
    prompt: offered.ok ? 'The server gives no list of its models.' : offered.failure.message,
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' ? 'An id is needed, as the server knows it.' : null),
  });
}
