import type { Reply } from '../deliberation/designer';
import { maskedIn } from '../deliberation/masked';
import type { Model } from '../llm/model';
import type { JsonSchema } from '../llm/schema';
import * as z from '../schema/schema';
import type { Architect } from './architect';
import { designPrompts, objectionText } from './prompts/prompts';
import { designSystem } from './prompts/system';
import { type DesignAnswer, type DesignAsks, type DesignQuestion, designShapes } from './questions';

/** Asks a language model. Prompts are functions of data that holds no secret; the answers fit their shape or are a failure. */
export function modelArchitect(model: Model, { seed }: { readonly seed?: number } = {}): Architect {
  return {
    origin: 'model',
    provider: model.provider,
    id: model.id,
    name: model.name,
    answer: async <K extends DesignQuestion>(
      ground: Parameters<Architect['answer']>[0],
      kind: K,
      ask: DesignAsks[K],
      { signal, objection }: Parameters<Architect['answer']>[3],
    ): Promise<Reply<DesignAnswer<K>>> => {
      const prompt = designPrompts[kind](maskedIn(ask));
      const request = {
        system: designSystem(maskedIn(ground)),
        prompt: objection ? `${prompt}\n\n${objectionText(maskedIn(objection))}` : prompt,
        schema: { name: kind, json: schemaOf(kind) },
        temperature: 0.3,
        ...(seed === undefined ? {} : { seed }),
      };
      const result = await model.answer(request, { signal });
      if (!result.ok) return result;
      const { json, usage, model: answered } = result.reply;
      return { ok: true, answer: json as DesignAnswer<K>, usage, model: answered };
    },
  };
}

/** The shapes use only what every server understands; what is left to drop is the name of the dialect. */
function schemaOf(kind: DesignQuestion): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(designShapes[kind]) as Record<string, unknown>;
  return json as unknown as JsonSchema;
}
