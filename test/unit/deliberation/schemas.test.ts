import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { topicShape } from '../../../src/catalogue/topic';
import { stateShape } from '../../../src/deliberation/state';
import { thoughtShape } from '../../../src/deliberation/thoughts';
import { designStateShape } from '../../../src/design/state';
import { toJSONSchema } from '../../../src/schema/schema';

const published = [
  ['topic', 'A topic of the catalogue, .aiwg/catalogue/*.json', topicShape],
  ['deliberation-state', 'A deliberation that can be resumed, .aiwg/working/tot-explorations/*.state.json', stateShape],
  ['design-state', 'A design that can be resumed, .aiwg/working/designs/*.state.json', designStateShape],
  ['thought', 'One line of a trace, .aiwg/working/tot-explorations/*.jsonl', thoughtShape],
] as const;

it.each(published)(
  'the published schema of %s is the form that is read (SCHEMAS=write writes it)',
  (name, title, shape) => {
    const file = path.join(root, `schemas/${name}.schema.json`);
    const schema = { title, ...toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) };
    if (process.env['SCHEMAS'] === 'write') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);
