import { read } from '../../adr/read';
import { type MatrixReport, scoreReport } from '../../review/score';
import { exitCodes, usage } from '../failure';
import { readText } from '../files';
import type { Command } from './command';

/** `deliberate score FILE [--json]` */
export const score: Command = {
  options: { json: { type: 'boolean' } },
  async run({ positionals, values, settings, out }) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw usage('score takes one file: deliberate score FILE [--json]');
    const [min, max] = settings.scale ?? [];
    const scale = min !== undefined && max !== undefined ? { scale: { min, max } } : {};
    const report = scoreReport(file, read(readText(file).text, { path: file, ...scale }));
    if (values['json']) out(JSON.stringify(report, null, 2));
    else if (report.matrices.length === 0) out(`${file}: no decision matrix.`);
    else for (const matrix of report.matrices) out(describe(file, matrix));
    return exitCodes.fine;
  },
};

function describe(file: string, matrix: MatrixReport): string {
  const { min, max, inferred } = matrix.scale;
  const width = Math.max(...matrix.options.map(({ name }) => name.length));
  const ordered = [...matrix.options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return [
    `${file}:${matrix.line}  ${matrix.options.length} options by ${matrix.criteria.length} criteria, scale ${min}-${max}${inferred ? ' (inferred)' : ''}`,
    ...ordered.map(
      option => `  ${String(option.rank ?? '-').padStart(2)}  ${option.name.padEnd(width)}  ${figures(option)}`,
    ),
    ...unexplained(matrix),
    `  ${verdict(matrix)}`,
    ...(matrix.stability.length > 0 ? [`  First as it stands while ${intervals(matrix)}.`] : []),
    '',
  ].join('\n');
}

function figures(option: MatrixReport['options'][number]): string {
  const [low, high] = option.totalRange;
  const total = option.total === null ? `${shown(low)} to ${shown(high)}, scores are missing` : shown(option.total);
  const stated = option.statedIsRight === false ? `  stated ${shown(option.stated ?? 0)}: WRONG` : '';
  const veto = option.vetoedBy.length > 0 ? `  fails ${option.vetoedBy.join(', ')}` : '';
  return total + stated + veto;
}

/** Which formula was meant is the author's to say: what is computed must not call what is stated wrong. */
function unexplained({ formula, options }: MatrixReport): string[] {
  const stated = options.filter(({ stated, statedIsRight }) => stated !== null && statedIsRight === null);
  // Those that are only a little beside the weighted mean are called wrong one by one.
  if (formula !== null || stated.length === 0 || options.some(({ statedIsRight }) => statedIsRight === false))
    return [];
  return [
    `  Stated: ${stated.map(({ name, stated }) => `${name} ${stated}`).join(', ')}; no formula that we know gives them.`,
  ];
}

function verdict({ ranking, gap, confidence }: MatrixReport): string {
  const [first, second] = ranking;
  if (first === undefined) return 'No option is left.';
  if (second === undefined || gap === null || confidence === null)
    return second === undefined ? `Only ${first} is left.` : 'The order is open: scores are missing.';
  if (confidence === 'TIE') return `TIE: ${first} and ${second} are ${shown(gap)} apart, a person has to decide.`;
  return `${confidence}: ${first} is ${shown(gap)} ahead of ${second}.`;
}

function intervals({ stability }: MatrixReport): string {
  const bounds = stability.flatMap(({ criterion, low, high }) => {
    if (low <= 0 && high >= 1) return [];
    const parts = [...(low > 0 ? [`at least ${percent(low)}`] : []), ...(high < 1 ? [`at most ${percent(high)}`] : [])];
    return [`${criterion} weighs ${parts.join(' and ')}`];
  });
  return bounds.length > 0 ? bounds.join(', ') : 'the weights are whatever they are';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function shown(value: number): string {
  return value.toFixed(2);
}
