import { companionFolder } from '../../ports/companions';
import type { Files } from '../../ports/files';
import type { GateFinding, GateReport } from './gate';

/** Where the report of a gate lies. */
export function reportPath(
  files: Pick<Files, 'records'>,
  phase: GateReport['phase'],
  date: string,
  number = 1,
): string {
  return `${companionFolder(files, 'reports')}/gate-${phase}-${date}${number === 1 ? '' : `.${number}`}.md`;
}

/** The report as people read it at `path`, with a link to each place. What comes from records is text and stays text. */
export function gateMarkdown(report: GateReport, date: string, path: string): string {
  const { phase, outcome, records, figures, requirements, findings, sources } = report;
  const up = '../'.repeat(path.split('/').length - 1);
  const out = [
    `# Evidence gate: ${phase}`,
    '',
    `**${outcome}**, ${date}. ${count(records, 'record')} in scope, ${count(figures.sources, 'cited source')}, ${figures.assessed} assessed, ${figures.verified} verified.`,
    '',
    '| Asked before this phase is left | Met | Figure |',
    '| --- | --- | --- |',
    ...requirements.map(
      ({ text, should, met, figure }) =>
        `| ${text}${should ? ' (should)' : ''} | ${met ? 'yes' : '**no**'} | ${figure} |`,
    ),
    '',
  ];
  for (const [severity, title] of TITLES) {
    const own = findings.filter(finding => finding.severity === severity);
    if (own.length > 0) out.push(`## ${title}`, '', ...own.map(finding => item(up, finding)), '');
  }
  if (sources.length > 0) {
    out.push(
      '## Sources',
      '',
      '| Source | Level | Assessed | Verified | Cited by |',
      '| --- | --- | --- | --- | --- |',
    );
    for (const { source, title, level, assessedBy, verified, citedBy } of sources) {
      const name = title === null ? plain(source) : `${plain(source)}: ${plain(title)}`;
      const shown = citedBy.slice(0, 10).map(file => link(up, file, null));
      const more = citedBy.length > 10 ? ` and ${citedBy.length - 10} more` : '';
      out.push(
        `| ${name} | ${level ?? '-'} | ${plain(assessedBy ?? '-')} | ${verified ? 'yes' : 'no'} | ${shown.join(', ')}${more} |`,
      );
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

const TITLES = [
  ['error', 'What fails the gate'],
  ['warning', 'What should be mended'],
  ['info', 'For knowledge'],
] as const;

function item(up: string, { file, line, message, rule }: GateFinding): string {
  return `- ${link(up, file, line)}: ${plain(message)} (\`${rule}\`)`;
}

function link(up: string, file: string, line: number | null): string {
  const target = `${up}${file.split('/').map(encodeURIComponent).join('/')}${line === null ? '' : `#L${line}`}`;
  return `[${plain(line === null ? file : `${file}:${line}`)}](${target.replace(/[()]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)})`;
}

/** Text that cannot become a link, a table cell's end, or markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~]/g, '\\$&');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
