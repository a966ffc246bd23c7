import type { headers } from './document/sections';
import { type DesignAnswer, designShapes, type PartName, type Parts, partNames } from './questions';
import { type DesignReading, readDesign, tableOf } from './read';

/** Which list of which part each table of a document shows, column by column. */
const tables: readonly (readonly [keyof typeof headers, PartName, string, readonly string[]])[] = [
  ['components', 'components', 'components', ['name', 'does', 'technology', 'meets']],
  ['technologies', 'components', 'technologies', ['name', 'version', 'use', 'why']],
  ['entities', 'data', 'entities', ['name', 'fields', 'store', 'meets']],
  ['events', 'data', 'events', ['name', 'topic', 'producer', 'consumers', 'idempotencyKey']],
  ['saga', 'data', 'saga', ['step', 'component', 'compensation']],
  ['endpoints', 'api', 'endpoints', ['call', 'does', 'meets']],
  ['measures', 'security', 'measures', ['area', 'measure', 'meets']],
  ['signals', 'monitoring', 'signals', ['metric', 'target', 'alert', 'meets']],
  ['scaling', 'scaling', 'plan', ['load', 'how', 'limit', 'meets']],
  ['risks', 'risks', 'risks', ['risk', 'impact', 'mitigation']],
  ['failures', 'risks', 'failures', ['scenario', 'noticed', 'response', 'rollback']],
  ['phases', 'roadmap', 'phases', ['name', 'when', 'work', 'done', 'rollback', 'meets']],
];

/**
 * The parts as a person left them in the document: the rows that were changed there are what the next steps go on with.
 * Only what differs from what we wrote is taken over; a table that cannot be told any more says nothing.
 */
export function followed(parts: Parts, written: string, current: string): Parts {
  if (written === current) return parts;
  const [before, now] = [readDesign(written), readDesign(current)];
  let next = parts;
  for (const [table, part, list, columns] of tables) {
    const rows = changedRows(before, now, table, columns.length);
    const value = next[part] as Record<string, unknown> | null | undefined;
    if (rows === null || !value) continue;
    const entries = rows.map(cells =>
      Object.fromEntries(columns.map((name, index) => [name, cellValue(name, cells[index] ?? '')])),
    );
    const checked = designShapes[part].safeParse({ ...value, [list]: entries });
    if (!checked.success) continue;
    const renamed =
      table === 'components' ? renames(value as DesignAnswer<'components'>, rows) : new Map<string, string>();
    next = withNames({ ...next, [part]: checked.data }, renamed);
  }
  return next;
}

/** What of the parts another reading has otherwise, to be remembered. */
export function otherParts(before: Parts, after: Parts): Parts {
  return Object.fromEntries(partNames.filter(name => after[name] !== before[name]).map(name => [name, after[name]]));
}

function changedRows(before: DesignReading, now: DesignReading, table: keyof typeof headers, width: number) {
  const [old, fresh] = [before, now].map(reading =>
    tableOf(reading, table)?.rows.map(cells => cells.map(({ text }) => text)),
  );
  if (!old || !fresh || JSON.stringify(old) === JSON.stringify(fresh)) return null;
  return fresh.every(({ length }) => length === width) ? fresh : null;
}

function cellValue(column: string, text: string): string | string[] {
  if (column !== 'meets' && column !== 'consumers') return text;
  return text.split(/\s*,\s*/).filter(one => one !== '');
}

/** A component that has another name in the same row. */
function renames(
  { components }: DesignAnswer<'components'>,
  rows: readonly (readonly string[])[],
): Map<string, string> {
  if (components.length !== rows.length) return new Map();
  return new Map(
    components.flatMap(({ name }, index) => {
      const now = rows[index]?.[0] ?? name;
      return now === name || now === '' ? [] : [[name, now] as const];
    }),
  );
}

function withNames(parts: Parts, names: ReadonlyMap<string, string>): Parts {
  if (names.size === 0) return parts;
  const named = (name: string) => names.get(name) ?? name;
  const { components, data } = parts;
  return {
    ...parts,
    ...(components
      ? {
          components: {
            ...components,
            links: components.links.map(link => ({ ...link, from: named(link.from), to: named(link.to) })),
          },
        }
      : {}),
    ...(data
      ? {
          data: {
            ...data,
            events: data.events.map(event => ({
              ...event,
              producer: named(event.producer),
              consumers: event.consumers.map(named),
            })),
            saga: data.saga.map(step => ({ ...step, component: named(step.component) })),
            flow: {
              ...data.flow,
              steps: data.flow.steps.map(step => ({ ...step, from: named(step.from), to: named(step.to) })),
            },
          },
        }
      : {}),
  };
}
