import { beforeAll, describe, expect, it } from 'vitest';
import { sectionTitles } from '../../../src/design/document/sections';
import { isDesign, readDesign } from '../../../src/design/read';
import { checkDesign } from '../../../src/design/rules/check';
import type { DesignAround, DesignRuleName } from '../../../src/design/rules/rule';
import { runDesign } from '../../../src/design/session';
import { begin, brief, catalogueOnly, memoryStore, titles, worldOf } from './world';

let text = '';
let around: DesignAround = { path: '', records: new Map() };
beforeAll(async () => {
  const store = memoryStore();
  const state = begin(titles['e-commerce'], brief('e-commerce'), catalogueOnly);
  const outcome = await runDesign(state, worldOf(catalogueOnly, { store }));
  if (!outcome.done) throw new Error(outcome.failure.message);
  text = outcome.text;
  around = { path: state.path, records: new Map(store.files) };
});

/** What is found after one thing was spoilt. */
function spoilt(change: (text: string) => string, records: ReadonlyMap<string, string | null> = around.records) {
  const changed = change(text);
  const found = checkDesign(changed, { ...around, records });
  return found.map(({ rule, message, range }) => ({ rule, message, at: changed.slice(range.start, range.end) }));
}

const section = (title: string) => new RegExp(`## ${title}\\n[\\s\\S]*?(?=\\n## |$)`);

