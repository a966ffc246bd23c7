import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { difference } from '../../../src/adr/edit/difference';
import { applyEdits } from '../../../src/adr/edit/text';
import { read } from '../../../src/adr/read';
import { fromMatrixPane, type MatrixChange, toMatrixPane } from '../../../src/protocol/matrixPane';
import { diagramsIn } from '../../../src/vscode/diagrams/list';
import { changed, shapeOf, stillMeans } from '../../../src/vscode/matrix/change';
import { copied } from '../../../src/vscode/matrix/copy';
import { headMessage, matrixMessage, numericMatrices } from '../../../src/vscode/matrix/message';

const example = readFileSync(path.join(root, 'sample/docs/adr/0004-keep-user-sessions-in-redis.md'), 'utf8');
const base = { version: 1, matrix: 0 } as const;
const at = { option: 0, criterion: 1 } as const;

/** The lines that a change took out and put in. */
function lines(text: string, change: MatrixChange): string[] {
  const [before, after] = [text.split('\n'), changed(read(text), change).split('\n')];
  return [
    ...before.filter(line => !after.includes(line)).map(line => `-${line}`),
    ...after.filter(line => !before.includes(line)).map(line => `+${line}`),
  ];
}

describe('a change from the matrix pane', () => {
  it('of a score takes along the total that was right', () => {
    expect(lines(example, { type: 'setScore', ...base, ...at, score: '3' })).toEqual([
      '-| Latency | 25% | 5 (under 1 ms in the zone) | 5 (memory) | 2 (11 ms measured) | 4 (1 ms to verify, 2 KB a request) |',
      '-| **Weighted score** | **100%** | **3.90** | **3.60** | **3.50** | ~~4.35~~ below Security 4 |',
      '+| Latency | 25% | 3 (under 1 ms in the zone) | 5 (memory) | 2 (11 ms measured) | 4 (1 ms to verify, 2 KB a request) |',
      '+| **Weighted score** | **100%** | **3.40** | **3.60** | **3.50** | ~~4.35~~ below Security 4 |',
    ]);
  });

  it('leaves a total that was wrong before, so that it is still seen', () => {
    const wrong = example.replace('**3.90**', '**3.95**');
    const after = changed(read(wrong), { type: 'setScore', ...base, ...at, score: '3' });
    expect(after).toContain('**3.95**');
  });

  it('of all weights at once takes along the totals', () => {
    const weights = ['24', '20', '16', '12', '28'].map((weight, criterion) => ({ criterion, weight }));
    const after = changed(read(example), { type: 'setWeights', ...base, weights });
    expect(read(after).matrices[0]?.matrix.criteria.map(({ weight }) => weight?.n)).toEqual([24n, 20n, 16n, 12n, 28n]);
    expect(after).toContain('| **Weighted score** | **100%** | **3.52** | **3.88** | **3.60** |');
    const twice = [...weights, { criterion: 0, weight: '24' }];
    expect(changed(read(example), { type: 'setWeights', ...base, weights: twice })).toBe(after);
    expect(stillMeans({ type: 'setWeights', ...base, weights }, ['a'], ['b'])).toBe(false);
  });

  it('pastes a block from a spreadsheet with its reasons', () => {
    const after = changed(read(example), {
      type: 'paste',
      ...base,
      option: 1,
      criterion: 3,
      rows: [
        ['4', '5 (nothing new)'],
        ['2,5', 'x'],
      ],
    });
    const [matrix] = read(after).matrices;
    const [, sticky, database] = matrix?.matrix.scores ?? [];
    expect([sticky?.[3]?.n, sticky?.[4], database?.[3]?.n, database?.[4]?.n]).toEqual([4n, { n: 5n, d: 2n }, 5n, 4n]);
    expect(matrix?.cells[2]?.[3]?.note?.value).toBe('nothing new');
    expect(matrix?.cells[1]?.[3]?.note?.value).toBe('sticky routing in every deploy');
  });

  it('adds a trigger to the table, or the section to a record that has none', () => {
    const trigger = { metric: 'weight of | Cost', when: '>= 18.2 %', window: 'at the next review', action: 're-open' };
    const added = read(changed(read(example), { type: 'addTrigger', version: 1, trigger })).triggers;
    expect(added).toHaveLength(5);
    expect(added[4]).toMatchObject({
      metric: 'weight of | Cost',
      comparison: '>=',
      action: 're-open',
      measurable: true,
    });
    const bare = '# 1. X\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## References\r\n\r\n- none\r\n';
    const after = changed(read(bare), { type: 'addTrigger', version: 1, trigger });
    expect(read(after).triggers).toHaveLength(1);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.indexOf('Backtracking')).toBeLessThan(after.indexOf('References'));
  });

  it('makes a matrix of the options and drivers that a record has', () => {
    const madr =
      '# Use X\n\n## Decision Drivers\n\n* Cost, above all\n* Speed\n\n## Considered Options\n\n* Redis\n* PostgreSQL\n\n## Decision Outcome\n\nOpen.\n';
    const after = changed(read(madr), { type: 'addMatrix', version: 1 });
    const [matrix] = read(after).matrices;
    expect(matrix?.matrix.criteria.map(({ name }) => name)).toEqual(['Cost', 'Speed']);
    expect(matrix?.matrix.options.map(({ name }) => name)).toEqual(['Redis', 'PostgreSQL']);
    expect(after.indexOf('## Decision Matrix')).toBeLessThan(after.indexOf('## Decision Outcome'));
    expect(applyEdits(madr, difference(madr, after))).toBe(after);
  });

  it('draws a chart below the table', () => {
    const after = changed(read(example), { type: 'addChart', ...base });
    expect(after).toContain(
      '```mermaid\nxychart-beta\n  title "Weighted scores"\n  x-axis ["Redis cluster", "Sticky in-process", "Database (today)"]',
    );
    expect(read(after).matrices).toHaveLength(1);
  });

  it('is refused when rows or columns are not what was seen', () => {
    const record = read(example);
    const change: MatrixChange = { type: 'setScore', ...base, ...at, score: '3' };
    const renamed = read(changed(record, { type: 'renameOption', ...base, option: 0, name: 'Valkey' }));
    expect(stillMeans(change, shapeOf(record), shapeOf(record))).toBe(true);
    expect(stillMeans(change, shapeOf(record), shapeOf(renamed))).toBe(false);
    expect(stillMeans(change, undefined, shapeOf(record))).toBe(false);
    expect(stillMeans({ type: 'recomputeTotals', ...base }, undefined, shapeOf(record))).toBe(true);
  });

  it('never breaks a text, whatever it asks for', () => {
    const numbers = fc.nat({ max: 6 });
    const word = fc.string({ unit: 'grapheme', maxLength: 20 });
    const change = fc.oneof(
      fc.record({
        type: fc.constant('setScore'),
        version: numbers,
        matrix: numbers,
        option: numbers,
        criterion: numbers,
        score: fc.constantFrom('1', '5', '-3', '4.25', null),
      }),
      fc.record({
        type: fc.constant('setNote'),
        version: numbers,
        matrix: numbers,
        option: numbers,
        criterion: numbers,
        note: fc.option(word),
      }),
      fc.record({
        type: fc.constant('setWeight'),
        version: numbers,
        matrix: numbers,
        criterion: numbers,
        weight: fc.constantFrom('0', '12.5', '100'),
      }),
      fc.record({ type: fc.constantFrom('addCriterion', 'addOption'), version: numbers, matrix: numbers, name: word }),
      fc.record({
        type: fc.constantFrom('removeCriterion', 'moveCriterion'),
        version: numbers,
        matrix: numbers,
        criterion: numbers,
        to: numbers,
      }),
      fc.record({
        type: fc.constantFrom('removeOption', 'moveOption'),
        version: numbers,
        matrix: numbers,
        option: numbers,
        to: numbers,
      }),
      fc.record({
        type: fc.constantFrom('recomputeTotals', 'addChart', 'addMatrix'),
        version: numbers,
        matrix: numbers,
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), changes => {
        let text = example;
        for (const intent of changes) {
          const parsed = fromMatrixPane.safeParse(intent);
          if (parsed.success) text = changed(read(text), parsed.data as MatrixChange);
        }
        expect(text).toContain('Five developers, nobody runs Redis in production yet');
        expect(toMatrixPane.safeParse(snapshotOf(text)).error).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

function snapshotOf(text: string) {
  const record = read(text);
  const [shown] = numericMatrices(record);
  return {
    type: 'snapshot',
    version: 1,
    uri: null,
    record: headMessage(record),
    matrices: [],
    active: 0,
    matrix: shown ? matrixMessage(record, shown.matrix) : null,
    notice: null,
    canAddMatrix: false,
    readOnly: null,
    pinned: false,
  };
}

describe('what the panes are sent', () => {
  it('is a snapshot they accept, of a hostile record too', () => {
    const hostile = `# ${'<script>alert(1)</script>'.repeat(400)}\n\n## Decision Matrix\n\n| Criterion | Weight | __proto__ | <img src=x onerror=alert(1)> |\n| --- | --- | --- | --- |\n| constructor | 50% | 1 (${'x'.repeat(1_000_000)}) | 2 |\n| ${'c'.repeat(5000)} | 50% | 99999999999999999999 | 2 |\n`;
    const parsed = toMatrixPane.safeParse(snapshotOf(hostile));
    expect(parsed.error).toBeUndefined();
    expect(JSON.stringify(parsed.data).length).toBeLessThan(30_000);
  });

  it('names each diagram and says where it stands', () => {
    expect(diagramsIn(read(example)).map(({ id, caption, line }) => [id, caption, line])).toEqual([
      ['block-0', 'Decision', 50],
      ['scores-0', 'Weighted scores', null],
    ]);
  });
});

describe('a copied matrix', () => {
  const [matrix] = read(example).matrices;

  it('is the text as it stands, or what a spreadsheet takes', () => {
    if (!matrix) throw new Error('no matrix');
    expect(example).toContain(copied(example, matrix, 'markdown'));
    expect(copied(example, matrix, 'csv').split('\n')[1]).toBe('Availability,30,4,2,4,5');
    expect(copied(example, matrix, 'tsv').split('\n').at(-1)).toBe('Total\t\t3.90\t3.60\t3.50\t4.35');
  });

  it('never becomes a formula there', () => {
    const [evil] = read(
      '## Decision Matrix\n\n| Criterion | Weight | =cmd() | @b |\n| --- | --- | --- | --- |\n| +x | 50% | 1 | 2 |\n| y, "z" | 50% | 1 | 2 |\n',
    ).matrices;
    if (!evil) throw new Error('no matrix');
    expect(copied('', evil, 'csv').split('\n').slice(0, 3)).toEqual([
      "Criterion,Weight,'=cmd(),'@b",
      "'+x,50,1,2",
      '"y, ""z""",50,1,2',
    ]);
  });
});
