import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { assess } from '../../../src/decision/assess';

/** Scoring tables as other teams write them: `[name, text, orientation, weights, options, totals judged]`. */
function matrixOf(text: string) {
  const record = read(`# T\n\n## Evaluation\n\n${text}\n`);
  const [matrix] = record.matrices;
  if (!matrix) return null;
  const number = (value: { n: bigint; d: bigint } | null | undefined) =>
    value ? Number(value.n) / Number(value.d) : null;
  return {
    orientation: matrix.orientation,
    criteria: matrix.matrix.criteria.map(({ name }) => name),
    weights: matrix.matrix.criteria.map(({ weight }) => number(weight)),
    options: matrix.matrix.options.map(({ name }) => name),
    scores: matrix.matrix.scores.map(row => row.map(number)),
    totals: matrix.matrix.options.map(({ stated }) => number(stated?.value)),
    right: assess(matrix.matrix).options.map(({ statedIsRight }) => statedIsRight),
    scale: [matrix.matrix.scale.min, matrix.matrix.scale.max],
    inferred: matrix.matrix.scale.inferred,
    kind: matrix.kind,
    critical: matrix.matrix.criteria.map(({ critical }) =>
      critical ? `${critical.op} ${number(critical.value)}` : null,
    ),
    direction: matrix.matrix.criteria.map(({ direction }) => direction),
    minimum: number(matrix.matrix.minimum),
    selected: matrix.options.map(({ selected }) => selected),
  };
}

describe('weights', () => {
  const heads = [
    'Speed (40%) | Cost (60%)',
    'Speed (Weight: 40%) | Cost (Weight: 60%)',
    'Speed, 40% | Cost, 60%',
    'Speed [40%] | Cost [60%]',
    'Speed (w=40) | Cost (w=60)',
    'Speed ×40 | Cost ×60',
    'Speed (x40) | Cost (x60)',
    'Speed (40 pts) | Cost (60 pts)',
    'Speed<br>40% | Cost<br>60%',
    '**Speed** (40 %) | **Cost** (60 %)',
    '**Speed (40%)** | **Cost (60%)**',
    'Speed - 40% | Cost - 60%',
    'Speed (40) | Cost (60)',
    'Speed (Gewicht 40 %) | Cost (Gewicht 60 %)',
    'Speed (poids : 40) | Cost (poids : 60)',
    '40% Speed | 60% Cost',
  ];
  it.each(heads)('in the head: %s', head => {
    const matrix = matrixOf(
      `| Option | ${head} | Total |\n| --- | --- | --- | --- |\n| A | 4 | 5 | 4.6 |\n| B | 2 | 3 | 2.6 |`,
    );
    expect(matrix).toMatchObject({
      orientation: 'criteria-columns',
      weights: [40, 60],
      criteria: ['Speed', 'Cost'],
      options: ['A', 'B'],
      right: [true, true],
    });
  });

  it.each([
    'Weight',
    'Weight (%)',
    'Weighting',
    'Gewichtung',
    'Gewicht',
    'Poids',
    'Pondération',
    'Peso',
    'Ponderación',
    '权重',
    '重み',
    'Importance',
    'W',
    '가중치',
  ])('in a column called %s', head => {
    const matrix = matrixOf(
      `| Criterion | ${head} | A | B |\n|---|---|---|---|\n| Speed | 0.4 | 4 | 2 |\n| Cost | 0.6 | 5 | 3 |\n| **Total** | 1 | 4.6 | 2.6 |`,
    );
    expect(matrix).toMatchObject({
      orientation: 'criteria-rows',
      weights: [0.4, 0.6],
      options: ['A', 'B'],
      right: [true, true],
    });
  });

  it('in row labels', () => {
    expect(
      matrixOf(
        '| Criterion (Weight) | A | B |\n|---|---|---|\n| Speed (40%) | 4 | 2 |\n| Cost (60%) | 5 | 3 |\n| Weighted Total | 4.6 | 2.6 |',
      ),
    ).toMatchObject({ weights: [40, 60], criteria: ['Speed', 'Cost'], totals: [4.6, 2.6] });
  });

  it('in a row shorter than the header', () => {
    expect(
      matrixOf(
        '| Option | Note | Speed | Cost | Overall score | Why |\n|---|---|---|---|---|---|\n| **Weight** | - | 2 | 1 |\n| A | x y | 4 | 5 | 13 | fine |\n| B | z | 2 | 3 | 7 | |',
      ),
    ).toMatchObject({ weights: [2, 1], totals: [13, 7], right: [true, true] });
  });

  it.each([
    '- Speed: 40%\n- Cost: 60%',
    '- **Speed** (40%): how quick it is\n- **Cost** (60%): what it costs',
    '1. Speed – 40 %\n2. Cost – 60 %',
    'Weights: Speed 40%, Cost 60%.',
    'Weights: Speed = 40, Cost = 60',
    'We weigh speed at 40% and cost at 60%'.replace(/ at/g, ''),
    'Gewichtung: Speed 40 %, Cost 60 %',
    '| Criterion | Weight | Meaning |\n|---|---|---|\n| Speed of delivery | 40% | quick |\n| Running cost | 60% | cheap |',
  ])('outside the table: %s', text => {
    expect(
      matrixOf(
        `${text}\n\n| Option | Speed | Cost | Total |\n|---|---|---|---|\n| A | 4 | 5 | 4.6 |\n| B | 2 | 3 | 2.6 |`,
      ),
    ).toMatchObject({ weights: [40, 60], right: [true, true] });
  });
});

