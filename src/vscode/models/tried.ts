import type { Model, ModelFailure } from '../../llm/model';
import type { JsonSchema } from '../../llm/schema';

export interface Trial {
  readonly works: boolean;
  /** One sentence. */
  readonly message: string;
  readonly failure?: ModelFailure;
}

const schema: JsonSchema = {
  type: 'object',
  properties: { larger: { type: 'integer', enum: [7, 5] } },
  required: ['larger'],
  additionalProperties: false,
};

/** Asks a model something tiny, the way it will be asked in earnest. */
export async function tried(model: Model, signal: AbortSignal, now: () => number = Date.now): Promise<Trial> {
  const began = now();
  const result = await model.answer(
    {
      system: 'You answer with JSON that fits the schema, and nothing else.',
      prompt: 'Which number is larger: 7 or 5?',
      schema: { name: 'larger', json: schema },
    },
    { signal },
  );
  if (!result.ok) return { works: false, message: result.failure.message, failure: result.failure };
  const took = ((now() - began) / 1000).toFixed(1);
  const { larger } = Object(result.reply.json) as { larger?: unknown };
  return larger === 7
    ? { works: true, message: `${model.name} works: it answered in ${took} s.` }
    : {
        works: true,
        message: `${model.name} answers in the right form (in ${took} s), but took 5 for larger than 7: choose a larger model for decisions that matter.`,
      };
}
