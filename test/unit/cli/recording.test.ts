import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { person } from '../../../src/cli/agents';
import { type Edit, Recording } from '../../../src/cli/recording';
import { TOT } from '../review/records';
import { activitiesIn, authorOf, inFolder, recordsFolder } from './trust';

const record = 'docs/adr/0007-queue-mails.md';

async function edited(edits: readonly Pick<Edit, 'after' | 'by'>[]): Promise<string> {
  return inFolder({ [record]: TOT }, async folder => {
    const recording = new Recording(folder, { folder: '', records: '.aiwg' });
    let before = TOT;
    for (const { after, by } of edits) {
      writeFileSync(path.join(folder, record), after);
      await recording.changed({ path: record, before, after, by, description: 'x' });
      before = after;
    }
    return readFileSync(path.join(folder, recordsFolder, '0007-queue-mails.prov.yaml'), 'utf8');
  });
}

const accepted = TOT.replace('Accepted', 'Deprecated');
const rescored = accepted.replace('5 (one transaction for both)', '4 (one transaction for both)');

it('what a person asked for is theirs; what code computed leaves the words whose they were', async () => {
  const text = await edited([
    { after: accepted, by: 'person' },
    { after: rescored, by: 'tool' },
  ]);
  expect(authorOf(text, 'status')).toBe('person modification 1');
  expect(authorOf(text, 'score:Safety:Table')).toBeNull();
  expect(text).toContain(`responsible: ${person().id}`);
  const asked = await edited([{ after: rescored, by: 'person' }]);
  expect(authorOf(asked, 'score:Safety:Table')).toBe('person modification 1');
});

it('a change to what was there before is recorded once, however often it is told', async () => {
  const again = { after: accepted, by: 'person' } as const;
  expect(activitiesIn(await edited([again, again, { after: TOT, by: 'person' }]))).toEqual([
    'modification 1',
    'modification 2',
  ]);
});