describe('totals', () => {
  it.each([
    'Total',
    '**Total**',
    'Sum',
    'Overall',
    'Weighted score',
    'Total Score',
    'Weighted Total',
    'Gesamt',
    'Summe',
    'Gesamtpunktzahl',
    'Score total',
    'Somme pondérée',
    'Puntuación total',
    'Pontuação total',
    '总分',
    '加权总分',
    '合計',
    '総合',
    'Weighted Sum',
    'Final Score',
    'Average',
    'Score',
  ])('a column called %s', head => {
    expect(
      matrixOf(
        `| Option | Speed (40%) | Cost (60%) | ${head} |\n|---|---|---|---|\n| A | 4 | 5 | 4.6 |\n| B | 2 | 3 | 2.7 |`,
      ),
    ).toMatchObject({ totals: [4.6, 2.7], right: [true, false] });
  });

  it.each(['Total', '**Weighted total**', 'Sum', 'Gesamt', 'Total pondéré', '总分', 'Overall'])(
    'a row called %s',
    label => {
      expect(
        matrixOf(
          `| Criteria | Weight | A | B |\n|---|---|---|---|\n| Speed | 40% | 4 | 2 |\n| Cost | 60% | 5 | 3 |\n| ${label} | 100% | **4.6** | 2.7 |`,
        ),
      ).toMatchObject({ totals: [4.6, 2.7], right: [true, false] });
    },
  );

  it.each([
    'Totals: A 4.6, B 2.6.',
    'Weighted totals:\n\n- A: **4.6**\n- B: 2.6',
    'Weighted score: A = 4.6, B = 2.6',
    '**Totals** — A: 4.6; B: 2.6',
  ])('in prose after the table: %s', text => {
    const matrix = matrixOf(
      `| Criteria | Weight | A | B |\n|---|---|---|---|\n| Speed | 40% | 4 | 2 |\n| Cost | 60% | 5 | 3 |\n\n${text}`,
    );
    expect(matrix).toMatchObject({ totals: [4.6, 2.6], right: [true, true] });
  });

  it('beside a column of weighted scores', () => {
    expect(
      matrixOf(
        '| Criterion | Weight | A | A (weighted) | B | B (weighted) |\n|---|---|---|---|---|---|\n| Speed | 40% | 4 | 1.6 | 2 | 0.8 |\n| Cost | 60% | 5 | 3.0 | 3 | 1.8 |\n| Total | | | 4.6 | | 2.6 |',
      ),
    ).toMatchObject({ options: ['A', 'B'], totals: [4.6, 2.6], right: [true, true] });
  });
});

