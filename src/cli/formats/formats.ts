import type { Located } from './located';
import { sarif } from './sarif';

export const formats = {
  text: (findings: readonly Located[], files: number) => [...findings.map(line), summary(findings, files)].join('\n'),
  json: (findings: readonly Located[]) => JSON.stringify(findings, null, 2),
  sarif: (findings: readonly Located[]) => JSON.stringify(sarif(findings), null, 2),
};
export type Format = keyof typeof formats;

function line({ file, line, column, severity, message, rule, fixable }: Located): string {
  return `${file}:${line}:${column}: ${severity}: ${message} (${rule}${fixable ? ', --fix' : ''})`;
}

function summary(findings: readonly Located[], files: number): string {
  const records = `${files} ${files === 1 ? 'record' : 'records'}`;
  if (findings.length === 0) return `${records}, nothing to mend.`;
  const fixable = findings.filter(finding => finding.fixable).length;
  const counts = (['error', 'warning', 'info'] as const).flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length;
    return count > 0 ? [`${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`] : [];
  });
  return `${records}, ${counts.join(', ')}${fixable > 0 ? `; --fix mends ${fixable}` : ''}.`;
}
