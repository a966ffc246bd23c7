import { describe, expect, it } from 'vitest';
import { chooseOption } from '../../../src/adr/edit/choice';
import { setCritical } from '../../../src/adr/edit/critical';
import { renameOption } from '../../../src/adr/edit/options';
import { setScore } from '../../../src/adr/edit/score';
import { applyEdits, type TextEdit } from '../../../src/adr/edit/text';
import { recomputeTotals, withTotals } from '../../../src/adr/edit/totals';
import { setWeight } from '../../../src/adr/edit/weight';
import { type AdrRecord, read } from '../../../src/adr/read';

const edited = (text: string, edits: (record: AdrRecord) => readonly TextEdit[]) => applyEdits(text, edits(read(text)));
const first = { matrix: 0, option: 0, criterion: 0 };
const table = (rows: readonly string[], weights = ['40%', '60%']) =>
  `# T\n\n| Option | Speed (${weights[0]}) | Cost (${weights[1]}) | Total |\n|---|---|---|---|\n${rows.join('\n')}\n`;

describe('the chosen name alone', () => {
  const record = (sentence: string) =>
    `# T\n\n## Considered Options\n\n- Table\n- Log\n\n## Decision\n\n${sentence} More.\n`;

  it.each([
    ['Chosen option: **Table**.', 'Chosen option: **Log**.'],
    ['**Chosen option: Table**.', '**Chosen option: Log**.'],
    ['Chosen option: *Table*.', 'Chosen option: *Log*.'],
    ['Chosen option: **"Table"**, because it is.', 'Chosen option: **"Log"**, because it is.'],
    ['Chosen option: "**Table**", because it is.', 'Chosen option: "**Log**", because it is.'],
    ['Chosen option: Table, because it is.', 'Chosen option: Log, because it is.'],
  ])('%s', (before, after) => {
    const text = record(before);
    const { chosen } = read(text);
    expect(chosen?.value).toBe('Table');
    expect(chosen && text.slice(chosen.range.start, chosen.range.end)).toBe('Table');
    expect(edited(text, own => chooseOption(own, 'Log'))).toBe(record(after));
  });
});

describe('totals whose formula nobody knows', () => {
  const odd = table(['| A | 4 | 5 | 71 |', '| B | 2 | 3 | 58 |']);

  it('stay as they are', () => {
    const record = read(odd);
    expect(record.matrices).toHaveLength(1);
    expect(recomputeTotals(record, 0)).toEqual([]);
    expect(withTotals(record, 0, setScore(record, first, '2'))).toBe(odd.replace('| A | 4', '| A | 2'));
  });

  it('but means that are only wrong are put right', () => {
    const wrong = table(['| A | 4 | 5 | 4.1 |', '| B | 2 | 3 | 2.9 |']);
    expect(edited(wrong, record => recomputeTotals(record, 0))).toBe(
      table(['| A | 4 | 5 | 4.6 |', '| B | 2 | 3 | 2.6 |']),
    );
  });
});

describe('totals keep their unit when all of them go stale at once', () => {
  it.each([
    ['weighted sum', ['| A | 4 | 5 | 460 |', '| B | 2 | 3 | 260 |'], ['| A | 4 | 5 | 450 |', '| B | 2 | 3 | 250 |']],
    ['plain sum', ['| A | 4 | 5 | 9 |', '| B | 2 | 3 | 5 |'], ['| A | 4 | 5 | 9 |', '| B | 2 | 3 | 5 |']],
  ])('%s', (_, before, after) => {
    const record = read(table(before));
    const edits = [
      ...setWeight(record, { matrix: 0, criterion: 0 }, '50'),
      ...setWeight(record, { matrix: 0, criterion: 1 }, '50'),
    ];
    expect(withTotals(record, 0, edits)).toBe(table(after, ['50%', '50%']));
  });

  it('percent', () => {
    const scale = 'Scale: 1-5.\n\n';
    const at = (rows: readonly string[], weights?: string[]) =>
      table(rows, weights).replace('| Option', `${scale}| Option`);
    const record = read(at(['| A | 4 | 5 | 92 |', '| B | 2 | 3 | 52 |'], ['4', '6']));
    const edits = setWeight(record, { matrix: 0, criterion: 0 }, '6');
    expect(withTotals(record, 0, edits)).toBe(at(['| A | 4 | 5 | 90 |', '| B | 2 | 3 | 50 |'], ['6', '6']));
  });
});

describe('the number in brackets behind a score', () => {
  const text = table(['| A | 4 (1.6) | 5 (3.0) | 4.6 |', '| B | 2 (1) | 3 (1.8) | 2.6 |']);

  it('follows where it was score times weight', () => {
    const record = read(text);
    expect(withTotals(record, 0, setScore(record, first, '3'))).toBe(
      table(['| A | 3 (1.2) | 5 (3.0) | 4.2 |', '| B | 2 (1) | 3 (1.8) | 2.6 |']),
    );
    expect(withTotals(record, 0, setScore(record, { ...first, criterion: 1 }, '4'))).toContain('| 4 (2.4) |');
  });

  it('stays where it was something else', () => {
    const other = text.replace('4 (1.6)', '4 (1.9)');
    const record = read(other);
    expect(withTotals(record, 0, setScore(record, first, '3'))).toContain('| 3 (1.9) |');
  });
});

