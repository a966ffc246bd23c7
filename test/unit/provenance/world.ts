import { createHash } from 'node:crypto';
import type { Hash } from '../../../src/ports/hash';
import type { Store } from '../../../src/ports/store';
import { type Fingerprint, withPlainLineEnds } from '../../../src/provenance/fingerprint';
import { memoryFiles } from '../log/memoryFiles';

export const hash: Hash = {
  async sha256(bytes) {
    return digest(bytes);
  },
};

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function printOf(text: string): Fingerprint {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, sha256: digest(bytes), textSha256: digest(withPlainLineEnds(bytes)) };
}

/** A workspace in memory; `beforeWrite` runs between somebody's reading and writing. */
export function memoryStore(texts: Record<string, string>, beforeWrite?: () => void): Store {
  return {
    ...memoryFiles(texts),
    async bytes(path) {
      const text = texts[path];
      return text === undefined ? null : new TextEncoder().encode(text);
    },
    async write(path, text, expected) {
      beforeWrite?.();
      if ((texts[path] ?? null) !== expected) return 'changed';
      texts[path] = text;
      return 'written';
    },
    async remove(path, expected) {
      if (texts[path] !== undefined && texts[path] !== expected) return 'changed';
      delete texts[path];
      return 'removed';
    },
  };
}