describe('cells', () => {
  it.each([
    ['8/10', 8],
    ['9 (315)', 9],
    ['5 (sub-ms, note)', 5],
    ['8 (2.4)', 8],
    ['5 ✅', 5],
    ['**9.5**', 9.5],
    ['★★★☆☆', 3],
    ['⭐⭐⭐⭐', 4],
    ['4,5', 4.5],
    ['High (3)', 3],
    ['3 – good', 3],
    ['3: because', 3],
    ['✅ 4', 4],
    ['4 pts', 4],
    ['-', null],
    ['N/A', null],
    ['?', null],
    ['', null],
  ])('%s', (cell, score) => {
    expect(
      matrixOf(`| Option | Speed (40%) | Cost (60%) |\n|---|---|---|\n| A | ${cell} | 5 |\n| B | 2 | 3 |`)
        ?.scores[0]?.[0],
    ).toBe(score);
  });

  it('an escaped pipe is part of the cell', () => {
    expect(
      matrixOf(
        '| Option | Speed \\| ms (40%) | Cost (60%) |\n|---|---|---|\n| A \\| B | 4 (a \\| b) | 5 |\n| C | 2 | 3 |',
      ),
    ).toMatchObject({ criteria: ['Speed | ms', 'Cost'], options: ['A | B', 'C'] });
  });

  it('marks with a legend are numbers', () => {
    expect(
      matrixOf(
        '✅ = 3, ⚠️ = 2, ❌ = 1\n\n| Option | Speed | Cost | Overall score |\n|---|---|---|---|\n| **Weight** | 2 | 1 | |\n| A | ✅ | ⚠️ | 8 |\n| B | ❌ | ✅ | 5 |',
      ),
    ).toMatchObject({
      kind: 'numeric',
      scores: [
        [3, 2],
        [1, 3],
      ],
      right: [true, true],
      scale: [1, 3],
    });
  });

  it('words and marks without one are ordinal', () => {
    expect(matrixOf('| Criterion | A | B |\n|---|---|---|\n| Speed | High | Low |\n| Cost | ✅ | ❌ |')).toMatchObject({
      kind: 'ordinal',
      options: ['A', 'B'],
    });
  });
});

describe('other languages', () => {
  it.each([
    [
      '| Kriterium | Gewicht | Alpha | Beta |\n|---|---|---|---|\n| Tempo | 40 % | 4 | 2 |\n| Kosten | 60 % | 5 | 3 |\n| Gesamt | 100 % | 4,6 | 2,6 |',
      'criteria-rows',
    ],
    [
      '| Critère | Poids | Alpha | Beta |\n|---|---|---|---|\n| Vitesse | 40 % | 4 | 2 |\n| Coût | 60 % | 5 | 3 |\n| Total pondéré | | 4,6 | 2,6 |',
      'criteria-rows',
    ],
    [
      '| Criterio | Peso | Alpha | Beta |\n|---|---|---|---|\n| Velocidad | 40% | 4 | 2 |\n| Coste | 60% | 5 | 3 |\n| Total | | 4.6 | 2.6 |',
      'criteria-rows',
    ],
    [
      '| Opção | Velocidade (40%) | Custo (60%) | Total |\n|---|---|---|---|\n| Alpha | 4 | 5 | 4.6 |\n| Beta | 2 | 3 | 2.6 |',
      'criteria-columns',
    ],
    [
      '| 方案 | 速度 (40%) | 成本（60%） | 总分 |\n|---|---|---|---|\n| Alpha | 4 | 5 | 4.6 |\n| Beta | 2 | 3 | 2.6 |',
      'criteria-columns',
    ],
    [
      '| 評価基準 | 重み | Alpha | Beta |\n|---|---|---|---|\n| 速度 | 40% | 4 | 2 |\n| 費用 | 60% | 5 | 3 |\n| 合計 | | 4.6 | 2.6 |',
      'criteria-rows',
    ],
  ])('%s', (text, orientation) => {
    expect(matrixOf(text)).toMatchObject({
      orientation,
      weights: [40, 60],
      options: ['Alpha', 'Beta'],
      totals: [4.6, 2.6],
      right: [true, true],
    });
  });
});

