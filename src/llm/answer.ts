import { complaint } from './conforms';
import { jsonIn } from './json';
import type { JsonSchema } from './schema';
import type { Trouble } from './trouble';
import type { Said } from './twice';
import type { Heard } from './wire';

/** What a stream that ended amounts to: nothing wrong, or what it stopped at. A cut answer is no answer. */
export function troubleOfEnd({ finish, error, text, tool }: Heard): Trouble | null {
  if (error) return error;
  const cause = `${finish ?? 'cut'} after ${(tool || text).length} characters`;
  switch (finish) {
    case 'done':
      return null;
    case 'length':
      return { kind: 'length', cause, passing: false };
    case 'window':
      return { kind: 'length', hint: 'question', cause, passing: false };
    case 'refused':
      return { kind: 'refused', cause, passing: false };
    case 'filtered':
      return { kind: 'filtered', cause, passing: false };
    default:
      return { kind: 'broken', cause, passing: true };
  }
}

/** The value of a finished answer, or what is wrong with it, in words for the model. */
export function answerIn(heard: Said, schema: JsonSchema): { readonly value: unknown } | { readonly wrong: string } {
  // A forced tool may be ignored, and the answer be in the text.
  const source = heard.tool.trim() === '' ? heard.text : heard.tool;
  const { values, cut } = jsonIn(source);
  const fitting = values.find(value => complaint(schema, value) === null);
  if (cut) return { wrong: 'its JSON begins and does not end' };
  if (fitting !== undefined) return { value: fitting };
  if (values.length === 0) return { wrong: source.trim() === '' ? 'it was empty' : 'there was no valid JSON in it' };
  return { wrong: complaint(schema, values[0]) ?? 'it did not fit' };
}
