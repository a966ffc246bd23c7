import { complaint } from '../../llm/conforms';
import { jsonIn } from '../../llm/json';
import type { ModelRequest } from '../../llm/model';
import type { JsonSchema } from '../../llm/schema';
import { promptFor } from '../../llm/structured';
import type { Said } from '../../llm/twice';

/** How a model of VS Code is asked: with the tool that it has to call, or in words only. */
export interface LmManner {
  readonly tool: boolean;
  readonly temperature: boolean;
}

/** What came of one stream. A provider that ignores that a tool is required answers in text. */
export interface LmHeard {
  readonly text: string;
  /** The inputs of the calls of our tool. */
  readonly calls: readonly unknown[];
}

/** There is no role for instructions: they open the message, and stay the same for what a provider may keep. */
export function messageOf(request: ModelRequest, name: string, { tool }: LmManner): string {
  const asked = tool
    ? `${request.prompt}\n\nAnswer by calling the tool \`${name}\` once. If you cannot call it, answer with the JSON of its input and nothing else.`
    : promptFor(request, 'prompt');
  return `${request.system}\n\n${asked}`;
}

/** The call that fits, else a text that does, else the first call, so that the complaint is about what was meant. */
export function saidIn({ text, calls }: LmHeard, schema: JsonSchema): Said {
  const inputs = calls.map(input => (typeof input === 'string' ? input : JSON.stringify(input)));
  const fits = (json: string) => jsonIn(json).values.some(value => complaint(schema, value) === null);
  const tool = inputs.find(fits) ?? (fits(text) ? '' : (inputs[0] ?? ''));
  return { text, tool };
}
