import { scoreChart } from '../chart';
import type { AdrRecord } from '../read';
import { insert, type TextEdit } from './text';

/** A chart of the totals as a Mermaid block below the matrix, where any reader of Markdown sees it. */
export function addChart(record: AdrRecord, matrixAt: number): TextEdit[] {
  const matrix = record.matrices[matrixAt];
  const source = matrix ? scoreChart(matrix.matrix) : null;
  if (!matrix || source === null) return [];
  const { lines } = record.document;
  const end = Math.max(...matrix.parts.map(({ range }) => range.end));
  const line = lines.at(Math.max(0, end - 1));
  const eol = lines.breakAfter(line);
  return [insert(lines.end(line), `\n\n\`\`\`mermaid\n${source}\n\`\`\``.replaceAll('\n', eol))];
}
