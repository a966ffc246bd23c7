import { scoreChart } from '../../adr/chart';
import type { AdrRecord } from '../../adr/read';
import type { DiagramMessage } from '../../protocol/diagramPane';
import { numericMatrices } from '../matrix/message';

const longestSource = 60_000;
const most = 200;

interface Located extends DiagramMessage {
  /** Where it stands in the text; a picture made from data stands where its matrix does. */
  readonly offset: number;
}

/** Every Mermaid block of a record, and the pictures that its data gives. */
export function diagramsIn(record: AdrRecord): Located[] {
  const { lines } = record.document;
  const drawn = record.diagrams.filter(({ language }) => language === 'mermaid');
  const blocks = drawn.map(({ source, heading }, index) => ({
    id: `block-${index}`,
    caption: heading ?? `Diagram ${index + 1}`,
    source: source.value.slice(0, longestSource),
    line: lines.at(source.range.start),
    offset: source.range.start,
  }));
  const charts = numericMatrices(record).flatMap(({ at, matrix }) => {
    const source = scoreChart(matrix.matrix);
    return source === null
      ? []
      : [{ id: `scores-${at}`, caption: 'Weighted scores', source, line: null, offset: matrix.range.start }];
  });
  return distinctCaptions([...blocks, ...charts].slice(0, most));
}

/** Two pictures under one heading are told apart by number. */
function distinctCaptions(diagrams: readonly Located[]): Located[] {
  const seen = new Map<string, number>();
  return diagrams.map(diagram => {
    const times = (seen.get(diagram.caption) ?? 0) + 1;
    seen.set(diagram.caption, times);
    return times === 1 ? diagram : { ...diagram, caption: `${diagram.caption} (${times})` };
  });
}
