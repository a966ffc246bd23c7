import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCriterion, moveCriterion, removeCriterion, renameCriterion } from '../../../src/adr/edit/criteria';
import { setCritical } from '../../../src/adr/edit/critical';
import { isUnderstood } from '../../../src/adr/edit/formula';
import { addOption, moveOption, removeOption, renameOption } from '../../../src/adr/edit/options';
import { setNote, setScore } from '../../../src/adr/edit/score';
import { applyEdits, type TextEdit } from '../../../src/adr/edit/text';
import { recomputeTotals } from '../../../src/adr/edit/totals';
import { setWeight } from '../../../src/adr/edit/weight';
import { type AdrRecord, read } from '../../../src/adr/read';
import { assess } from '../../../src/decision/assess';
import { corpusFiles, present } from '../../corpus/corpus';

const number = (value: { n: bigint; d: bigint } | null | undefined) =>
  value ? Number(value.n) / Number(value.d) : null;

/** Names that people give: words, signs that Markdown knows, pipes, backslashes, other scripts. */
const words = fc.constantFrom(
  'Speed',
  'cost',
  'Data',
  'safety',
  'Team',
  'fit',
  '速度',
  'Größe',
  'a|b',
  'C++',
  'x*y*z',
  'snake_case',
  '`code`',
  'R&D',
  '<T>',
  'a\\b',
  '[x]',
  'it"s',
  'I/O',
  '~~old~~',
  '& more',
  'per-user',
  'e.g.',
);
const name = fc
  .tuple(
    fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta', 'Sigma', 'Omega'),
    fc.array(words, { maxLength: 3 }),
    fc.nat(99),
  )
  .map(([first, rest, n]) => `${first} ${[...rest, `k${n}`].join(' ')}`);
