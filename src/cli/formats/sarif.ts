import { designRules } from '../../design/rules/check';
import { mentionRules } from '../../review/code/mentions';
import { rules } from '../../review/review';
import type { Located } from './located';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, which code hosts show beside the changed lines. */
export function sarif(findings: readonly Located[]) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Deliberate',
            rules: [...rules, ...mentionRules, ...designRules].map(({ name, about, severity }) => ({
              id: name,
              shortDescription: { text: about },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ file, line, column, endLine, endColumn, rule, severity, message }) => ({
          ruleId: rule,
          level: levels[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}
