import { companionFolder } from '../ports/companions';
import type { Store } from '../ports/store';
import { folder, type Reflection, reflectionShape } from './shape';

export function reflectionText(reflection: Reflection): string {
  return `${JSON.stringify(reflectionShape.parse(reflection), null, 2)}\n`;
}

/**
 * Writes a lesson to a file of its own and answers with its path: `0004-sessions.2026-11-20.superseded.json`, with a number
 * behind it where that name is taken. Nothing that is there is ever overwritten.
 */
export async function writeReflection(store: Store, companion: string, reflection: Reflection): Promise<string> {
  const text = reflectionText(reflection);
  const name = `${companionFolder(store, folder)}/${companion}.${reflection.event.at.slice(0, 10)}.${reflection.event.type}`;
  for (let number = 1; ; number++) {
    const path = `${name}${number === 1 ? '' : `.${number}`}.json`;
    if ((await store.write(path, text, null)) === 'written') return path;
  }
}
