import { expect, it } from 'vitest';
import { anthropicWire } from '../../../src/llm/anthropic';
import { ollamaWire } from '../../../src/llm/ollama';
import { openAiWire } from '../../../src/llm/openai';
import { type Heard, heardFrame, nothingHeard, type Wire } from '../../../src/llm/wire';
import { request } from './asking';

function hear(wire: Wire, ...events: readonly unknown[]): Heard {
  const frames = events.map(event => ({ name: '', data: typeof event === 'string' ? event : JSON.stringify(event) }));
  return frames.reduce((heard, frame) => heardFrame(wire, heard, frame), nothingHeard);
}
const choice = (delta: object, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
});

it.each<readonly [string, Wire, readonly unknown[], Partial<Heard>]>([
  ['text', openAiWire, [choice({ content: 'a' }), choice({ content: 'b' }, 'stop')], { text: 'ab', finish: 'done' }],
  [
    'a forced tool',
    openAiWire,
    [
      choice({ tool_calls: [{ index: 0, function: { arguments: '{' } }] }),
      choice({ tool_calls: [{ index: 0, function: { arguments: '}' } }] }, 'tool_calls'),
    ],
    { tool: '{}', finish: 'done' },
  ],
  [
    'arguments as an object',
    openAiWire,
    [choice({ tool_calls: [{ function: { arguments: { a: 1 } } }] })],
    { tool: '{"a":1}' },
  ],
  [
    'a second tool call',
    openAiWire,
    [choice({ tool_calls: [{ index: 1, function: { arguments: '{}' } }] })],
    { tool: '' },
  ],
  [
    'a refusal, which ends as usual',
    openAiWire,
    [choice({ refusal: 'No.' }), choice({}, 'stop')],
    { finish: 'refused' },
  ],
  ['thoughts', openAiWire, [choice({ reasoning_content: 'Hm {"a":1}' })], { text: '', spoke: true, finish: null }],
  ['a filter', openAiWire, [choice({ content: 'a' }, 'content_filter')], { finish: 'filtered' }],
  ['an end nobody knows', openAiWire, [choice({ content: 'a' }, 'tired')], { finish: 'unknown' }],
  ['[DONE] and no reason', openAiWire, [choice({ content: 'a' }), '[DONE]'], { finish: 'done' }],
  ['[DONE] after a cut', openAiWire, [choice({ content: 'a' }, 'length'), '[DONE]'], { finish: 'length' }],
  [
    'usage',
    openAiWire,
    [{ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } }],
    { input: 3, output: 2, spoke: false },
  ],
  [
    'usage as Groq has it',
    openAiWire,
    [{ choices: [], x_groq: { usage: { prompt_tokens: 3, completion_tokens: 2 } } }],
    { input: 3, output: 2 },
  ],
  [
    'nonsense in place of counts',
    openAiWire,
    [{ choices: 'x', usage: { prompt_tokens: -1, completion_tokens: '2' } }],
    { input: null, output: null },
  ],
  [
    'what came from the cache',
    anthropicWire,
    [
      {
        type: 'message_start',
        message: {
          usage: { input_tokens: 2, cache_read_input_tokens: 30, cache_creation_input_tokens: 4, output_tokens: 1 },
        },
      },
    ],
    { input: 36, output: null, spoke: false },
  ],
  [
    'the count at the end',
    anthropicWire,
    [{ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } }],
    { output: 9, finish: 'done' },
  ],
  [
    'a window that is full',
    anthropicWire,
    [{ type: 'message_delta', delta: { stop_reason: 'model_context_window_exceeded' } }],
    { finish: 'window' },
  ],
  ['pings and events to come', anthropicWire, [{ type: 'ping' }, { type: 'something_new' }], { spoke: false }],
  [
    'thoughts',
    anthropicWire,
    [{ type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'Hm' } }],
    { text: '', tool: '', spoke: true },
  ],
  [
    'thoughts',
    ollamaWire,
    [{ message: { content: '', thinking: 'Hm' }, done: false }],
    { text: '', spoke: true, finish: null },
  ],
  ['no reason for the end', ollamaWire, [{ message: { content: 'a' }, done: true }], { text: 'a', finish: 'done' }],
  [
    'a model that was loaded and not asked',
    ollamaWire,
    [{ message: { content: '' }, done: true, done_reason: 'load' }],
    { finish: 'unknown' },
  ],
])('hears %s', (_, wire, events, expected) => {
  expect(hear(wire, ...events)).toMatchObject(expected);
});

it.each<readonly [Wire, unknown, object]>([
  [openAiWire, { error: { message: 'Rate limit', code: 429 } }, { kind: 'rate', passing: true }],
  [
    openAiWire,
    { error: { message: 'You exceeded your quota', type: 'insufficient_quota' } },
    { kind: 'quota', passing: false },
  ],
  [openAiWire, { error: 'boom' }, { kind: 'broken', passing: true }],
  [
    anthropicWire,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    { kind: 'overloaded', passing: true },
  ],
  [
    anthropicWire,
    { type: 'error', error: { type: 'invalid_request_error', message: 'No' } },
    { kind: 'bad-request', passing: false },
  ],
  [ollamaWire, { error: 'an error was encountered while running the model' }, { kind: 'broken', passing: true }],
  [ollamaWire, '{"message":{"con', { kind: 'broken', passing: true }],
])('takes no word after an error (%#)', (wire, event, expected) => {
  const heard = hear(wire, event, choice({ content: 'a' }, 'stop'));
  expect(heard).toMatchObject({ error: expected, text: '' });
});

it.each([openAiWire, anthropicWire, ollamaWire])('$provider asks the same of the same', wire => {
  for (const rung of wire.rungs) {
    const body = JSON.stringify(wire.body('m', request, { rung, without: [] }));
    expect(body).toBe(JSON.stringify(wire.body('m', request, { rung, without: [] })));
    // Wherever it is bound, the model is told the schema.
    expect(body.replaceAll('\\', '')).toContain('"enum":[1,2,3,4,5]');
    expect(body).toContain('"stream":true');
  }
});
