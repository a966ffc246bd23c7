import { addressOf, versioned } from './address';
import { type ModelOptions, modelOver } from './asking';
import type { Model, ModelRequest } from './model';
import { promptFor, toolName } from './structured';
import { countOf, type Fields, type Finish, fields, type Heard, textOf, type Wire, type WireManner } from './wire';

/** OpenAI's chat completions, which most servers speak: vLLM, llama.cpp, LM Studio, OpenRouter, ... */
export const openAiWire: Wire = {
  provider: 'openai',
  url: address => versioned(address, '/chat/completions'),
  headers: key => (key === '' ? {} : { authorization: `Bearer ${key}` }),
  framing: 'events',
  rungs: ['schema', 'tool', 'json', 'prompt'],
  quirks: ['max_tokens', 'temperature', 'seed', 'stream_options', 'system'],
  body: openAiBody,
  hear: openAiHeard,
};

export const openAiHome = 'https://api.openai.com/v1';

export function openAiModel(options: ModelOptions): Model {
  const baseUrl = options.baseUrl || openAiHome;
  return modelOver(openAiWire, openAiLabel(baseUrl), { ...options, baseUrl });
}

/** Any other server has no name but its own. */
export function openAiLabel(baseUrl: string): string {
  const host = addressOf(baseUrl)?.host ?? '';
  return host === 'api.openai.com' || host === '' ? 'OpenAI' : host;
}

function openAiBody(id: string, request: ModelRequest, { rung, without }: WireManner): object {
  const { system, schema, maxTokens, temperature, seed } = request;
  const prompt = promptFor(request, rung);
  const takes = (quirk: (typeof without)[number]) => !without.includes(quirk);
  const name = toolName(schema.name);
  return {
    model: id,
    messages: takes('system')
      ? [
          { role: 'system', content: system },
          { role: 'user', content: prompt },
        ]
      : [{ role: 'user', content: `${system}\n\n${prompt}` }],
    stream: true,
    ...(takes('stream_options') ? { stream_options: { include_usage: true } } : {}),
    ...(maxTokens === undefined ? {} : { [takes('max_tokens') ? 'max_tokens' : 'max_completion_tokens']: maxTokens }),
    ...(temperature !== undefined && takes('temperature') ? { temperature } : {}),
    ...(seed !== undefined && takes('seed') ? { seed } : {}),
    ...(rung === 'schema'
      ? { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: schema.json } } }
      : {}),
    ...(rung === 'tool'
      ? {
          tools: [{ type: 'function', function: { name, description: 'Gives the answer.', parameters: schema.json } }],
          tool_choice: { type: 'function', function: { name } },
        }
      : {}),
    ...(rung === 'json' ? { response_format: { type: 'json_object' } } : {}),
  };
}

/** `{"choices":[{"delta":{"content":"{"},"finish_reason":null}]}`; `message` instead of `delta` where nothing streams. */
function openAiHeard(heard: Heard, event: Fields): Heard {
  const choices = Array.isArray(event['choices']) ? event['choices'].map(fields) : [];
  const choice = choices.find(({ index }) => index === 0 || index === undefined) ?? {};
  const delta = fields(choice['delta'] ?? choice['message']);
  const calls = Array.isArray(delta['tool_calls']) ? delta['tool_calls'].map(fields) : [];
  const call = calls.find(({ index }) => index === 0 || index === undefined);
  const said = fields(call?.['function'])['arguments'];
  const text = textOf(delta['content']);
  const refusal = textOf(delta['refusal']);
  const thought = textOf(delta['reasoning_content']) + textOf(delta['reasoning']);
  const usage = fields(event['usage'] ?? fields(event['x_groq'])['usage']);
  const finish = finishOf(choice['finish_reason']);
  return {
    ...heard,
    text: heard.text + text,
    // Some servers hand over the arguments as an object, at once.
    tool: heard.tool + (typeof said === 'object' && said !== null ? JSON.stringify(said) : textOf(said)),
    spoke: heard.spoke || text + refusal + thought !== '' || said !== undefined,
    finish: refusal !== '' || heard.finish === 'refused' ? 'refused' : (finish ?? heard.finish),
    input: countOf(usage['prompt_tokens']) ?? heard.input,
    output: countOf(usage['completion_tokens']) ?? heard.output,
    model: textOf(event['model']) || heard.model,
  };
}

function finishOf(reason: unknown): Finish | null {
  if (typeof reason !== 'string' || reason === '') return null;
  if (['stop', 'tool_calls', 'function_call', 'eos', 'eos_token', 'end_turn'].includes(reason)) return 'done';
  if (['length', 'max_tokens', 'model_length'].includes(reason)) return 'length';
  return ['content_filter', 'safety', 'SAFETY'].includes(reason) ? 'filtered' : 'unknown';
}
