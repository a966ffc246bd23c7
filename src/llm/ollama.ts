import { beside } from './address';
import { type ModelOptions, modelOver } from './asking';
import type { Model, ModelRequest } from './model';
import { promptFor } from './structured';
import { estimateTokens } from './tokens';
import { countOf, type Fields, type Finish, fields, type Heard, textOf, type Wire, type WireManner } from './wire';

/** Ollama's own chat, whose `format` binds the model's very tokens. */
export const ollamaWire: Wire = {
  provider: 'ollama',
  url: address => beside(address, '/api/chat'),
  // None on the machine itself; a proxy before it, or ollama.com, wants one.
  headers: key => (key === '' ? {} : { authorization: `Bearer ${key}` }),
  framing: 'lines',
  rungs: ['schema', 'json', 'prompt'],
  quirks: [],
  body: ollamaBody,
  hear: ollamaHeard,
};

export const ollamaHome = 'http://localhost:11434';

export function ollamaModel(options: ModelOptions): Model {
  const baseUrl = options.baseUrl || ollamaHome;
  return modelOver(ollamaWire, 'Ollama', { ...options, baseUrl });
}

function ollamaBody(id: string, request: ModelRequest, { rung }: WireManner): object {
  const { system, schema, maxTokens, temperature, seed } = request;
  const prompt = promptFor(request, rung);
  const window = windowFor(system + prompt, maxTokens ?? 2048);
  return {
    model: id,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: prompt },
    ],
    stream: true,
    ...(rung === 'prompt' ? {} : { format: rung === 'schema' ? schema.json : 'json' }),
    options: {
      ...(maxTokens === undefined ? {} : { num_predict: maxTokens }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(seed === undefined ? {} : { seed }),
      ...(window === null ? {} : { num_ctx: window }),
    },
  };
}

/**
 * Its window is 4096 tokens unless told otherwise, and it drops the beginning of what is longer without a word. In big
 * steps, because each other size loads the model anew.
 */
function windowFor(text: string, answer: number): number | null {
  const needed = estimateTokens(text) + answer;
  return needed <= 4096 ? null : Math.ceil(needed / 8192) * 8192;
}

/** `{"model":"m","message":{"content":"{"},"done":false}`; `thinking` beside `content` is none of the answer. */
function ollamaHeard(heard: Heard, event: Fields): Heard {
  const message = fields(event['message']);
  const text = textOf(message['content']);
  return {
    ...heard,
    text: heard.text + text,
    spoke: heard.spoke || text + textOf(message['thinking']) !== '',
    finish: event['done'] === true ? finishOf(event['done_reason']) : heard.finish,
    input: countOf(event['prompt_eval_count']) ?? heard.input,
    output: countOf(event['eval_count']) ?? heard.output,
    model: textOf(event['model']) || heard.model,
  };
}

/** Older ones give no reason. */
function finishOf(reason: unknown): Finish {
  if (reason === undefined || reason === 'stop' || reason === '') return 'done';
  return reason === 'length' ? 'length' : 'unknown';
}
