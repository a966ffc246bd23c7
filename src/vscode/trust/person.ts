import * as vscode from 'vscode';
import type { Agent } from '../../provenance/shape';
import { agentUrn } from '../../provenance/urn';
import * as z from '../../schema/schema';

/** Git may be slow to wake, or wait for an answer that nobody gives. */
const patience = 4000;
const longest = 200;
const known = new Map<string, Promise<string | null>>();

/** The person at this window, as git knows them: edits are theirs. */
export async function personAt(root: vscode.Uri): Promise<Agent> {
  const name = await gitUser(root);
  return name === null ? personCalled('unknown') : personCalled(name);
}

function personCalled(name: string): Agent {
  return { id: agentUrn('human', name), type: 'human', name };
}

/** `null` where there is no git, or it was never told a name. */
export async function gitUser(root: vscode.Uri): Promise<string | null> {
  const key = root.toString();
  const reading = known.get(key) ?? Promise.race([ask(root).catch(() => null), later()]);
  known.set(key, reading);
  const name = await reading;
  // A name that is missing may be given at any time.
  if (name === null) known.delete(key);
  return name;
}

async function ask(root: vscode.Uri): Promise<string | null> {
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (!extension) return null;
  const git = shape.safeParse(extension.isActive ? extension.exports : await extension.activate());
  if (!git.success) return null;
  const api = apiShape.safeParse(git.data.getAPI(1));
  if (!api.success) return null;
  const repository = repositoryShape.safeParse(api.data.getRepository(root));
  if (!repository.success) return null;
  const { getConfig, getGlobalConfig } = repository.data;
  const read = async (from: (key: string) => unknown) =>
    nameIn(await Promise.resolve(from('user.name')).catch(() => ''));
  return (await read(getConfig)) ?? (await read(getGlobalConfig));
}

type Call<A extends unknown[]> = (...given: A) => unknown;
const call = <A extends unknown[]>() => z.custom<Call<A>>(value => typeof value === 'function');
const shape = z.object({ getAPI: call<[number]>() });
const apiShape = z.object({ getRepository: call<[vscode.Uri]>() });
const repositoryShape = z.object({ getConfig: call<[string]>(), getGlobalConfig: call<[string]>() });

function nameIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : null;
}

function later(): Promise<null> {
  return new Promise(resolve => setTimeout(() => resolve(null), patience));
}
