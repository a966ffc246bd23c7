import type { Designer } from '../../../src/deliberation/designer';
import { modelDesigner } from '../../../src/deliberation/modelDesigner';
import type { Model, ModelRequest } from '../../../src/llm/model';
import { estimateTokens } from '../../../src/llm/tokens';

/** A model in this process: for questions of judgement, where the wire is not what is tested. */
export function scripted(
  name: string,
  answer: (request: ModelRequest) => unknown,
  delay?: (request: ModelRequest) => number,
): Model {
  return {
    provider: 'test',
    id: name,
    name,
    async answer(request, { signal }) {
      const wait = delay?.(request) ?? 0;
      if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
      if (signal.aborted) return { ok: false, failure: { kind: 'cancelled', message: 'Cancelled.' } };
      const json = answer(request);
      const input = estimateTokens(request.system) + estimateTokens(request.prompt);
      const usage = { input, output: estimateTokens(JSON.stringify(json)), estimated: true };
      return { ok: true, reply: { json: structuredClone(json), usage, model: name } };
    },
  };
}

export function designerOf(answer: (request: ModelRequest) => unknown, seed = 1): Designer {
  return modelDesigner(scripted('script', answer), { seed });
}
