import { describe, expect, it } from 'vitest';
import { chooseOption } from '../../../src/adr/edit/choice';
import { setCritical } from '../../../src/adr/edit/critical';
import { setFront } from '../../../src/adr/edit/front';
import { addOption, removeOption, renameOption } from '../../../src/adr/edit/options';
import { setNote, setScore } from '../../../src/adr/edit/score';
import { setStatus } from '../../../src/adr/edit/status';
import { applyEdits, replace } from '../../../src/adr/edit/text';
import { recomputeTotals, withTotals } from '../../../src/adr/edit/totals';
import { setWeight } from '../../../src/adr/edit/weight';
import { read } from '../../../src/adr/read';
import { fromTemplate, TEMPLATE_NAMES } from '../../../src/adr/templates';
import { ownTemplate } from '../../../src/adr/templates/own';

const at = { matrix: 0, option: 0, criterion: 0 };
const table = (first: string) =>
  `# T\n\n| Option | Speed (40%) | Cost (60%) | Total |\n| :----- | ----------: | ---------- | ----- |\n| A      | ${first} | 5          | **4.6** |\n| B      |           2 | 3          | 2.7   |\n`;
const edited = (text: string, edits: (record: ReturnType<typeof read>) => ReturnType<typeof replace>) =>
  applyEdits(text, edits(read(text)));

describe('a score in its notation', () => {
  it.each([
    ['4', '3', '3'],
    ['8/10', '9', '9/10'],
    ['**4**', '3', '**3**'],
    ['4,5', '3.5', '3,5'],
    ['★★★☆☆', '4', '★★★★☆'],
    ['4 (a \\| b)  ', '2', '2 (a \\| b)  '],
    ['~~4~~ 🏆', '5', '~~5~~ 🏆'],
    ['-', '3', '3'],
    ['', '3', '3'],
  ])('%s -> %s', (before, score, after) => {
    expect(edited(table(before), record => setScore(record, at, score)).replace(/\s+\|/g, ' |')).toBe(
      table(after).replace(/\s+\|/g, ' |'),
    );
  });

  it('keeps the pipes of a table that is lined up where they are', () => {
    const text = table('          4');
    expect(edited(text, record => setScore(record, at, '3.5'))).toBe(table('        3.5'));
    expect(edited(text, record => setScore(record, { ...at, criterion: 1 }, '4.25')).split('\n')[4]).toHaveLength(
      text.split('\n')[4]?.length ?? 0,
    );
  });

  it('in marks where a legend says what they stand for', () => {
    const text =
      '# T\n\n✅ = 3, ⚠️ = 2, ❌ = 1\n\n| Option | Speed | Cost |\n|---|---|---|\n| **Weight** | 2 | 1 |\n| A | ✅ | ⚠️ |\n| B | ❌ | ✅ |\n';
    expect(edited(text, record => setScore(record, at, '1'))).toBe(text.replace('| A | ✅', '| A | ❌'));
  });

  it('and the total that was right goes with it, a wrong one stays', () => {
    const text = table('          4');
    const record = read(text);
    expect(withTotals(record, 0, setScore(record, at, '5'))).toContain('**5.0**');
    expect(withTotals(record, 0, setScore(record, { ...at, option: 1 }, '5'))).toContain('| 2.7 ');
    expect(edited(text, own => recomputeTotals(own, 0))).toBe(text.replace('2.7', '2.6'));
  });
});

describe('notes, weights, thresholds', () => {
  it('escapes what would break the cell', () => {
    const after = edited(table('4'), record => setNote(record, at, 'a | b\nc \\'));
    expect(read(after).matrices[0]?.cells[0]?.[0]?.note?.value).toBe('a | b c \\');
  });
  it('takes a note out with its parentheses', () => {
    expect(edited(table('4 (why)'), record => setNote(record, at, null))).toBe(table('4'));
  });
  it('changes a weight wherever it stands', () => {
    expect(edited(table('4'), record => setWeight(record, { matrix: 0, criterion: 1 }, '50'))).toBe(
      table('4').replace('60%', '50%'),
    );
    const text =
      '# T\n\nWeights: Speed 40%, Cost 60%.\n\n| Option | Speed | Cost | Total |\n|---|---|---|---|\n| A | 4 | 5 | 4.6 |\n| B | 2 | 3 | 2.6 |\n';
    expect(edited(text, record => setWeight(record, { matrix: 0, criterion: 0 }, '45'))).toBe(
      text.replace('40%', '45%'),
    );
  });
  it('rewrites the fixed phrase', () => {
    const text =
      '# T\n\n## Decision Matrix\n\nScale: 1-5, higher is better. Minimum: 3.25 (65 %). Critical: Cost >= 4.\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| Speed | 40% | 4 | 2 |\n| Cost | 60% | 5 | 3 |\n';
    expect(
      edited(text, record => setCritical(record, { matrix: 0, criterion: 0 }, { op: '>=', value: '3' })),
    ).toContain('Critical: Speed >= 3, Cost >= 4.');
    expect(edited(text, record => setCritical(record, { matrix: 0, criterion: 1 }, null))).toBe(
      text.replace(' Critical: Cost >= 4.', ''),
    );
  });
});

