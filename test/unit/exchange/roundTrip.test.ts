import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { fromTemplate } from '../../../src/adr/templates/index';
import { toNumber } from '../../../src/decision/exact';
import { exportedLog } from '../../../src/exchange/formats/exportLog';
import { imported } from '../../../src/exchange/import';
import { jsonFileName, jsonRecord } from '../../../src/exchange/jsonRecord';
import { readJsonAdr } from '../../../src/exchange/jsonShape';
import { jsonOf } from '../../../src/exchange/jsonWrite';
import { entryOf } from '../../../src/log/entries';
import { relationsOf } from '../../../src/log/relate/relations';

interface File {
  readonly path: string;
  readonly text: string;
}

const words = fc
  .array(
    fc.constantFrom(
      'cache',
      'latency',
      'the queue',
      '99.9 %',
      'a_b',
      'x*y',
      'Größe',
      '`code`',
      '<T>',
      'A & B',
      '[draft]',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(list => list.join(' '));
const sentence = words.map(text => `We saw ${text} today.`);
const name = fc.constantFrom('Ann Lee', 'Bob', 'platform team', 'Zoë', 'yes', '@carol');
const optionNames = ['Redis cluster', 'PostgreSQL table', 'Signed cookies'];
const values = fc.record({
  template: fc.constantFrom('tot', 'madr', 'nygard'),
  title: words.map(text => `Use ${text.replace(/[`<>[\]]/g, '')} for it`),
  status: fc.constantFrom('proposed', 'accepted', 'deprecated', 'rejected'),
  date: fc.constantFrom('2026-01-02', '2025-12-31'),
  deciders: fc.uniqueArray(name, { maxLength: 3 }),
  context: fc.array(sentence, { minLength: 1, maxLength: 3 }).map(list => list.join('\n\n')),
  decision: sentence,
  positive: fc.array(words, { minLength: 1, maxLength: 3 }),
  negative: fc.array(words, { minLength: 1, maxLength: 3 }),
  pros: fc.array(words, { minLength: 1, maxLength: 2 }),
  scores: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }),
  own: fc.constantFrom(
    '',
    '\n## Costs of the Move\n\nTwo weeks.\n\n```text\n# no heading\n```\n',
    '\n## Costs\n\n### Deep\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
  ),
  supersedes: fc.boolean(),
});

type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;

const plainName = (text: string) =>
  text
    .replace(/[^\w]+/g, '-')
    .toLowerCase()
    .slice(0, 30);