describe('each rule finds what was spoilt, and nothing else', () => {
  it('nothing in the document as it was made', () => {
    expect(spoilt(one => one)).toEqual([]);
  });

  it.each(sectionTitles.slice(1))('a missing and an empty section: %s', title => {
    const gone = spoilt(one => one.replace(section(title), ''));
    expect(gone.find(({ rule }) => rule === 'design-missing-section')?.message).toContain(
      `The section ${title} is missing`,
    );
    const empty = spoilt(one => one.replace(section(title), `## ${title}\n\n<!-- later -->\n`));
    expect(empty.find(({ rule }) => rule === 'design-missing-section')).toMatchObject({
      message: expect.stringContaining(`${title} is empty`),
      at: `## ${title}`,
    });
  });

  it.each<[string, DesignRuleName, RegExp, string, string]>([
    [
      'a scalability need without a number',
      'design-unquantified',
      /R5 \(scalability need\) has no number/,
      '| R5 | 100K daily active users |',
      '| R5 | many users |',
    ],
    [
      'an availability without a number',
      'design-unquantified',
      /R6/,
      '| R6 | 99.9% uptime |',
      '| R6 | highly available |',
    ],
    [
      'a requirement that nothing addresses',
      'design-untraced',
      /Nothing addresses R7/,
      'PCI compliance is required | [Security Architecture](#security-architecture) |',
      'PCI compliance is required |  |',
    ],
    [
      'a technology without a version',
      'design-technology',
      /PostgreSQL has no version/,
      '| PostgreSQL | 17 or newer |',
      '| PostgreSQL | TODO |',
    ],
    [
      'a technology without a reason',
      'design-technology',
      /Envoy has no reason/,
      '| limits, retries and routing as configuration; runs beside any platform |',
      '| - |',
    ],
    ['an arrow to nowhere', 'design-diagram', /does not draw: an arrow has an end/, '  n2 --> n4', '  n2 -->'],
    ['an open bracket', 'design-diagram', /a "\[" is not closed/, 'n1["Client"]', 'n1["Client"'],
    [
      'a stranger in a sequence',
      'design-diagram',
      /p77 is no participant/,
      '  p1->>p2: request',
      '  p1->>p77: request',
    ],
    ['a kind that is none', 'design-diagram', /is no kind of diagram/, 'flowchart LR', 'flowshart LR'],
    [
      'a choice without a record',
      'design-decision-without-record',
      /Primary database has no record/,
      '[0002-primary-database-of-the-e-commerce-platform.md](../adr/0002-primary-database-of-the-e-commerce-platform.md)',
      'none',
    ],
    [
      'a record that is not there',
      'design-decision-without-record',
      /is not there; correct the link/,
      '](../adr/0002-primary-database',
      '](../adr/0099-primary-database',
    ],
    [
      'a record that decided otherwise',
      'design-stale-decision',
      /Primary database says MongoDB, and its record has chosen PostgreSQL/,
      '| Primary database | PostgreSQL |',
      '| Primary database | MongoDB |',
    ],
    [
      'an event without a key',
      'design-events',
      /CartChanged has no key/,
      '| event_id, with cart_id as the partition key |',
      '|  |',
    ],
    [
      'an event to a stranger',
      'design-events',
      /a partner that is no component, Loyalty/,
      '| CartChanged | cart.v1 | Cart | Checkout |',
      '| CartChanged | cart.v1 | Cart | Loyalty |',
    ],
    [
      'a failure without a way back',
      'design-rollback',
      /"The broker is down" has no way back/,
      '| the outbox is published when it is back; nothing is lost |',
      '|  |',
    ],
  ])('%s', (_, rule, message, from, to) => {
    expect(text).toContain(from);
    const records = new Map<string, string | null>(around.records);
    if (to.includes('0099')) records.set('docs/adr/0099-primary-database-of-the-e-commerce-platform.md', null);
    const found = spoilt(one => one.replace(from, to), records);
    expect([...new Set(found.map(one => one.rule))]).toEqual([rule]);
    expect(found.map(one => one.message).join('\n')).toMatch(message);
    expect(found[0]?.at).not.toBe('');
  });

  it('a section that does not speak of what it is said to meet', () => {
    const found = spoilt(one => one.replace(/ \| R7 \|$/m, ' |  |'));
    expect(found).toMatchObject([
      { rule: 'design-untraced', message: 'Security Architecture does not speak of R7; name it where it is met.' },
    ]);
  });

  it('the table of requirements is no proof of itself', () => {
    expect(text).toContain(' (R5)');
    const found = spoilt(one => one.replace(' (R5)', ''));
    expect(found).toMatchObject([
      { rule: 'design-untraced', message: expect.stringContaining('Architecture Overview does not speak of R5') },
    ]);
  });

  it('events without a section of failures, a saga step without compensation, no diagram at all', () => {
    expect(
      spoilt(one => one.replace(/### Failure and Rollback\n[\s\S]*?(?=\n## )/, '')).map(({ rule }) => rule),
    ).toEqual(['design-rollback']);
    const saga =
      '### Saga\n\n| Step | Component | Compensation |\n| --- | --- | --- |\n| Pay | Payments | - |\n| Pack | Nobody | unpack |\n\n### Rules for Data';
    expect(spoilt(one => one.replace('### Rules for Data', saga)).map(({ message }) => message)).toEqual([
      expect.stringContaining('Pay has no compensation'),
      expect.stringContaining('Pack is done by Nobody'),
    ]);
    expect(spoilt(one => one.replace(/```mermaid[\s\S]*?```/g, '')).map(({ message }) => message)).toEqual([
      'The document draws no component view; add a component view.',
      'The document draws no sequence or flow; add a sequence or flow.',
    ]);
  });
});

describe('reading', () => {
  it('knows an architecture document from a record and from a note', () => {
    expect(isDesign(text)).toBe(true);
    expect(isDesign(text.replace(/^---[\s\S]*?---\n/, '').replaceAll('\n## ', '\n## 1. '))).toBe(true);
    for (const record of around.records.values())
      expect(isDesign(record!) && !record!.startsWith('---\ndate: 2026-11-20\nkind')).toBe(false);
    expect(isDesign('# Notes\n\n## Components\n')).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    for (const cut of [0, 7, 300, 1500, 4000, 9000])
      expect(() => checkDesign(text.slice(0, cut), around)).not.toThrow();
    for (const odd of ['', '|', '```mermaid', '## Components\n|a|\n|-|\n|', '\u0000## \r\n|x\\|'])
      expect(() => readDesign(odd) && checkDesign(odd)).not.toThrow();
    const windows = checkDesign(text.replaceAll('\n', '\r\n'), around);
    expect(windows).toEqual([]);
  });
});
