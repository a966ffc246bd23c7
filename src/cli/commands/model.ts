import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogueOf, teamFolder } from '../../catalogue/catalogue';
import type { Topic } from '../../catalogue/topic';
import { catalogueDesigner } from '../../deliberation/catalogueDesigner';
import type { Designer } from '../../deliberation/designer';
import { modelDesigner } from '../../deliberation/modelDesigner';
import { anthropicModel } from '../../llm/anthropic';
import type { Model } from '../../llm/model';
import { ollamaModel } from '../../llm/ollama';
import { openAiModel } from '../../llm/openai';
import type { Files } from '../../ports/files';
import { failed, usage } from '../failure';

export const modelOptions = {
  model: { type: 'string' },
  'model-id': { type: 'string' },
  'base-url': { type: 'string' },
} as const;

export interface Wanted {
  readonly provider: string;
  readonly id: string;
  readonly baseUrl: string;
}

export function wanted(values: Readonly<Record<string, string | boolean | undefined>>): Wanted {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  return { provider: text('model') || 'catalogue', id: text('model-id'), baseUrl: text('base-url') };
}

/** Who answers: a model over HTTP, or the catalogue. The key comes from the environment alone. */
export async function designerOf(
  { provider, id, baseUrl }: Wanted,
  files: Files,
  records: string,
  seed: number,
): Promise<Designer> {
  if (provider === 'catalogue') return catalogueDesigner(await topics(files, records));
  return modelDesigner(modelOf({ provider, id, baseUrl }), { seed });
}

/** A model over HTTP. The key comes from the environment alone. */
export function modelOf({ provider, id, baseUrl }: Wanted): Model {
  const makers: Readonly<Record<string, (options: { id: string; baseUrl?: string; key?: string }) => Model>> = {
    openai: openAiModel,
    anthropic: anthropicModel,
    ollama: ollamaModel,
  };
  const make = Object.hasOwn(makers, provider) ? makers[provider] : undefined;
  if (!make) throw usage(`There is no model provider ${provider}: take catalogue, openai, anthropic or ollama.`);
  if (id === '') throw usage(`Say which model of ${provider}: --model-id ID.`);
  if (baseUrl !== '' && !/^https?:\/\//.test(baseUrl))
    throw usage(`${baseUrl} is no address: it begins with http:// or https://.`);
  const key = process.env['DELIBERATE_API_KEY'] ?? '';
  return make({ id, ...(baseUrl ? { baseUrl } : {}), ...(key ? { key } : {}) });
}

/** The topics that ship, and over them those of the team. */
export async function topics(files: Files, records: string): Promise<readonly Topic[]> {
  const folder = `${records}/${teamFolder}`;
  const own = (await files.list(folder)).filter(({ kind, name }) => kind === 'file' && name.endsWith('.json'));
  const texts = await Promise.all(
    own.map(async ({ name }) => ({ path: `${folder}/${name}`, text: (await files.read(`${folder}/${name}`)) ?? '' })),
  );
  const found = catalogueOf(shipped(), texts);
  for (const problem of found.problems) process.stderr.write(`deliberate: ${problem}\n`);
  return found.topics;
}

function shipped(): string {
  try {
    return readFileSync(path.join(__dirname, 'catalogue.json'), 'utf8');
  } catch (error) {
    throw failed('The catalogue that ships with Deliberate is missing: install it again.', error);
  }
}