function logOf(list: readonly Values[]): File[] {
  const names = list.map(({ title }, at) => `${String(at + 1).padStart(4, '0')}-${plainName(title)}.md`);
  return list.map((one, at) => {
    const scores = (option: number) =>
      [0, 1].map(criterion => ({ score: String(one.scores[option * 2 + criterion] ?? 3), note: 'seen' }));
    const text = fromTemplate(one.template as 'tot', {
      ...{ title: one.title, number: String(at + 1).padStart(4, '0'), date: one.date, status: one.status },
      ...{ deciders: one.deciders, context: one.context, decision: one.decision, chosen: 'Redis cluster' },
      ...{ positive: one.positive, negative: one.negative, mitigations: ['watch it'] },
      ...{ options: optionNames.map(option => ({ name: option, pros: one.pros, cons: ['costs'] })) },
      matrix: {
        scale: { min: 1, max: 5 },
        criteria: [
          { name: 'Speed', weight: '60' },
          { name: 'Price', weight: '40' },
        ],
        options: optionNames.map((option, index) => ({ name: option, scores: scores(index) })),
      },
    });
    const before = names[at - 1];
    const link = one.supersedes && before ? `\n## References\n\n- Supersedes [${at}. that](${before})\n` : '';
    const matrix =
      one.template === 'nygard'
        ? '\n## Decision Matrix\n\nScale: 1-5, higher is better.\n\n| Criterion | Weight | Redis cluster | Signed cookies |\n| --- | --- | --- | --- |\n| Speed | 50% | 3 | 4 |\n| Price | 50% | 2 | 5 |\n'
        : '';
    return {
      path: `docs/adr/${names[at]}`,
      text:
        one.template === 'tot' && link
          ? text.replace(/\n## References[\s\S]*$/, link) + one.own
          : text + matrix + one.own + link,
    };
  });
}

const exported = ({ path, text }: File) => ({ entry: entryOf(path, text), text });
const sorted = <T extends { readonly name: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
const bare = (text: string) => text.replace(/^#+\s/gm, '').replace(/\s+/g, ' ').trim();

/** What a person would miss, record by record and in order, with relations by the titles of what they join. */
function kept(files: readonly File[]) {
  const entries = files.map(({ path, text }) => entryOf(path, text));
  const titles = new Map(entries.map(({ path, title }) => [path, title?.value]));
  return {
    relations: relationsOf(entries).edges.map(({ from, to, relation }) => [titles.get(from), relation, titles.get(to)]),
    records: files.map(({ path, text }) => {
      const record = read(text, { path });
      const body = (role: string) => {
        const found = record.sections.find(section => section.role === role);
        return found ? bare(text.slice(found.body.start, found.body.end)) : '';
      };
      return {
        number: Number(record.number?.value),
        title: record.title?.value,
        status: record.status?.value,
        contradicting: record.status?.contradicting,
        date: record.date?.iso,
        deciders: record.people.deciders.map(({ value }) => value),
        context: body('context'),
        options: sorted(record.options).map(({ name, pros, cons }) => [
          name,
          pros.map(({ value }) => value),
          cons.map(({ value }) => value),
        ]),
        chosen: record.chosen?.value,
        matrices: record.matrices.map(({ matrix }) => [
          matrix.criteria.map(({ name }) => name),
          matrix.options.map(({ name }) => name),
          matrix.scores.map(row => row.map(score => (score ? toNumber(score) : null))),
        ]),
      };
    }),
  };
}

/** Every line that says something is there again, whatever its marks. */
function lostLines(before: readonly File[], after: readonly File[]): string[] {
  const strip = (line: string) =>
    line
      .replace(/<!--.*?-->/g, '')
      .replace(/^[\s>#*+-]+/, '')
      .replace(/[\s\\]+/g, ' ')
      .trim();
  const there = new Set(after.flatMap(({ text }) => text.split('\n').map(strip)));
  const head = /^(?:(?:status|date|decision-makers|consulted|informed|superseded|supersedes|good|bad)\b|\[)/i;
  return before.flatMap(({ text }) =>
    text
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .split('\n')
      .filter(line => !/^#/.test(line))
      .map(strip)
      .filter(
        line =>
          line !== '' &&
          !head.test(line) &&
          !there.has(line) &&
          !/^(?:proposed|accepted|deprecated|rejected)$/i.test(line),
      ),
  );
}

function asMarkdown(files: readonly File[], format: 'madr' | 'nygard' | 'log4brains'): File[] {
  const log = exportedLog(files.map(exported), format);
  const foreign = [...log.files].map(([path, text]) => ({ path, text }));
  return imported(foreign, [], 'docs/adr').changes.map(({ path, after }) => ({ path, text: after ?? '' }));
}

function asJson(files: readonly File[]): File[] {
  const { text } = jsonOf(files.map(exported), { name: 'deliberate', version: '1' }, '2026-11-20T10:00:00Z');
  const found = readJsonAdr(text);
  if ('problem' in found) throw new Error(found.problem);
  const all = new Map(found.records.map(record => [record.number, record]));
  const foreign = found.records.map(record => ({ path: jsonFileName(record), text: jsonRecord(record, all) }));
  return imported(foreign, [], 'docs/adr').changes.map(({ path, after }) => ({ path, text: after ?? '' }));
}

describe('to another tool and back', () => {
  const log = fc.array(values, { minLength: 1, maxLength: 3 });
  it.each(['madr', 'nygard', 'log4brains', 'json'] as const)('keeps what a decision says: %s', format => {
    fc.assert(
      fc.property(log, list => {
        const before = logOf(list);
        const after = format === 'json' ? asJson(before) : asMarkdown(before, format);
        expect(kept(after)).toEqual(kept(before));
        expect(lostLines(before, after)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
