import { qualifier } from './qualified';
import { isThing, isTime, places, type Statement, type Value } from './statement';

/** PROV-JSON (W3C member submission of 24 April 2013). */
export function provJson(statements: readonly Statement[]): string {
  const names = qualifier();
  const lists = new Map<string, Record<string, unknown>>();
  for (const { kind, id, args, attributes } of statements) {
    const list = lists.get(kind) ?? {};
    lists.set(kind, list);
    const key = id !== null && isThing(kind) ? names.name(id) : `_:${kind}${Object.keys(list).length + 1}`;
    const body: Record<string, unknown> = {};
    for (const place of places[kind]) {
      const value = args[place];
      if (value !== undefined) body[`prov:${place}`] = isTime(place) ? value : names.name(value);
    }
    for (const [name, value] of attributes) add(body, name, jsonValue(value));
    list[key] = body;
  }
  return `${JSON.stringify({ prefix: Object.fromEntries(names.prefixes), ...Object.fromEntries(lists) }, null, 2)}\n`;
}

function jsonValue(value: Value): unknown {
  if ('text' in value) return value.text;
  if ('whole' in value) return { $: String(value.whole), type: 'xsd:int' };
  return { $: value.term, type: 'prov:QUALIFIED_NAME' };
}

function add(body: Record<string, unknown>, name: string, value: unknown): void {
  const before = body[name];
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}