const note = fc
  .tuple(fc.constantFrom('measured', 'as good as', 'survives'), fc.array(words, { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join(' '));
const score = fc.constantFrom('1', '2', '3', '4', '5', '2.5', '4.5');
const weight = fc.integer({ min: 1, max: 99 }).map(String);

interface Shape {
  readonly eol: string;
  readonly rows: boolean;
  readonly padded: boolean;
  readonly prefix: string;
  readonly criteria: readonly string[];
  readonly options: readonly string[];
  readonly scores: readonly (readonly string[])[];
  readonly weights: readonly string[];
}

const shape: fc.Arbitrary<Shape> = fc
  .record({
    eol: fc.constantFrom('\n', '\r\n'),
    rows: fc.boolean(),
    padded: fc.boolean(),
    prefix: fc.constantFrom('', '', '> '),
    c: fc.integer({ min: 2, max: 5 }),
    o: fc.integer({ min: 2, max: 5 }),
  })
  .chain(({ eol, rows, padded, prefix, c, o }) =>
    fc.record({
      eol: fc.constant(eol),
      rows: fc.constant(rows),
      padded: fc.constant(padded),
      prefix: fc.constant(prefix),
      criteria: fc.uniqueArray(fc.constantFrom('Speed', 'Running cost', 'Security', 'Team fit', 'Reach', 'Clarity'), {
        minLength: c,
        maxLength: c,
      }),
      options: fc.uniqueArray(fc.constantFrom('Redis', 'PostgreSQL', 'Own files', 'Kafka', 'S3', 'SQLite'), {
        minLength: o,
        maxLength: o,
      }),
      scores: fc.array(
        fc.array(
          fc.tuple(score, fc.constantFrom('', '', ' (why \\| not)', ' ✅')).map(parts => parts.join('')),
          { minLength: 6, maxLength: 6 },
        ),
        { minLength: 6, maxLength: 6 },
      ),
      weights: fc.array(weight, { minLength: 6, maxLength: 6 }),
    }),
  );

function textOf({ eol, rows, padded, prefix, criteria, options, scores, weights }: Shape): string {
  const grid = rows
    ? [
        ['Criterion', 'Weight', ...options],
        ...criteria.map((criterion, c) => [
          criterion,
          `${weights[c]}%`,
          ...options.map((_, o) => scores[o]?.[c] ?? '-'),
        ]),
        ['**Total**', '', ...options.map(() => '**3.0**')],
      ]
    : [
        ['Option', ...criteria.map((criterion, c) => `${criterion} (${weights[c]}%)`), 'Total'],
        ...options.map((option, o) => [option, ...criteria.map((_, c) => scores[o]?.[c] ?? '-'), '3.0']),
      ];
  const widths = (grid[0] ?? []).map((_, column) =>
    padded ? Math.max(...grid.map(row => (row[column] ?? '').length), 3) : 3,
  );
  const line = (row: readonly string[]) =>
    `${prefix}| ${row.map((cell, column) => (padded ? cell.padEnd(widths[column] ?? 3) : cell)).join(' | ')} |`;
  const delimiter = `${prefix}| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  const [head, ...body] = grid;
  return [
    '# 1. T',
    '',
    '## Decision Matrix',
    '',
    'Scale: 1-5, higher is better.',
    '',
    line(head ?? []),
    delimiter,
    ...body.map(line),
    '',
    'After it: `| not | a | table |`  ',
    '',
  ].join(eol);
}

type Step = {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
  readonly name: string;
  readonly note: string;
  readonly score: string;
  readonly weight: string;
};
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'score',
    'score',
    'note',
    'weight',
    'critical',
    'addC',
    'removeC',
    'renameC',
    'moveC',
    'addO',
    'removeO',
    'renameO',
    'moveO',
    'totals',
    'clear',
    'unnote',
  ),
  a: fc.nat(20),
  b: fc.nat(20),
  name,
  note,
  score,
  weight,
});

/** What of a record no edit of its matrix may touch. */
function outside(record: AdrRecord): [string, string] {
  const range = record.matrices[0]?.range;
  if (!range) return ['', ''];
  return [
    record.text.slice(0, range.start).replace(/ ?Critical:.*[<>]=? ?\d\.(?=\s)/, ''),
    record.text.slice(range.end),
  ];
}

/** Makes one edit and checks that what is read afterwards is what was set. */
function perform(
  record: AdrRecord,
  { kind, a, b, name: label, note: reason, score: value, weight: share }: Step,
): AdrRecord {
  const matrix = record.matrices[0];
  if (!matrix) throw new Error('the matrix is gone');
  const [c, o] = [a % matrix.criteria.length, b % matrix.options.length];
  const [c2, o2] = [b % matrix.criteria.length, a % matrix.options.length];
  const at = { matrix: 0, option: o, criterion: c };
  const names = () => matrix.matrix.criteria.map(criterion => criterion.name);
  const options = () => matrix.matrix.options.map(option => option.name);
  const done = (edits: readonly TextEdit[]) => read(applyEdits(record.text, edits));
  const moved = (list: string[], from: number, to: number) => {
    const [item] = list.splice(from, 1);
    if (item !== undefined) list.splice(to, 0, item);
    return list;
  };
  const criteriaAfter = (next: AdrRecord) => next.matrices[0]?.matrix.criteria.map(criterion => criterion.name);
  const optionsAfter = (next: AdrRecord) => next.matrices[0]?.matrix.options.map(option => option.name);
  switch (kind) {
    case 'score':
    case 'clear': {
      const next = done(setScore(record, at, kind === 'clear' ? null : value));
      expect(number(next.matrices[0]?.matrix.scores[o]?.[c])).toBe(kind === 'clear' ? null : Number(value));
      expect(next.matrices[0]?.cells[o]?.[c]?.note?.value).toBe(matrix.cells[o]?.[c]?.note?.value);
      return next;
    }
    case 'note':
    case 'unnote': {
      const next = done(setNote(record, at, kind === 'note' ? reason : null));
      expect(next.matrices[0]?.cells[o]?.[c]?.note?.value ?? null).toBe(kind === 'note' ? reason : null);
      expect(next.matrices[0]?.matrix.scores[o]?.[c]).toEqual(matrix.matrix.scores[o]?.[c]);
      return next;
    }
    case 'weight': {
      const next = done(setWeight(record, { matrix: 0, criterion: c }, share));
      expect(number(next.matrices[0]?.matrix.criteria[c]?.weight)).toBe(Number(share));
      return next;
    }
    case 'critical': {
      // A sentence cannot tell criteria apart whose names differ in struck words alone.
      const plain = names().map(name =>
        name
          .replace(/~~.*?~~/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
      if (new Set(plain).size < plain.length) return record;
      const limit = a % 3 === 0 ? null : ({ op: a % 2 === 0 ? '>=' : '>', value: '3' } as const);
      const next = done(setCritical(record, { matrix: 0, criterion: c }, limit));
      const critical = next.matrices[0]?.matrix.criteria[c]?.critical;
      expect(critical ? `${critical.op}${number(critical.value)}` : null).toBe(limit ? `${limit.op}3` : null);
      return next;
    }
    case 'addC': {
      if (matrix.criteria.length > 7 || names().includes(label)) return record;
      const place = a % (matrix.criteria.length + 1);
      const next = done(addCriterion(record, 0, { name: label, weight: share, at: place }));
      expect(criteriaAfter(next)).toEqual(names().toSpliced(place, 0, label));
      expect(number(next.matrices[0]?.matrix.criteria[place]?.weight)).toBe(Number(share));
      return next;
    }
    case 'removeC': {
      if (matrix.criteria.length < 3) return record;
      const next = done(removeCriterion(record, { matrix: 0, criterion: c }));
      expect(criteriaAfter(next)).toEqual(names().toSpliced(c, 1));
      return next;
    }
    case 'renameC': {
      if (names().includes(label)) return record;
      const next = done(renameCriterion(record, { matrix: 0, criterion: c }, label));
      expect(criteriaAfter(next)).toEqual(names().with(c, label));
      return next;
    }
    case 'moveC': {
      const next = done(moveCriterion(record, { matrix: 0, criterion: c }, c2));
      expect(criteriaAfter(next)).toEqual(moved(names(), c, c2));
      return next;
    }
    case 'addO': {
      if (matrix.options.length > 7 || options().includes(label)) return record;
      const place = b % (matrix.options.length + 1);
      const next = done(addOption(record, 0, { name: label, at: place }));
      expect(optionsAfter(next)).toEqual(options().toSpliced(place, 0, label));
      return next;
    }
    case 'removeO': {
      if (matrix.options.length < 3) return record;
      const next = done(removeOption(record, { matrix: 0, option: o }));
      expect(optionsAfter(next)).toEqual(options().toSpliced(o, 1));
      return next;
    }
    case 'renameO': {
      if (options().includes(label)) return record;
      const next = done(renameOption(record, { matrix: 0, option: o }, label));
      expect(optionsAfter(next)).toEqual(options().with(o, label));
      return next;
    }
    case 'moveO': {
      const next = done(moveOption(record, { matrix: 0, option: o }, o2));
      expect(optionsAfter(next)).toEqual(moved(options(), o, o2));
      return next;
    }
    default: {
      const next = done(recomputeTotals(record, 0));
      const found = next.matrices[0];
      if (!isUnderstood(record, assess(matrix.matrix))) expect(next.text).toBe(record.text);
      else if (found)
        for (const { statedIsRight, total } of assess(found.matrix).options)
          if (total !== null) expect(statedIsRight).not.toBe(false);
      return next;
    }
  }
}

/** Sequences of edits over generated tables, and over those of the corpus. */
const RUNS = 10_000;
const CORPUS_RUNS = 400;

describe('edits of a matrix', () => {
  it('round-trip in any order, and touch nothing outside the table', () => {
    let edits = 0;
    fc.assert(
      fc.property(shape, fc.array(step, { minLength: 1, maxLength: 4 }), (made, steps) => {
        const text = textOf(made);
        let record = read(text);
        expect(record.matrices).toHaveLength(1);
        const [before, after] = outside(record);
        for (const each of steps) {
          record = perform(record, each);
          edits++;
        }
        expect(outside(record)).toEqual([before, after]);
        // No line break of the other kind came in.
        expect(/(?<!\r)\n/.test(record.text)).toBe(made.eol === '\n');
      }),
      { numRuns: RUNS },
    );
    expect(edits).toBeGreaterThan(RUNS);
  }, 120_000);

  const fromCorpus = present
    ? corpusFiles().filter(
        ({ path, text }) => text.includes('|') && read(text, { path }).matrices.some(({ kind }) => kind === 'numeric'),
      )
    : [];

  it.skipIf(fromCorpus.length === 0)(
    'round-trip on tables of the corpus',
    () => {
      const records = fromCorpus
        .map(({ path, text }) => read(text, { path }))
        .filter(
          ({ matrices: [first] }) => first?.kind === 'numeric' && first.legend === null && first.parts.length === 1,
        );
      // Weights that stand in sentences and lists cannot follow a criterion that comes, goes or moves.
      const kinds = new Set(['score', 'clear', 'note', 'renameO', 'moveO', 'totals']);
      const steps = fc.array(
        step.filter(({ kind }) => kinds.has(kind)),
        { minLength: 1, maxLength: 3 },
      );
      fc.assert(
        fc.property(fc.nat(), steps, (which, each) => {
          let record = records[which % records.length];
          for (const one of each) if (record) record = perform(record, one);
        }),
        { numRuns: CORPUS_RUNS },
      );
    },
    120_000,
  );

  it.skipIf(fromCorpus.length === 0)(
    'of the corpus: a score changes its cell, and with totals its total, and nothing else',
    () => {
      for (const { path, text } of fromCorpus) {
        const record = read(text, { path });
        for (const [matrix, found] of record.matrices.entries()) {
          if (found.kind !== 'numeric') continue;
          for (const [option, row] of found.matrix.scores.entries()) {
            for (const [criterion, own] of row.entries()) {
              const value = own && number(own) === 2 ? '3' : '2';
              const cell = found.cells[option]?.[criterion]?.cell;
              const edits = setScore(record, { matrix, option, criterion }, value);
              const line = cell ? record.document.lines.at(cell.start) : -1;
              for (const edit of edits) {
                expect(record.document.lines.at(edit.start), path).toBe(line);
                if (cell)
                  expect(edit.start >= cell.start - 200 && edit.end <= record.document.lines.end(line), path).toBe(
                    true,
                  );
              }
              const next = read(applyEdits(text, edits), { path }).matrices[matrix];
              expect(number(next?.matrix.scores[option]?.[criterion]), `${path} ${option} ${criterion}`).toBe(
                Number(value),
              );
              const others = (from: typeof found | undefined) =>
                JSON.stringify(
                  from?.matrix.scores.map((scores, o) =>
                    scores.map((score, c) => (o === option && c === criterion ? null : number(score))),
                  ),
                );
              expect(others(next), path).toBe(others(found));
            }
          }
        }
      }
    },
    60_000,
  );
});
