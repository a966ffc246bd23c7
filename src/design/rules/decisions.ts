import { resolved } from '../../review/paths';
import { decisionIn } from '../decide';
import { type DesignReading, tableOf } from '../read';
import type { DesignAround, DesignRule, Found } from './rule';

export const decisionWithoutRecord: DesignRule = {
  name: 'design-decision-without-record',
  severity: 'warning',
  about: 'A key choice of the document has no record, or its record is not there.',
  find: (reading, around) =>
    decisionsIn(reading).flatMap(({ title, target, range }) => {
      if (target === null) return [{ message: `${title} has no record; decide it in one and link it.`, range }];
      const path = around && resolved(around.path, target);
      return path && around.records.has(path) && around.records.get(path) === null
        ? [{ message: `The record of ${title}, ${target}, is not there; correct the link.`, range }]
        : [];
    }),
};

export const staleDecision: DesignRule = {
  name: 'design-stale-decision',
  severity: 'warning',
  about: 'A record has decided otherwise since the document was written.',
  find: (reading, around) => (around ? decisionsIn(reading).flatMap(row => stale(row, around)) : []),
};

interface DecisionRow {
  readonly title: string;
  readonly said: string;
  readonly target: string | null;
  readonly range: { readonly start: number; readonly end: number };
}

export function decisionsIn(reading: DesignReading): readonly DecisionRow[] {
  return (tableOf(reading, 'decisions')?.rows ?? []).flatMap(([title, said, , record]) =>
    title && said
      ? [
          {
            title: title.text,
            said: said.text,
            target: /\]\(([^)\s]+)\)/.exec(record?.raw ?? '')?.[1] ?? null,
            range: title.range,
          },
        ]
      : [],
  );
}

/** `Apache Kafka`; of `open; Apache Kafka assumed` what is assumed. */
export function optionSaid(said: string): string {
  return /^open; (.+) assumed$/.exec(said)?.[1] ?? said;
}

function stale({ title, said, target, range }: DecisionRow, { path, records }: DesignAround): readonly Found[] {
  const file = target === null ? null : resolved(path, target);
  const text = file === null ? null : records.get(file);
  if (!file || !text) return [];
  const { chosen } = decisionIn(text, file, { topic: '', title, because: '' });
  if (chosen === null || chosen.toLowerCase() === said.toLowerCase()) return [];
  return [{ message: `${title} says ${said}, and its record has chosen ${chosen}; take over what changes.`, range }];
}
