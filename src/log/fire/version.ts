import type { Comparison } from './check';
import { isOrder } from './order';

/** `^4.2.1`, `>=3.11,<4`, `17-alpine`, `v1.8.0-rc.1`: the lowest that is allowed, as numbers; `null` where none is said. */
export function versionOf(text: string): readonly number[] | null {
  const found = /(?:^|[^\w.])v?(\d{1,9}(?:\.\d{1,9}){0,4})/.exec(text);
  return found?.[1] ? found[1].split('.').map(Number) : null;
}

/** As far as the limit is written: 18.3 is not above 18, and is 18. */
export function versionMeets(version: readonly number[], op: Comparison, limit: readonly number[]): boolean {
  let order = 0;
  for (const [index, part] of limit.entries()) {
    order = Math.sign((version[index] ?? 0) - part);
    if (order !== 0) break;
  }
  return isOrder(order, op);
}

/** `Node.js`, `golang` and `PostgreSQL` are called otherwise in manifests. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'node.js': ['node'],
  nodejs: ['node'],
  golang: ['go'],
  postgresql: ['postgres', 'postgresql'],
  mongodb: ['mongo', 'mongodb'],
};

export function isCalled(name: string, wanted: string): boolean {
  const [own, other] = [name.toLowerCase(), wanted.toLowerCase()];
  const aliases = Object.hasOwn(ALIASES, other) ? ALIASES[other] : undefined;
  return own === other || (aliases?.includes(own) ?? false);
}
