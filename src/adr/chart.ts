import { assess } from '../decision/assess';
import { format } from '../decision/decimal';
import type { Matrix } from '../decision/model';

/** The totals of a matrix as a Mermaid bar chart, vetoed options left out; `null` where there is nothing to draw. */
export function scoreChart(matrix: Matrix): string | null {
  const assessment = assess(matrix);
  const bars = assessment.ranking.flatMap(option => {
    const points = assessment.options[option]?.points;
    const name = matrix.options[option]?.name;
    return points && name !== undefined ? [{ name: label(name), value: format(points.low, 2) }] : [];
  });
  if (bars.length === 0) return null;
  return [
    'xychart-beta',
    '  title "Weighted scores"',
    `  x-axis [${bars.map(({ name }) => `"${name}"`).join(', ')}]`,
    `  y-axis "Score" ${matrix.scale.min} --> ${matrix.scale.max}`,
    `  bar [${bars.map(({ value }) => value).join(', ')}]`,
  ].join('\n');
}

/** A name as Mermaid's quoted text: nothing that ends it or that it would read as markup. */
function label(name: string): string {
  return (
    name
      .replace(/["`;#<>{}[\]\\]|%%/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60) || 'Option'
  );
}
