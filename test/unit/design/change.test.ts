import { beforeAll, expect, it } from 'vitest';
import { applyEdits } from '../../../src/adr/edit/text';
import { type ChangeProposal, changedDecisions, changeProposal } from '../../../src/design/change';
import { readDesign, tableOf } from '../../../src/design/read';
import { checkDesign } from '../../../src/design/rules/check';
import { runDesign } from '../../../src/design/session';
import { begin, brief, catalogueOnly, memoryStore, titles, topics, worldOf } from './world';

const record = 'docs/adr/0002-primary-database-of-the-e-commerce-platform.md';
let text = '';
let path = '';
const store = memoryStore();
beforeAll(async () => {
  const state = begin(
    titles['e-commerce'],
    `${brief('e-commerce')}\nToday the shop runs on PostgreSQL.\n`,
    catalogueOnly,
  );
  const outcome = await runDesign(state, worldOf(catalogueOnly, { store }));
  if (!outcome.done) throw new Error(outcome.failure.message);
  text = outcome.text;
  path = state.path;
});

function decidedOtherwise(): ChangeProposal {
  const records = new Map<string, string>(store.files);
  records.set(record, store.files.get(record)!.replace('Chosen option: **PostgreSQL**', 'Chosen option: **DynamoDB**'));
  const [changed, ...others] = changedDecisions(text, { path, records });
  expect(others).toEqual([]);
  expect(changed).toMatchObject({ topic: 'primary-database', chosen: 'DynamoDB' });
  return changeProposal(text, changed!, topics);
}

it('nothing is proposed while nothing changed', () => {
  expect(changedDecisions(text, { path, records: store.files })).toEqual([]);
});

it('a decision that changed is followed by edits one can review: row, technology, parts, diagram, prose of the option', () => {
  const { edits } = decidedOtherwise();
  const after = applyEdits(
    text,
    edits.map(({ edit }) => edit),
  );
  const reading = readDesign(after);
  const cells = (name: Parameters<typeof tableOf>[1]) =>
    tableOf(reading, name)!.rows.map(row => row.map(({ text: own }) => own));
  expect(cells('decisions').find(([title]) => title === 'Primary database')?.[1]).toBe('DynamoDB');
  expect(cells('technologies').find(([name]) => name === 'DynamoDB')).toMatchObject(
    ['DynamoDB', /managed/, 'Primary database', /DynamoDB was decided/].map(one =>
      one instanceof RegExp ? expect.stringMatching(one) : one,
    ),
  );
  expect(cells('technologies').some(([name]) => name === 'PostgreSQL')).toBe(false);
  expect(cells('components').find(([name]) => name === 'Database')?.[2]).toBe('DynamoDB');
  expect(new Set(cells('entities').map(row => row[2]))).toEqual(new Set(['DynamoDB']));
  expect(after).toContain('Database (DynamoDB)');
  expect(after).toMatch(/Data is kept in DynamoDB: a managed key-value/);
  for (const { title } of edits) expect(title.length).toBeGreaterThan(5);
  // What the brief says of today stays as it is.
  expect(after).toContain('Today the shop runs on PostgreSQL');
  const records = new Map<string, string>(store.files);
  records.set(record, store.files.get(record)!.replace('Chosen option: **PostgreSQL**', 'Chosen option: **DynamoDB**'));
  expect(checkDesign(after, { path, records })).toEqual([]);
  expect(checkDesign(text, { path, records }).map(({ rule }) => rule)).toEqual(['design-stale-decision']);
});

it('what only words can mend is pointed out, and no edit touches another', () => {
  const spoken = text.replace('### Cost', 'The reports rest on PostgreSQL views.\n\n### Cost');
  const records = new Map<string, string>(store.files);
  records.set(record, store.files.get(record)!.replace('Chosen option: **PostgreSQL**', 'Chosen option: **DynamoDB**'));
  const { edits, review } = changeProposal(spoken, changedDecisions(spoken, { path, records })[0]!, topics);
  expect(review.map(({ range }) => spoken.slice(range.start - 16, range.end))).toEqual(['reports rest on PostgreSQL']);
  const sorted = edits.map(({ edit }) => edit).sort((a, b) => a.start - b.start);
  expect(sorted.every((edit, index) => index === 0 || sorted[index - 1]!.end <= edit.start)).toBe(true);
});

it('what another decision took as well is left to a person', () => {
  const shared = text.replace(/^(\| Payment provider \| )[^|]+/m, '$1PostgreSQL ');
  const records = new Map<string, string>(store.files);
  records.set(record, store.files.get(record)!.replace('Chosen option: **PostgreSQL**', 'Chosen option: **DynamoDB**'));
  const changed = changedDecisions(shared, { path, records }).find(({ title }) => title === 'Primary database');
  const { edits, review } = changeProposal(shared, changed!, topics);
  expect(edits.some(({ title }) => title.startsWith('Database: '))).toBe(false);
  expect(review.length).toBeGreaterThan(3);
});

it('a title that the document does not have changes nothing', () => {
  const { edits, review } = changeProposal(
    text,
    {
      topic: 'x',
      title: 'Colour',
      because: '',
      chosen: 'Blue',
      assumed: 'Blue',
      reason: '',
      options: [],
      confidence: 'HIGH',
      path: 'x.md',
    },
    topics,
  );
  expect([edits, review]).toEqual([[], []]);
});