describe('a table for each option', () => {
  const own = (name: string, score: number) =>
    `### Option ${name}\n\n| Criterion (Weight) | Score | Reasoning |\n|---|---|---|\n| Speed (40%) | ${score} | because |\n| Cost (60%) | 5 | so |\n| **Weighted Score** | **4.6** | |\n`;
  const text = `# T\n\n## Alternatives\n\n${own('1: Redis', 4)}\n${own('2: Files', 2)}`;
  it('gets another one, loses one, renames one', () => {
    expect(
      read(edited(text, record => addOption(record, 0, { name: 'Kafka' }))).matrices[0]?.matrix.options.map(
        ({ name }) => name,
      ),
    ).toEqual(['Redis', 'Files', 'Kafka']);
    expect(edited(text, record => removeOption(record, { matrix: 0, option: 1 }))).not.toContain('Files');
    expect(edited(text, record => renameOption(record, { matrix: 0, option: 0 }, 'Valkey'))).toBe(
      text.replace('Redis', 'Valkey'),
    );
  });
});

describe('status in its notation', () => {
  it.each([
    ['---\nstatus: "proposed"\n---\n# T\n', '---\nstatus: "accepted"\n---\n# T\n'],
    ['# T\r\n\r\n## Status\r\n\r\nProposed\r\n', '# T\r\n\r\n## Status\r\n\r\nAccepted\r\n'],
    ['# T\n\n* Status: proposed <!-- optional -->\n', '# T\n\n* Status: accepted <!-- optional -->\n'],
    ['# T\n\n**Status:** PROPOSED | **Date:** 2020-01-02\n', '# T\n\n**Status:** ACCEPTED | **Date:** 2020-01-02\n'],
    ['# T\n\n## Status\n\n- [x] Proposed\n- [ ] Accepted\n', '# T\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n'],
    [
      '# T\n\n| **Status** | 🟡 Proposed |\n|---|---|\n| Date | 2020-01-02 |\n',
      '# T\n\n| **Status** | 🟢 Accepted |\n|---|---|\n| Date | 2020-01-02 |\n',
    ],
    [
      '# T\n\n![status](https://img.shields.io/badge/status-proposed-blue)\n',
      '# T\n\n![status](https://img.shields.io/badge/status-accepted-blue)\n',
    ],
    ['# T\n\n* Status: [proposed | accepted | rejected]\n', '# T\n\n* Status: accepted\n'],
    [
      '---\nstatus: proposed\n---\n# T\n\n## Status\n\nProposed\n',
      '---\nstatus: accepted\n---\n# T\n\n## Status\n\nAccepted\n',
    ],
    ['= T\n:status: draft\n', '= T\n:status: accepted\n'],
    ['# T\n\n## Context\n', '# T\n\n## Status\n\nAccepted\n\n## Context\n'],
  ])('%j', (before, after) => {
    expect(edited(before, record => setStatus(record, { status: 'accepted' }))).toBe(after);
    expect(setStatus(read(after), { status: 'accepted' })).toEqual([]);
  });
  it('a log of dated entries gets one more', () => {
    expect(
      edited('# T\n\n## 状态\n\n2017-11-22 提议\n', record =>
        setStatus(record, { status: '通过', date: '2017-11-24' }),
      ),
    ).toBe('# T\n\n## 状态\n\n2017-11-22 提议\n\n2017-11-24 通过\n');
  });
});

