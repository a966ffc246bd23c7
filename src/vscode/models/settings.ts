import * as vscode from 'vscode';
import { type MemorySettings, memoryFrom } from '../../deliberation/lessonsFor';
import { type Settings, settingsFrom } from '../../deliberation/settings';
import { inside } from '../../log/folder';
import { modelNamed, type Provider, providers } from './provider';
import { lines, oneOf } from './raw';

/** How a deliberation goes in this folder. The seed is recorded with it; a caller that wants the same again gives it. */
export function deliberationSettings(root: vscode.Uri, seed = newSeed()): Settings {
  // Each named in full: a test finds the settings that nobody reads.
  const values: Readonly<Record<string, unknown>> = {
    'tot.alternatives': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.alternatives'),
    'tot.depth': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.depth'),
    'tot.search': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.search'),
    'tot.beamWidth': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.beamWidth'),
    'tot.complexity': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.complexity'),
    'tot.samples': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.samples'),
    'tot.gates': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.gates'),
    'tot.tokenBudget': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.tokenBudget'),
    scale: vscode.workspace.getConfiguration('deliberate', root).get<unknown>('scale'),
  };
  return { ...settingsFrom(key => values[key]), seed };
}

export interface ModelSettings {
  readonly provider: Provider;
  readonly id: string;
  readonly baseUrl: string;
  readonly logExchanges: boolean;
}

/** The person's own: none of it can be set by a workspace. */
export function modelSettings(): ModelSettings {
  const provider = vscode.workspace.getConfiguration('deliberate').get<unknown>('model.provider');
  return {
    provider: oneOf(providers, provider) ?? 'auto',
    id: line(vscode.workspace.getConfiguration('deliberate').get<unknown>('model.id')),
    baseUrl: line(vscode.workspace.getConfiguration('deliberate').get<unknown>('model.baseUrl')),
    logExchanges: vscode.workspace.getConfiguration('deliberate').get<unknown>('model.logExchanges') === true,
  };
}

export async function saveModelSettings(next: Pick<ModelSettings, 'provider' | 'id' | 'baseUrl'>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('deliberate');
  const user = vscode.ConfigurationTarget.Global;
  // The address last and first alike: at no moment may a provider be paired with the address of another.
  await settings.update('model.baseUrl', undefined, user);
  await settings.update('model.provider', next.provider === 'auto' ? undefined : next.provider, user);
  await settings.update('model.id', next.id || undefined, user);
  if (next.baseUrl !== '') await settings.update('model.baseUrl', next.baseUrl, user);
}

export interface Evaluators {
  readonly roles: readonly string[];
  /** Named by the person; a workspace cannot have its questions sent to somebody else. */
  readonly models: readonly string[];
  /** Models that a workspace named. */
  readonly ignored: readonly string[];
}

export function evaluators(root: vscode.Uri): Evaluators {
  const all = lines(vscode.workspace.getConfiguration('deliberate', root).get<unknown>('tot.evaluators'));
  const own = lines(vscode.workspace.getConfiguration('deliberate', root).inspect('tot.evaluators')?.globalValue);
  const models = all.filter(one => modelNamed(one));
  return {
    roles: all.filter(one => !modelNamed(one)),
    models: models.filter(one => own.includes(one)),
    ignored: models.filter(one => !own.includes(one)),
  };
}

/** The folder of companions, always inside of the workspace folder. */
export function recordsFolder(root: vscode.Uri): string {
  return inside(line(vscode.workspace.getConfiguration('deliberate', root).get<unknown>('records'))) ?? '.aiwg';
}

/** Globs of requirement files, relative to the workspace folder. */
export function requirementGlobs(root: vscode.Uri): readonly string[] {
  const globs = lines(vscode.workspace.getConfiguration('deliberate', root).get<unknown>('requirements'), 20, 300);
  return globs.flatMap(glob => inside(glob) ?? []);
}

/** How many lessons of earlier decisions are heard, and which. */
export function memorySettings(root: vscode.Uri): MemorySettings {
  const values: Readonly<Record<string, unknown>> = {
    'memory.window': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('memory.window'),
    'memory.policy': vscode.workspace.getConfiguration('deliberate', root).get<unknown>('memory.policy'),
  };
  return memoryFrom(key => values[key]);
}

function line(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function newSeed(): number {
  return globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}
