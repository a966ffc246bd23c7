import type { JsonSchema } from './schema';

/** More would only repeat the same mistake for each item of a list. */
const MOST = 5;

/**
 * What is wrong with a value, in words that a model can act on, or null:
 * `options[2].score: has to be one of 1, 2, 3`.
 */
export function complaint(schema: JsonSchema, value: unknown): string | null {
  const found: string[] = [];
  check(schema, value, '', found);
  return found.length === 0 ? null : found.slice(0, MOST).join('; ');
}

function check(schema: JsonSchema, value: unknown, at: string, found: string[]): void {
  if (found.length >= MOST) return;
  const wrong = (what: string) => found.push(`${at === '' ? 'the answer' : at}: ${what}`);
  switch (schema.type) {
    case 'object': {
      if (!isObject(value)) return void wrong(`has to be an object, is ${kindOf(value)}`);
      for (const [name, inner] of Object.entries(schema.properties)) {
        const place = at === '' ? name : `${at}.${name}`;
        if (Object.hasOwn(value, name)) check(inner, value[name], place, found);
        else found.push(`${place}: is missing`);
      }
      for (const name of Object.keys(value))
        if (!Object.hasOwn(schema.properties, name))
          wrong(`has a property ${JSON.stringify(name)} that is not asked for`);
      return;
    }
    case 'array':
      if (!Array.isArray(value)) return void wrong(`has to be an array, is ${kindOf(value)}`);
      for (const [index, item] of value.entries()) check(schema.items, item, `${at}[${index}]`, found);
      return;
    case 'string':
      if (typeof value !== 'string') wrong(`has to be a string, is ${kindOf(value)}`);
      else if (schema.enum && !schema.enum.includes(value)) wrong(`has to be one of ${listed(schema.enum)}`);
      return;
    case 'integer':
      if (!Number.isSafeInteger(value)) wrong(`has to be an integer, is ${kindOf(value)}`);
      else if (schema.enum && !schema.enum.some(one => one === value)) wrong(`has to be one of ${listed(schema.enum)}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') wrong(`has to be true or false, is ${kindOf(value)}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function listed(values: readonly (string | number)[]): string {
  return values.map(value => JSON.stringify(value)).join(', ');
}
