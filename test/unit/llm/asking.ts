import { anthropicModel } from '../../../src/llm/anthropic';
import type { ModelOptions } from '../../../src/llm/asking';
import type { Model, ModelRequest } from '../../../src/llm/model';
import { ollamaModel } from '../../../src/llm/ollama';
import { openAiModel } from '../../../src/llm/openai';
import type { JsonSchema } from '../../../src/llm/schema';
import type { Protocol } from '../../fixtures/llm/faultServer';

export const protocols = ['openai', 'anthropic', 'ollama'] as const;

/** No shape that is masked by itself: what hides it is that it is the key. */
export const KEY = 'only-the-key-itself-would-mask-this';

export const schema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    score: { type: 'integer', enum: [1, 2, 3, 4, 5] },
    sure: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['name', 'score', 'sure', 'tags'],
  additionalProperties: false,
};
export const good = { name: 'Grüße 😀 "quoted" {braces}\n', score: 4, sure: false, tags: ['ä', '€'] };

export const request: ModelRequest = {
  system: 'You judge options.',
  prompt: 'Judge Redis.',
  schema: { name: 'judgement', json: schema },
  maxTokens: 500,
  temperature: 0.2,
  seed: 7,
};

const makers = { openai: openAiModel, anthropic: anthropicModel, ollama: ollamaModel };

/** A model whose patience is that of a test. */
export function modelOf(protocol: Protocol, url: string, options: Partial<ModelOptions> = {}): Model {
  return makers[protocol]({
    baseUrl: url,
    id: 'some-model',
    key: KEY,
    limits: { first: 3000, idle: 3000, total: 5000, grace: 30 },
    retry: { wait: 2, longest: 8, patience: 1000 },
    random: () => 0.5,
    ...options,
  });
}

export function ask(model: Model, asked: ModelRequest = request) {
  return model.answer(asked, { signal: new AbortController().signal });
}

/** Waits for what happens on the other side of a socket. */
export async function until(happened: () => boolean, within = 1000): Promise<void> {
  for (const end = performance.now() + within; !happened(); ) {
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${happened}`);
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}
