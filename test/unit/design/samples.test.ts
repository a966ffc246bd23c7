import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { read } from '../../../src/adr/read';
import { briefOf } from '../../../src/brief/brief';
import { checkDesign, recordsAround } from '../../../src/design/rules/check';
import { review } from '../../../src/review/review';

const sample = path.join(root, 'sample');
const text = (file: string) => readFileSync(path.join(sample, file), 'utf8');

it.each(['e-commerce-platform', 'real-time-analytics', 'monolith-migration'])(
  'the sample %s is finished: nothing to mend, nothing open, its brief used',
  async name => {
    const file = `docs/architecture/${name}.md`;
    const document = text(file);
    const around = await recordsAround(document, file, async record => text(record));
    expect(around.records.size).toBe(readdirSync(path.join(sample, 'docs/architecture', name, 'adr')).length);
    expect(checkDesign(document, around)).toEqual([]);
    expect(document).not.toMatch(/^\|.*\| open; .+ assumed \|/m);
    for (const [record, own] of around.records)
      expect([record, review(read(own ?? '', { path: record }))]).toEqual([record, []]);
    for (const { words } of briefOf(name, text(`docs/architecture/${name}/brief.md`)).quantities)
      expect(document).toContain(words);
  },
);
