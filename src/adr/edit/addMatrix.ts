import { format } from '../../decision/decimal';
import { exact } from '../../decision/exact';
import { percentages } from '../../decision/percentages';
import type { AdrRecord } from '../read';
import { plain } from '../text/inline';
import { escapeCell } from './escape';
import { insertSection } from './place';
import type { TextEdit } from './text';

const most = 20;

/** The criteria and options a matrix of this record would begin with: its drivers and its options. */
function matrixFrom(record: AdrRecord): {
  readonly criteria: readonly string[];
  readonly options: readonly string[];
} {
  const drivers = record.sections.find(({ role }) => role === 'drivers');
  const body = drivers ? record.text.slice(drivers.body.start, drivers.body.end) : '';
  const criteria = [...body.matchAll(/^[ \t]*[-*+][ \t]+(.+)$/gm)].map(
    ([, item = '']) =>
      plain(item)
        .split(/[,:;.(]/)[0]
        ?.trim() ?? '',
  );
  return {
    criteria: distinct(criteria),
    options: distinct(record.options.map(({ name }) => name)),
  };
}

/** An empty matrix of the record's own options and drivers, all weights equal, nothing scored. */
export function addMatrix(record: AdrRecord): TextEdit[] {
  const found = matrixFrom(record);
  const criteria = found.criteria.length > 0 ? found.criteria : ['Criterion 1', 'Criterion 2', 'Criterion 3'];
  const options = found.options.length > 0 ? found.options : ['Option A', 'Option B', 'As it is today'];
  const weights = percentages(criteria.map(() => exact(1)));
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const body = [
    'Scale: 1-5, higher is better. Minimum: 3.25 (65 %).',
    '',
    row('Criterion', 'Weight', ...options.map(escapeCell)),
    row('---', '---:', ...options.map(() => '---')),
    ...criteria.map((name, index) =>
      row(escapeCell(name), `${format(weights[index] ?? exact(0), 0)}%`, ...options.map(() => '-')),
    ),
    row('**Weighted score**', '**100%**', ...options.map(() => '-')),
  ].join('\n');
  return insertSection(record, 'Decision Matrix', body, [
    'decision',
    'consequences',
    'positive',
    'alternatives',
    'triggers',
    'references',
  ]);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter(name => name !== ''))].slice(0, most);
}
