import type { Model } from '../llm/model';
import type { JsonSchema } from '../llm/schema';
import * as z from '../schema/schema';
import type { Designer, Reply } from './designer';
import { prompts, repairText } from './prompts/prompts';
import { systemPrompt } from './prompts/system';
import { type Answer, answerShapes, type Ground, type Question, type QuestionKind } from './questions';

export interface ModelDesignerOptions {
  /** Roles that score independently, such as `security architect`. */
  readonly roles?: readonly string[];
  /** Other models that score; each is named where they disagree. */
  readonly judges?: readonly Model[];
  readonly seed?: number;
}

/** Asks a language model. Prompts are functions of data; what comes back has been checked against the shape. */
export function modelDesigner(model: Model, { roles = [], judges = [], seed }: ModelDesignerOptions = {}): Designer {
  const byName = new Map(judges.map(judge => [judge.name, judge]));
  const evaluators = judges.length > 0 ? [model.name, ...byName.keys()] : roles.length > 0 ? roles : [''];
  return {
    origin: 'model',
    provider: model.provider,
    id: model.id,
    name: model.name,
    evaluators,
    answer: async <K extends QuestionKind>(
      ground: Ground,
      question: Question<K>,
      { signal, onText }: { signal: AbortSignal; onText?: (characters: number) => void },
    ): Promise<Reply<Answer<K>>> => {
      const { prompt, judge } = ask(question, ground, byName);
      const request = {
        system: systemPrompt(ground),
        prompt,
        schema: { name: question.kind, json: schemaOf(question.kind) },
        // Samples have to be able to differ, or their spread says nothing.
        temperature: question.kind === 'score' ? 0.7 : 0.3,
        ...(seed === undefined ? {} : { seed: seed + sampleOf(question) }),
      };
      const result = await (judge ?? model).answer(request, onText ? { signal, onText } : { signal });
      if (!result.ok) return result;
      const { json, usage, model: answered } = result.reply;
      return { ok: true, answer: json as Answer<K>, usage, model: answered };
    },
  };
}

function ask<K extends QuestionKind>(
  { kind, ask: asked, repair }: Question<K>,
  { scale }: Ground,
  judges: ReadonlyMap<string, Model>,
) {
  const judge = kind === 'score' ? judges.get((asked as { role: string }).role) : undefined;
  const isModel = kind === 'score' && judges.size > 0;
  // The name of a model is nobody's role.
  const question = isModel ? { ...asked, role: '' } : asked;
  const prompt = prompts[kind](question, scale);
  return { prompt: repair ? `${prompt}\n\n${repairText(repair)}` : prompt, judge };
}

function sampleOf(question: Question<QuestionKind>): number {
  return 'sample' in question.ask ? question.ask.sample : 0;
}

const schemas = new Map<QuestionKind, JsonSchema>();

function schemaOf(kind: QuestionKind): JsonSchema {
  const known = schemas.get(kind);
  if (known) return known;
  const made = portable(z.toJSONSchema(answerShapes[kind])) as JsonSchema;
  schemas.set(kind, made);
  return made;
}

/** Only what every server understands: no bounds on numbers and lengths, no patterns, no references. */
function portable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(portable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const dropped = [
    '$schema',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'pattern',
    'minItems',
    'maxItems',
    'format',
  ];
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => (dropped.includes(key) ? [] : [[key, portable(value)]])),
  );
}
