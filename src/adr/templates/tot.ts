import { escapeInline } from '../edit/escape';
import { applyEdits } from '../edit/text';
import { recomputeTotals } from '../edit/totals';
import { read } from '../read';
import { bullets, capital, cell, document, flowList, heading, paragraph, table } from './parts';
import type { MatrixValues, OptionValues, RecordValues } from './values';

/** The Tree-of-Thoughts record: sections in their fixed order, totals and Confidence computed by reading what was written. */
export function totTemplate(values: RecordValues): string {
  const matrix = values.matrix ?? SKELETON;
  const text = document([
    front(values),
    heading(1, values.number === undefined ? values.title : `ADR-${values.number}: ${values.title}`),
    '## Status',
    capital(values.status ?? 'proposed'),
    '## Context',
    paragraph(values.context, 'What forces a decision: facts with their numbers, constraints, what exists today.'),
    '## Decision Matrix',
    scaleLine(matrix),
    matrixTable(matrix),
    'Confidence: open.',
    sourcesTable(matrix),
    '## Decision',
    [chosenSentence(values), values.decision?.trim()].filter(Boolean).join(' '),
    values.diagram ? `\`\`\`${values.diagram.language}\n${values.diagram.source.trimEnd()}\n\`\`\`` : null,
    '## Consequences',
    '### Positive',
    bullets(values.positive, 'what becomes easier'),
    '### Negative',
    bullets(values.negative, 'what becomes harder'),
    '### Mitigations',
    bullets(values.mitigations, 'what is done about it'),
    '## Alternatives Considered',
    ...alternatives(values, matrix),
    '## Backtracking Triggers',
    triggersTable(values),
    '## Implementation Plan',
    values.implementation?.length
      ? values.implementation.map((step, index) => `${index + 1}. ${step}`).join('\n')
      : '1. <!-- phases, smallest first, with a way back -->',
    '## Success Metrics',
    table(
      ['Metric', 'Target', 'Today'],
      (values.metrics ?? []).map(({ metric, target, today }) => [cell(metric), cell(target), cell(today)]),
    ),
    '## References',
    bullets(values.references, 'sources as [REF-NNN], records, measurements'),
  ]);
  const record = read(text);
  return applyEdits(text, recomputeTotals(record, 0));
}

/** Enough to be a matrix, with nothing in it that somebody would have to delete twice. */
const SKELETON: MatrixValues = {
  scale: { min: 1, max: 5 },
  criteria: [
    { name: 'Criterion 1', weight: '40' },
    { name: 'Criterion 2', weight: '35' },
    { name: 'Criterion 3', weight: '25' },
  ],
  options: ['Option A', 'Option B', 'As it is today'].map(name => ({ name, scores: [] })),
};

function front(values: RecordValues): string {
  const people = (
    [
      ['decision-makers', values.deciders],
      ['consulted', values.consulted],
      ['informed', values.informed],
    ] as const
  )
    .filter(([, names]) => names && names.length > 0)
    .map(([key, names]) => `${key}: [${flowList(names)}]`);
  return ['---', `date: ${values.date}`, ...people, '---'].join('\n');
}

function scaleLine({ scale, minimum, criteria }: MatrixValues): string {
  const points = minimum ?? String(Math.round(scale.max * 65) / 100);
  const share = Math.round((Number(points) / scale.max) * 100);
  const critical = criteria.flatMap(({ name, critical: limit }) =>
    limit ? [`${escapeInline(name)} ${limit.op} ${limit.value}`] : [],
  );
  return `Scale: ${scale.min}-${scale.max}, higher is better. Minimum: ${points} (${share} %).${critical.length > 0 ? ` Critical: ${critical.join(', ')}.` : ''}`;
}

function matrixTable({ criteria, options }: MatrixValues): string {
  const rows = criteria.map(({ name, weight }, index) => {
    const scores = options.map(({ scores: own }) => {
      const { score, note } = own[index] ?? { score: null };
      return `${score ?? '-'}${note ? ` (${cell(note)})` : ''}`;
    });
    return [cell(name), `${weight}%`, ...scores];
  });
  const sum = criteria.reduce((total, { weight }) => total + Math.round(Number(weight) * 1000), 0) / 1000;
  return table(
    ['Criterion', 'Weight', ...options.map(({ name }) => cell(name))],
    [...rows, ['**Weighted score**', `**${sum}%**`, ...options.map(() => '-')]],
    [1],
  );
}

function sourcesTable({ criteria }: MatrixValues): string {
  return table(
    ['Criterion', 'Weight from'],
    criteria.map(({ name, source }) => [cell(name), source ? cell(source) : '']),
  );
}

function chosenSentence({ chosen }: RecordValues): string {
  return chosen ? `Chosen option: **${escapeInline(chosen)}**.` : 'No option chosen yet.';
}

function alternatives(values: RecordValues, matrix: MatrixValues): string[] {
  const said = new Map((values.options ?? []).map(option => [option.name, option]));
  const names = new Set([...matrix.options.map(({ name }) => name), ...said.keys()]);
  const others = [...names].filter(name => name !== values.chosen);
  return others.flatMap(name => {
    const option: OptionValues = said.get(name) ?? { name };
    const pros = option.pros?.length ? option.pros.join('; ') : '<!-- what speaks for it -->';
    const cons = option.cons?.length ? option.cons.join('; ') : '<!-- what speaks against it -->';
    return [
      heading(3, `${name}${values.chosen ? ' (not chosen)' : ''}`),
      ...(option.description ? [option.description.trim()] : []),
      `**Pros**: ${pros}. **Cons**: ${cons}.\n**Why Rejected**: ${option.whyNot?.trim() ?? '<!-- the reason in one sentence -->'}`,
    ];
  });
}

function triggersTable({ triggers = [] }: RecordValues): string {
  return table(
    ['#', 'Metric', 'Reconsider when', 'Window', 'Then'],
    triggers.map(({ metric, when, window, action }, index) => [
      String(index + 1),
      cell(metric),
      cell(when),
      cell(window),
      cell(action),
    ]),
  );
}