describe('choice and front matter', () => {
  const text = (sentence: string) => `# T\n\n## Considered Options\n\n* Redis\n* Files\n\n## Decision\n\n${sentence}\n`;
  it.each([
    ['Chosen option: **Redis**. It is fast.', 'Files', 'Chosen option: **Files**. It is fast.'],
    ['Chosen option: "Redis", because fast.', 'Files', 'Chosen option: "Files", because fast.'],
    ['No option chosen yet. A tie.', 'Files', 'Chosen option: **Files**. A tie.'],
    ['Chosen option: **Redis**. It is fast.', null, 'No option chosen yet. It is fast.'],
    ['We talk.', 'Files', 'Chosen option: **Files**.\n\nWe talk.'],
  ])('%s -> %s', (before, name, after) => {
    expect(edited(text(before), record => chooseOption(record, name))).toBe(text(after));
  });
  it.each([
    ['---\na: 1\n---\n# T\n', 'date', '2020-01-02', '---\na: 1\ndate: 2020-01-02\n---\n# T\n'],
    ['# T\n', 'date', '2020-01-02', '---\ndate: 2020-01-02\n---\n\n# T\n'],
    ["---\na: 'x'\n---\n", 'a', 'y: z', "---\na: 'y: z'\n---\n"],
    ['---\na: x # note\n---\n', 'a', 'y: z', '---\na: "y: z" # note\n---\n'],
    ['---\na: [x, y]\n---\n', 'a', ['x', 'z'], '---\na: [x, z]\n---\n'],
    ['---\r\na:\r\n  - x\r\nb: 1\r\n---\r\n', 'a', ['x', 'y'], '---\r\na:\r\n  - x\r\n  - y\r\nb: 1\r\n---\r\n'],
    ['---\na: x\nb: 1\n---\n', 'a', null, '---\nb: 1\n---\n'],
  ])('%j %s', (before, key, value, after) => {
    expect(edited(before, record => setFront(record, key, value))).toBe(after);
  });
});

describe('edits', () => {
  it('refuse to overlap', () => {
    expect(() =>
      applyEdits('abc', [
        { start: 0, end: 2, newText: '' },
        { start: 1, end: 3, newText: '' },
      ]),
    ).toThrow(RangeError);
  });
  it('are the smallest, and never half a character', () => {
    expect(replace('abcd', 0, 4, 'abxd')).toEqual([{ start: 2, end: 3, newText: 'x' }]);
    expect(replace('🟡', 0, 2, '🟢')).toEqual([{ start: 0, end: 2, newText: '🟢' }]);
  });
});

describe('templates', () => {
  it.each(TEMPLATE_NAMES)('%s reads back', name => {
    const text = fromTemplate(name, {
      title: 'Use *X* for | things',
      number: '0007',
      date: '2026-01-02',
      status: 'proposed',
      deciders: ['Ann', '@bob'],
      chosen: 'Redis',
      options: [
        { name: 'Redis', pros: ['fast'] },
        { name: 'Files', cons: ['slow'] },
      ],
    });
    const record = read(text, { path: '0007-x.md' });
    expect(record).toMatchObject({
      dialect: name === 'madr-minimal' ? 'madr' : name,
      title: { value: 'Use *X* for | things' },
      status: { value: 'proposed' },
      date: { iso: '2026-01-02' },
      chosen: { value: 'Redis' },
    });
    expect(Number(record.number?.value)).toBe(7);
  });
  it('tot computes what it states', () => {
    const text = fromTemplate('tot', {
      title: 'T',
      date: '2026-01-02',
      chosen: 'A',
      matrix: {
        scale: { min: 1, max: 5 },
        criteria: [
          { name: 'Speed', weight: '60' },
          { name: 'Cost', weight: '40', critical: { op: '>=', value: '3' } },
        ],
        options: [
          { name: 'A', scores: [{ score: '4', note: 'a | b' }, { score: '3' }] },
          { name: 'B', scores: [{ score: '5' }, { score: '2' }] },
          { name: 'C', scores: [{ score: '2' }, { score: '3' }] },
        ],
      },
    });
    expect(text).toContain('| **Weighted score** | **100%** | **3.60** | ~~3.80~~ below Cost 3 | **2.40** |');
    expect(text).toContain('Confidence: HIGH, 1.20 ahead of C.');
    expect(recomputeTotals(read(text), 0)).toEqual([]);
  });
  it.each([
    [
      '# {title}\n\nDate: {{date}}\n\n## Status\n\n{status}\n',
      '# Use X\n\nDate: 2026-01-02\n\n## Status\n\naccepted\n',
    ],
    [
      '# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n',
      '# 7. Use X\n\nDate: 2026-01-02\n\n## Status\n\naccepted\n',
    ],
    [
      '---\nstatus: "{proposed | rejected | accepted}"\ndate: {YYYY-MM-DD when}\n---\n# {short title, representative}\n',
      '---\nstatus: "accepted"\ndate: 2026-01-02\n---\n# Use X\n',
    ],
    [
      '# ADR-NNN: [short title]\n\n* Status: [proposed | accepted | rejected]\n* Date: YYYY-MM-DD\n',
      '# ADR-0007: Use X\n\n* Status: accepted\n* Date: 2026-01-02\n',
    ],
  ])('own: %j', (template, text) => {
    expect(ownTemplate(template, { title: 'Use X', number: '0007', date: '2026-01-02', status: 'accepted' })).toBe(
      text,
    );
  });
});
