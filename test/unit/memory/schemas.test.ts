import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromJSONSchema } from 'zod';
import { root } from '../../../scripts/needs.mjs';
import { reflectionShape } from '../../../src/memory/shape';
import { toJSONSchema } from '../../../src/schema/schema';
import { lesson } from './lessons';

const schema = {
  title: 'What was learned from a decision, .aiwg/ralph/reflections/*.json',
  ...toJSONSchema(reflectionShape, { io: 'input' }),
};

it('the published schema of reflections is the form that is read (SCHEMAS=write writes it)', () => {
  const file = path.join(root, 'schemas/reflection.schema.json');
  if (process.env['SCHEMAS'] === 'write') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});

it('what is written fits it, and what is broken does not', () => {
  const published = fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
  const fits = (value: unknown) => published.safeParse(value).success;
  const { reflection } = lesson();
  expect(fits(reflection)).toBe(true);
  expect(fits({ ...reflection, confidence: 2 })).toBe(false);
  expect(fits({ ...reflection, event: { ...reflection.event, type: 'thought' } })).toBe(false);
});
