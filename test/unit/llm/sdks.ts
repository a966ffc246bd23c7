import Anthropic from '@anthropic-ai/sdk';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { anthropicWire } from '../../../src/llm/anthropic';
import { ollamaWire } from '../../../src/llm/ollama';
import { openAiWire } from '../../../src/llm/openai';
import { KEY, request } from './asking';

/** What a program gets that uses an official library as its README shows. */
export interface Told {
  readonly text: string;
  /** Null: it was not told. */
  readonly input: number | null;
  readonly output: number | null;
}

/** `again`: how often it may ask again; Ollama's never does. */
export type Sdk = (url: string, again: number) => Promise<Told>;

/** The bodies are ours, so that both ask the very same. */
const manner = { rung: 'schema', without: [] } as const;
const quiet = { apiKey: KEY, logLevel: 'off' } as const;
const openAiBody = openAiWire.body('some-model', request, manner) as OpenAI.ChatCompletionCreateParamsStreaming;
const anthropicBody = anthropicWire.body('some-model', request, manner) as Anthropic.MessageCreateParamsStreaming;
const ollamaBody = ollamaWire.body('some-model', request, manner) as Parameters<Ollama['chat']>[0] & { stream: true };

/** `loop`: over the events of the stream. `helper`: what the library puts together of them. */
export const sdks = {
  'openai loop': async (url, again) => {
    const client = new OpenAI({ baseURL: `${url}/v1`, maxRetries: again, ...quiet });
    let told = { text: '', input: null, output: null } as Told;
    for await (const { choices, usage } of await client.chat.completions.create(openAiBody)) {
      const text = told.text + (choices[0]?.delta.content ?? '');
      told = { ...told, text, ...(usage ? { input: usage.prompt_tokens, output: usage.completion_tokens } : {}) };
    }
    return told;
  },
  'openai helper': async (url, again) => {
    const client = new OpenAI({ baseURL: `${url}/v1`, maxRetries: again, ...quiet });
    const stream = client.chat.completions.stream(openAiBody);
    const { choices } = await stream.finalChatCompletion();
    const usage = await stream.totalUsage();
    return { text: choices[0]?.message.content ?? '', input: usage.prompt_tokens, output: usage.completion_tokens };
  },
  'anthropic loop': async (url, again) => {
    const client = new Anthropic({ baseURL: url, maxRetries: again, ...quiet });
    let told = { text: '', input: null, output: null } as Told;
    for await (const event of await client.messages.create(anthropicBody)) {
      if (event.type === 'message_start') told = { ...told, input: read(event.message.usage) };
      if (event.type === 'message_delta') told = { ...told, output: event.usage.output_tokens };
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
        told = { ...told, text: told.text + event.delta.text };
    }
    return told;
  },
  'anthropic helper': async (url, again) => {
    const client = new Anthropic({ baseURL: url, maxRetries: again, ...quiet });
    const { content, usage } = await client.messages.stream(anthropicBody).finalMessage();
    const text = content.flatMap(block => (block.type === 'text' ? [block.text] : [])).join('');
    return { text, input: read(usage), output: usage.output_tokens };
  },
  'ollama loop': async url => {
    let told = { text: '', input: null, output: null } as Told;
    const client = new Ollama({ host: url });
    for await (const { message, done, prompt_eval_count, eval_count } of await client.chat(ollamaBody)) {
      const text = told.text + message.content;
      told = { ...told, text, ...(done ? { input: prompt_eval_count, output: eval_count } : {}) };
    }
    return told;
  },
} as const satisfies Record<string, Sdk>;

export type SdkName = keyof typeof sdks;

/** What came out of the cache was read too. */
function read(
  usage: Pick<Anthropic.Usage, 'input_tokens' | 'cache_read_input_tokens' | 'cache_creation_input_tokens'>,
) {
  return usage.input_tokens + (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0);
}