describe('a bold score that is taken out', () => {
  it('keeps the reason beside it', () => {
    const text = table(['| A | **4** (measured) | 5 | 4.6 |', '| B | 2 | 3 | 2.6 |']);
    const next = read(edited(text, record => setScore(record, first, null)));
    expect(next.text).toContain('| **-** (measured) |');
    expect(next.matrices[0]?.cells[0]?.[0]?.note?.value).toBe('measured');
  });
});

describe('status in the front matter', () => {
  const links = (status: string) =>
    read(`---\nstatus: ${status}\n---\n# T\n`).links.map(({ relation, target }) => [relation, target]);

  it('names the record that took over', () => {
    expect(links('superseded by [ADR-0062](0062-x.md)')).toEqual([['superseded-by', '0062-x.md']]);
    expect(links('"superseded by ADR-0062"')).toEqual([['superseded-by', 'ADR-0062']]);
    expect(links('"{proposed | accepted | superseded by ADR-0123}"')).toEqual([]);
    expect(links('accepted')).toEqual([]);
  });
});

describe('weights', () => {
  it('in a sentence that goes on in the next line', () => {
    const text =
      '# T\n\nWeights: solution leverage 35%, application value 30%, maintenance and cognitive\nload 25%, adaptability 10%.\n\n' +
      '| Design | Leverage | Value | Maintenance | Adaptability | Total |\n|---|---|---|---|---|---|\n| A | 9 | 9 | 9 | 9 | 9.0 |\n| B | 6 | 8 | 4 | 5 | 6.0 |\n';
    const [matrix] = read(text).matrices;
    expect(matrix?.criteria.map(({ weightText }) => weightText)).toEqual(['35', '30', '25', '10']);
    const range = matrix?.criteria[2]?.weight;
    expect(range && text.slice(range.start - 5, range.end + 1)).toBe('load 25%');
  });
});

describe('names with signs that Markdown knows', () => {
  it('keep escaped ones at their end', () => {
    const text =
      '# T\n\n| Option | \\_\\_proto\\_\\_ (40%) | Cost (60%) |\n|---|---|---|\n| A | 1 | 3 |\n| B | 2 | 3 |\n';
    expect(read(text).matrices[0]?.matrix.criteria.map(({ name }) => name)).toEqual(['__proto__', 'Cost']);
  });

  it('are renamed where a heading holds the option', () => {
    const text =
      '# T\n\n### Option 1: x\\*y\\*z\n\n| Criterion | Weight | Score |\n|---|---|---|\n| Speed | 40% | 3 |\n| Cost | 60% | 2 |\n| **Total** | | 2.4 |\n';
    expect(read(text).matrices[0]?.matrix.options[0]?.name).toBe('x*y*z');
    expect(edited(text, record => renameOption(record, { matrix: 0, option: 0 }, 'Plain'))).toContain(
      '### Option 1: Plain\n',
    );
  });
});

describe('a critical threshold', () => {
  const plain = table(['| A | 4 | 5 | 4.6 |', '| B | 2 | 3 | 2.6 |']);
  const at = { matrix: 0, criterion: 0 };

  it('gets a phrase of its own where no scale is stated, and takes it away again', () => {
    const set = edited(plain, record => setCritical(record, at, { op: '>=', value: '3' }));
    expect(set).toBe(plain.replace('| Option', 'Critical: Speed >= 3.\n\n| Option'));
    expect(read(set).matrices[0]?.matrix.criteria[0]?.critical?.op).toBe('>=');
    expect(edited(set, record => setCritical(record, at, null))).toBe(plain);
  });

  it('that is not there is not taken out', () => {
    expect(setCritical(read(plain), at, null)).toEqual([]);
  });

  it('leaves the words around it', () => {
    const said = `${plain}\nSpeed (of reading) must be >= 3 (see below).\n`;
    expect(edited(said, record => setCritical(record, at, null))).toBe(said);
  });

  it('in a column leaves a dash', () => {
    const column = `# T\n\n| Criterion | Weight | Critical | A | B |\n|---|---|---|---|---|\n| Speed | 40% | >= 3 | 4 | 5 |\n| Cost | 60% | - | 2 | 3 |\n`;
    expect(read(column).matrices[0]?.matrix.criteria[0]?.critical).not.toBeNull();
    expect(edited(column, record => setCritical(record, at, null))).toBe(column.replace('>= 3', '-'));
  });

  it('is named in the total it strikes out with its pipe escaped', () => {
    const text =
      '# T\n\n## Decision Matrix\n\nScale: 1-5, higher is better. Critical: Alpha a|b k0 >= 3.\n\n| Criterion | Weight | X | Y |\n|---|---|---|---|\n| Alpha a\\|b k0 | 50% | 1 | 4 |\n| Cost | 50% | 3 | 4 |\n| **Total** | | **2.00** | **4.00** |\n';
    const next = edited(text, record => recomputeTotals(record, 0));
    expect(next).toContain('| ~~2.00~~ below Alpha a\\|b k0 3 | **4.00** |');
    expect(recomputeTotals(read(next), 0)).toEqual([]);
  });
});
