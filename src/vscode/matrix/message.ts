import type { ReadMatrix } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { format } from '../../decision/decimal';
import type { Exact } from '../../decision/exact';
import type { RecordHeadMessage } from '../../protocol/bounds';
import type { MatrixMessage } from '../../protocol/matrixPane';

const longestNote = 2000;
const longestName = 1000;

export function headMessage(record: AdrRecord): RecordHeadMessage {
  const number = record.number?.value;
  return {
    label: number === undefined ? null : `ADR-${number}`.slice(0, longestName),
    title: (record.title?.value ?? 'Untitled record').slice(0, longestName),
    status: record.status?.raw.split('\n')[0]?.slice(0, 100) ?? null,
  };
}

/** The matrices with numbers in them: only those can be added up and edited as numbers. */
export function numericMatrices(record: AdrRecord): { readonly at: number; readonly matrix: ReadMatrix }[] {
  return record.matrices.flatMap((matrix, at) => (matrix.kind === 'numeric' ? [{ at, matrix }] : []));
}

export function matrixMessage(record: AdrRecord, read: ReadMatrix): MatrixMessage {
  const { matrix } = read;
  const chosen = record.chosen?.value ?? null;
  return {
    scale: { ...matrix.scale },
    orientation: read.orientation,
    minimum: decimalText(matrix.minimum),
    criteria: matrix.criteria.map(({ name, weight, direction, critical }, index) => {
      const place = read.criteria[index];
      const limit = critical && decimalText(critical.value);
      return {
        name: name.slice(0, longestName),
        weight: decimalText(weight),
        weightWord: place?.weightWord?.slice(0, longestName) ?? null,
        percent: place?.weight ? /^\s*%/.test(record.text.slice(place.weight.end, place.weight.end + 4)) : false,
        direction,
        critical: critical && limit !== null ? { op: critical.op, value: limit } : null,
        source:
          record.criterionSources.find(source => source.criterion === name)?.from.value.slice(0, longestNote) ?? null,
      };
    }),
    options: matrix.options.map(({ name, stated }, index) => ({
      name: name.slice(0, longestName),
      stated: stated && decimalText(stated.value, stated.decimals),
      chosen: chosen === null ? (read.options[index]?.selected ?? false) : chosen === name,
    })),
    cells: matrix.scores.map((row, option) =>
      row.map((score, criterion) => {
        const note = read.cells[option]?.[criterion]?.note?.value ?? null;
        return {
          score: decimalText(score),
          note: note?.slice(0, longestNote) ?? null,
          cut: (note?.length ?? 0) > longestNote,
        };
      }),
    ),
  };
}

/** A number as a decimal with no more digits than it has; one that no short decimal says is not sent. */
function decimalText(value: Exact | null, least = 0): string | null {
  if (value === null) return null;
  for (let decimals = least; decimals <= 12; decimals++) {
    if (10n ** BigInt(decimals) % value.d === 0n) {
      const text = format(value, decimals);
      return /^-?\d{1,12}(?:\.\d{1,12})?$/.test(text) ? text : null;
    }
  }
  return null;
}
