import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../src/llm/schema';
import { messageOf, saidIn } from '../../../src/vscode/models/lmAnswer';

const schema: JsonSchema = {
  type: 'object',
  properties: { a: { type: 'integer' } },
  required: ['a'],
  additionalProperties: false,
};
const good = '{"a":1}';

describe('what a model of VS Code said', () => {
  it.each([
    ['the call', { text: 'Well. ', calls: [{ a: 1 }] }, good],
    ['the call whose input came as text', { text: '', calls: [good] }, good],
    ['the call that fits among several', { text: '', calls: [{}, { a: 1 }] }, good],
    ['the first call where nothing fits', { text: 'Hm.', calls: [{ b: 1 }, {}] }, '{"b":1}'],
    ['the text beside a call that does not fit', { text: good, calls: [{}] }, ''],
    ['the text alone', { text: good, calls: [] }, ''],
  ])('is %s', (_, heard, tool) => {
    expect(saidIn(heard, schema)).toEqual({ text: heard.text, tool });
  });
});

describe('what it is asked', () => {
  const request = { system: 'S', prompt: 'P', schema: { name: 'x', json: schema } };

  it('names the tool, or shows the schema', () => {
    expect(messageOf(request, 'x', { tool: true, temperature: true })).toMatch(/^S\n\nP\n\n.*the tool `x` once/);
    expect(messageOf(request, 'x', { tool: false, temperature: true })).toContain(JSON.stringify(schema));
  });
});