describe('sentences', () => {
  const table =
    '| Criterion | Weight | A | B |\n|---|---|---|---|\n| Speed | 40% | 4 | 2 |\n| Security | 60% | 5 | 3 |';
  it.each([
    ['Scale: 1-5, higher is better.', [1, 5]],
    ['Scored from 1 to 10.', [1, 10]],
    ['Scores (0–10).', [0, 10]],
    ['Skala von 1 bis 5', [1, 5]],
    ['Échelle de 1 à 5', [1, 5]],
    ['评分标准 (1-5 分)', [1, 5]],
    ['Rated on a 1-10 scale.', [1, 10]],
    ['1 = poor, 5 = excellent', [1, 5]],
  ])('scale: %s', (text, scale) => {
    expect(matrixOf(`${text}\n\n${table}`)).toMatchObject({ scale, inferred: false });
  });

  it.each([
    'Critical: Security >= 4.',
    'Critical criteria: Security (>= 4)',
    'Security must be at least 4.',
    'Critical: criterion 2 must be >= 4',
    '**Critical:** Security ≥ 4',
    'Critical criteria:\n\n- Security >= 4',
  ])('critical: %s', text => {
    expect(matrixOf(`Scale: 1-5. Minimum: 3.25 (65 %).\n\n${text}\n\n${table}`)).toMatchObject({
      critical: [null, '>= 4'],
      minimum: 3.25,
    });
  });

  it.each([
    ['Minimum: 3.25 (65 %).', 3.25],
    ['Minimum acceptable score: 65%', 3.25],
    ['**Minimum Acceptable Score:** 65/100', 3.25],
    ['Minimum total: 3', 3],
  ])('minimum: %s', (text, minimum) => {
    expect(matrixOf(`Scale: 1-5.\n\n${text}\n\n${table}`)?.minimum).toBe(minimum);
  });

  it('lower is better', () => {
    expect(matrixOf(table.replace('| Speed |', '| Latency (lower is better) |'))).toMatchObject({
      direction: ['lower', 'higher'],
      criteria: ['Latency', 'Security'],
    });
  });
});

describe('one table for each option', () => {
  const option = (name: string, a: number, b: number, total: string) =>
    `### ${name}\n\n| Criterion | Score (0-10) | Rationale |\n|---|---|---|\n| Speed | ${a} | because |\n| Cost | ${b} | so |\n\n**Weighted Score:** (${a}×0.4 + ${b}×0.6) × 10 = ${total}/100\n`;
  it('is one matrix', () => {
    const text = `| Criterion | Weight | Why |\n|---|---|---|\n| Speed | 40% | x |\n| Cost | 60% | y |\n\n${option('Option 1: Redis', 8, 7, '74')}\n${option('Option 2: Postgres', 5, 9, '74')}`;
    expect(matrixOf(text)).toMatchObject({
      options: ['Redis', 'Postgres'],
      weights: [40, 60],
      scores: [
        [8, 7],
        [5, 9],
      ],
      totals: [74, 74],
      right: [true, true],
      scale: [0, 10],
    });
  });
});

describe('marks of the chosen one', () => {
  it.each(['Redis (Selected)', 'Redis (Sel.)', '**Redis** ✅', '🏆 Redis', 'Redis (chosen)', 'Redis (rec.)'])(
    '%s',
    name => {
      expect(
        matrixOf(`| Option | Speed (40%) | Cost (60%) |\n|---|---|---|\n| ${name} | 4 | 5 |\n| B | 2 | 3 |`),
      ).toMatchObject({ options: ['Redis', 'B'], selected: [true, false] });
    },
  );
});

describe('what is no decision matrix', () => {
  it.each([
    '| Year | Inflation (%) | Total supply |\n|---|---|---|\n| 0 | 8.00 | 100 |\n| 1 | 7.20 | 108 |',
    '| Category | Weight | Pass Threshold | Checks |\n|---|---|---|---|\n| Lint | 25 pts | 20 pts | MD001 |\n| Docs | 20 pts | 16 pts | README |',
    '| Item | Quantity | Unit price | Total |\n|---|---|---|---|\n| Server | 2 | 5 | 10 |\n| Disk | 4 | 1 | 4 |',
    '| Risk | Likelihood | Impact | Score |\n|---|---|---|---|\n| Outage | 3 | 5 | 15 |\n| Leak | 1 | 5 | 5 |',
    '| Batch | Onnx | Llama | Speed-up |\n|---|---|---|---|\n| 1 | 137.59 | 109.47 | 1.26 |\n| 16 | 92.1 | 80.2 | 1.1 |',
    '| Task | Dev | Test | Total |\n|---|---|---|---|\n| API | 3 | 2 | 5 |\n| UI | 5 | 3 | 8 |',
    '| Metric | Target | Today |\n|---|---|---|\n| p95 | 5 | 11 |\n| errors | 0 | 2 |',
    '| Option | Default | Description |\n|---|---|---|\n| retries | 3 | how often |\n| timeout | 5 | seconds |',
  ])('%s', text => {
    expect(read(`# T\n\n## Context\n\n${text}\n`).matrices).toEqual([]);
  });
});
