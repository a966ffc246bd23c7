import * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { askAddress } from './askAddress';
import type { Wanted } from './choose';
import { ModelError, stepsFor } from './failures';
import type { Models } from './models';
import { type Offer, sources } from './offers';
import { pickOffer } from './pickOffer';
import { isServer, type Provider, providers } from './provider';
import { askKey } from './setApiKey';
import { modelSettings, saveModelSettings } from './settings';
import type { Topics } from './topics';
import { type Trial, tried } from './tried';

const argumentShape = z.strictObject({
  provider: z.enum(providers),
  id: z.optional(z.string().check(z.maxLength(300), z.regex(/^[^\r\n]*$/))),
  baseUrl: z.optional(z.string().check(z.maxLength(2000))),
});

export interface Selected {
  readonly provider: Provider;
  readonly id: string;
  readonly works: boolean;
  /** One sentence: that it works, or what is wrong and what to do. */
  readonly message: string;
}

export interface SelectWorld {
  readonly models: Models;
  readonly topics: Topics;
}

/** `Select Language Model`: what is really there, tried before it is taken. */
export function selectModel(world: SelectWorld) {
  return async (argument: unknown): Promise<Selected | undefined> => {
    if (argument === undefined) return ask(world);
    const parsed = argumentShape.safeParse(argument);
    if (!parsed.success)
      throw new UserError(`deliberate.selectModel takes {provider, id?, baseUrl?}: ${z.prettifyError(parsed.error)}`);
    const { provider, id = '', baseUrl } = parsed.data;
    if (baseUrl && !addressOf(baseUrl))
      throw new UserError('`baseUrl` has to be an http or https address without a password.');
    const before = modelSettings();
    // The address of one server is not that of another.
    const address = baseUrl ?? (before.provider === provider ? before.baseUrl : '');
    const wanted = { provider, id: id.trim(), baseUrl: address.trim() };
    // Whoever names the address wants it to be asked with what was stored for this provider.
    if (baseUrl && isServer(provider)) await world.models.keys.share(provider, baseUrl);
    const { trial, id: found } = await trialOf(world, wanted, new AbortController().signal);
    await saveModelSettings(wanted);
    return { provider, id: found, works: trial.works, message: trial.message };
  };
}

async function ask(world: SelectWorld): Promise<Selected | undefined> {
  for (;;) {
    const settings = modelSettings();
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    const taken = await pickOffer(sources(world.models, world.topics, root, settings), isCurrent(settings));
    if (!taken) return undefined;
    const wanted = await wantedFrom(world, taken);
    if (!wanted) continue;
    const done = await take(world, wanted);
    if (done) return done;
  }
}

/** What was taken is a model, or a way to one. */
async function wantedFrom(
  { models }: SelectWorld,
  taken: { readonly offer: Offer } | { readonly do: 'key' | 'address' },
): Promise<Wanted | undefined> {
  if ('do' in taken) {
    if (taken.do === 'address') return askAddress(models);
    await vscode.commands.executeCommand('deliberate.setApiKey');
    return undefined;
  }
  const { choice, remedy, server } = taken.offer;
  if (choice) return choice;
  if (remedy === 'key' && server) await askKey(models, server);
  return remedy === 'address' ? askAddress(models, server) : undefined;
}

/** Tries it, says so, and keeps it; one that does not work only if the person wants it all the same. */
async function take(world: SelectWorld, wanted: Wanted): Promise<Selected | undefined> {
  const { trial, id } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Trying ${wanted.id || wanted.provider}…`,
      cancellable: true,
    },
    (_, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      return trialOf(world, wanted, cancel.signal);
    },
  );
  if (!trial.works) {
    if (trial.failure?.kind === 'cancelled') return undefined;
    const anyway = 'Use It All the Same';
    const key = 'Set API Key';
    const first = stepsFor(trial.failure?.kind ?? 'broken')[0]?.title === key ? [key] : [];
    const answer = await vscode.window.showWarningMessage(trial.message, ...first, 'Choose Another', anyway);
    if (answer === key) await vscode.commands.executeCommand('deliberate.setApiKey');
    if (answer === undefined) return { provider: wanted.provider, id, works: false, message: trial.message };
    if (answer !== anyway) return undefined;
  }
  await saveModelSettings(wanted);
  if (trial.works) void vscode.window.showInformationMessage(trial.message);
  return { provider: wanted.provider, id, works: trial.works, message: trial.message };
}

async function trialOf(
  { models, topics }: SelectWorld,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<{ readonly trial: Trial; readonly id: string }> {
  try {
    const model = await models.chosen(wanted);
    if (model) return { trial: await tried(model, signal), id: model.id };
    const { length } = (await topics.in(vscode.workspace.workspaceFolders?.[0]?.uri)).topics;
    const message = `The catalogue works: it knows ${length} topics, and needs no model, no account and no network.`;
    return { trial: { works: true, message }, id: 'catalogue' };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { trial: { works: false, message: error.message, failure: error.failure }, id: wanted.id };
  }
}

function isCurrent({ provider, id, baseUrl }: Wanted): (offer: Offer) => boolean {
  return ({ choice }) => choice?.provider === provider && choice.id === id && choice.baseUrl === baseUrl;
}
