import { versioned } from './address';
import { type ModelOptions, modelOver } from './asking';
import type { Model, ModelRequest } from './model';
import { promptFor, toolName } from './structured';
import { countOf, type Fields, type Finish, fields, type Heard, textOf, type Wire, type WireManner } from './wire';

/** Anthropic's messages. */
export const anthropicWire: Wire = {
  provider: 'anthropic',
  url: address => versioned(address, '/messages'),
  headers: anthropicHeaders,
  framing: 'events',
  rungs: ['schema', 'tool', 'prompt'],
  quirks: ['temperature', 'cache_control'],
  body: anthropicBody,
  hear: anthropicHeard,
};

export const anthropicHome = 'https://api.anthropic.com';

/** It has no answer without a limit; enough for what is asked here, and within what every model allows. */
const MAX_TOKENS = 8192;

export function anthropicModel(options: ModelOptions): Model {
  const baseUrl = options.baseUrl || anthropicHome;
  return modelOver(anthropicWire, 'Anthropic', { ...options, baseUrl });
}

export function anthropicHeaders(key: string): Record<string, string> {
  return {
    'anthropic-version': '2023-06-01',
    // In a browser (vscode.dev) it answers only to who says that the key is the person's own.
    'anthropic-dangerous-direct-browser-access': 'true',
    ...(key === '' ? {} : { 'x-api-key': key }),
  };
}

function anthropicBody(id: string, request: ModelRequest, { rung, without }: WireManner): object {
  const { system, schema, maxTokens, temperature } = request;
  const name = toolName(schema.name);
  const cache = without.includes('cache_control') ? {} : { cache_control: { type: 'ephemeral' } };
  return {
    model: id,
    max_tokens: maxTokens ?? MAX_TOKENS,
    system: [{ type: 'text', text: system, ...cache }],
    messages: [{ role: 'user', content: promptFor(request, rung) }],
    stream: true,
    ...(temperature !== undefined && !without.includes('temperature') ? { temperature } : {}),
    ...(rung === 'schema' ? { output_config: { format: { type: 'json_schema', schema: schema.json } } } : {}),
    ...(rung === 'tool'
      ? {
          tools: [{ name, description: 'Gives the answer.', input_schema: schema.json }],
          tool_choice: { type: 'tool', name },
        }
      : {}),
  };
}

function anthropicHeard(heard: Heard, event: Fields): Heard {
  switch (event['type']) {
    case 'message_start':
      // Its count of the output is no more than a beginning.
      return { ...counted(heard, fields(event['message'])), output: null };
    case 'content_block_start':
      return block(heard, fields(event['content_block']), '');
    case 'content_block_delta':
      return delta(heard, fields(event['delta']));
    case 'message_delta': {
      const finish = finishOf(fields(event['delta'])['stop_reason']);
      return { ...counted(heard, event), finish: finish ?? heard.finish };
    }
    // The whole at once, from a proxy that does not stream.
    case 'message': {
      const content = Array.isArray(event['content']) ? event['content'].map(fields) : [];
      const all = content.reduce<Heard>((so, one) => block(so, one, JSON.stringify(one['input'] ?? {})), heard);
      return { ...counted(all, event), finish: finishOf(event['stop_reason']) };
    }
    default:
      return heard;
  }
}

function block(heard: Heard, content: Fields, input: string): Heard {
  if (content['type'] === 'tool_use') return { ...heard, spoke: true, tool: heard.tool + input };
  return content['type'] === 'text' ? { ...heard, text: heard.text + textOf(content['text']) } : heard;
}

/** `{"type":"text_delta","text":"{"}`, `{"type":"input_json_delta","partial_json":"{"}`, `{"type":"thinking_delta",...}` */
function delta(heard: Heard, said: Fields): Heard {
  return {
    ...heard,
    spoke: true,
    text: heard.text + (said['type'] === 'text_delta' ? textOf(said['text']) : ''),
    tool: heard.tool + (said['type'] === 'input_json_delta' ? textOf(said['partial_json']) : ''),
  };
}

/** What came out of the cache, or went into it, was read too. */
function counted(heard: Heard, message: Fields): Heard {
  const usage = fields(message['usage']);
  const read = ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'].map(name =>
    countOf(usage[name]),
  );
  const input = read[0] === null ? heard.input : read.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return {
    ...heard,
    input: Math.max(input ?? 0, heard.input ?? 0) || input,
    output: countOf(usage['output_tokens']) ?? heard.output,
    model: textOf(message['model']) || heard.model,
  };
}

function finishOf(reason: unknown): Finish | null {
  if (typeof reason !== 'string') return null;
  if (['end_turn', 'stop_sequence', 'tool_use'].includes(reason)) return 'done';
  if (reason === 'max_tokens') return 'length';
  if (reason === 'model_context_window_exceeded') return 'window';
  return reason === 'refusal' ? 'refused' : 'unknown';
}
