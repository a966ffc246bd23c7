import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { root } from '../../../scripts/needs.mjs';
import { provenanceShape } from '../../../src/provenance/shape';
import { toJSONSchema } from '../../../src/schema/schema';
import { begun, edit, grown } from './examples';
import { history } from './histories';

const schema = {
  title: 'Provenance of one file (W3C PROV), .aiwg/research/provenance/records/*.prov.yaml',
  ...toJSONSchema(provenanceShape, { io: 'input' }),
};

it('the published schema of provenance files is the form that is read (SCHEMAS=write writes it)', () => {
  const file = path.join(root, 'schemas/provenance.schema.json');
  if (process.env['SCHEMAS'] === 'write') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});

it('what is written fits it, and what is broken does not', () => {
  const published = fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
  const fits = (value: unknown) => published.safeParse(value).success;
  const record = parse(grown(begun(), edit('two\n', 1)));
  for (const one of [record, ...history(7).map(file => file.record)]) expect(fits(one)).toBe(true);
  expect(fits({ ...record, activities: [] })).toBe(false);
  expect(fits({ ...record, version: 2 })).toBe(false);
  expect(fits({ ...record, reviewed: 'by hand' })).toBe(true);
});
