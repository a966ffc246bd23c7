import { type DesignAnswer, designShapes, type PartName } from '../../design/questions';
import type { GateTableMessage } from '../../protocol/deliberationPane';
import * as z from '../../schema/schema';

/** A list of a step's answer: which fields its entries have, and what each may be. */
interface ListShape {
  /** Where it stands: `components`, `flow.steps`. */
  readonly path: string;
  /** Entries are sentences and no objects. */
  readonly bare: boolean;
  readonly columns: readonly {
    readonly key: string;
    readonly type: 'text' | 'list' | 'flag';
    readonly options: readonly string[];
  }[];
}

type Json = { readonly [key: string]: unknown };
const own = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

/** The lists of a step, read off the shape that its answers are held against. */
function listsOf(schema: unknown, prefix = ''): readonly ListShape[] {
  return Object.entries(own(own(schema)['properties'])).flatMap(([key, property]): readonly ListShape[] => {
    const path = `${prefix}${key}`;
    const { type, items } = own(property);
    if (type === 'object') return [titled(path), ...listsOf(property, `${path}.`)];
    if (type !== 'array') return [];
    const fields = own(own(items)['properties']);
    const bare = Object.keys(fields).length === 0;
    return [{ path, bare, columns: bare ? [textColumn(path)] : Object.entries(fields).map(columnOf) }];
  });
}

const textColumn = (key: string) => ({ key, type: 'text' as const, options: [] });

/** A flow has a title beside its list. */
function titled(path: string): ListShape {
  return { path: `${path}:title`, bare: true, columns: [textColumn('title')] };
}

function columnOf([key, property]: [string, unknown]): ListShape['columns'][number] {
  const { type, enum: options } = own(property);
  if (type === 'array') return { key, type: 'list', options: [] };
  if (type === 'boolean') return { key, type: 'flag', options: ['yes', 'no'] };
  return { key, type: 'text', options: Array.isArray(options) ? options.map(String) : [] };
}

function shapeOf(step: PartName): readonly ListShape[] {
  return listsOf(z.toJSONSchema(designShapes[step]));
}

/** What a step proposes, as tables that a person can edit. */
export function tablesOf(step: PartName, value: unknown, from: 'model' | 'catalogue'): GateTableMessage[] {
  return shapeOf(step).map(list => {
    const entries = entriesOf(list, value);
    return {
      id: list.path,
      title: words(list.path.replace(/:title$/, '')),
      about: '',
      ticks: null,
      columns: list.columns.map(({ key, options }) => ({
        name: words(key),
        kind: options.length > 0 ? 'choice' : 'text',
        options: [...options],
      })),
      rows: entries.map((entry, id) => ({
        ...{ id, ticked: true, note: '', open: false, from },
        cells: list.columns.map(column => cellOf(list.bare ? entry : own(entry)[column.key])),
      })),
      ...(list.path.endsWith(':title')
        ? { adds: null, removes: null }
        : { adds: `to ${words(list.path).toLowerCase()}`, removes: words(list.path).toLowerCase() }),
    };
  });
}

/** The step as a person left its tables, or null where it does not hold together. */
export function stepOf<K extends PartName>(step: K, tables: readonly GateTableMessage[]): DesignAnswer<K> | null {
  const value: Record<string, unknown> = {};
  for (const list of shapeOf(step)) {
    const rows = tables.find(({ id }) => id === list.path)?.rows ?? [];
    const filled = rows.map(({ cells }) => cells).filter(cells => cells.some(cell => cell.trim() !== ''));
    const [place, title] = list.path.split(':');
    if (title !== undefined) put(value, `${place}.title`, filled[0]?.[0] ?? '');
    else
      put(
        value,
        list.path,
        filled.map(cells =>
          list.bare
            ? (cells[0] ?? '')
            : Object.fromEntries(list.columns.map((column, at) => [column.key, fieldOf(column, cells[at] ?? '')])),
        ),
      );
  }
  const checked = designShapes[step].safeParse(value);
  return checked.success ? (checked.data as DesignAnswer<K>) : null;
}

function entriesOf({ path }: ListShape, value: unknown): readonly unknown[] {
  const [place = '', title] = path.split(':');
  const found = place.split('.').reduce<unknown>((at, key) => own(at)[key], value);
  if (title !== undefined) return [own(found)['title'] ?? ''];
  return Array.isArray(found) ? found : [];
}

function put(value: Record<string, unknown>, path: string, entry: unknown): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) value[first] = entry;
  else value[first] = { ...own(value[first]), [second]: entry };
}

function cellOf(field: unknown): string {
  if (typeof field === 'boolean') return field ? 'yes' : 'no';
  return Array.isArray(field) ? field.join(', ') : String(field ?? '');
}

function fieldOf({ type, options }: ListShape['columns'][number], text: string): unknown {
  if (type === 'flag') return text === 'yes';
  if (type === 'list') return text.split(/\s*[,;]\s*/).filter(one => one !== '');
  return text === '' && options.length > 0 ? options[0] : text.trim();
}

/** `idempotencyKey` -> `Idempotency key` */
function words(key: string): string {
  const spaced = key.replace(/[.:]/g, ' ').replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
