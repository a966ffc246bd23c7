import type { Hash } from '../ports/hash';

export interface Fingerprint {
  readonly size: number;
  readonly sha256: string;
  /** Of the same bytes with every CR LF as LF: equal where only the line ends differ. */
  readonly textSha256: string;
}

export async function fingerprint(hash: Hash, bytes: Uint8Array): Promise<Fingerprint> {
  const sha256 = await hash.sha256(bytes);
  const plain = withPlainLineEnds(bytes);
  const textSha256 = plain === bytes ? sha256 : await hash.sha256(plain);
  return { size: bytes.length, sha256, textSha256 };
}

/** The same bytes where there is nothing to change, so that they are hashed once. */
export function withPlainLineEnds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(cr)) return bytes;
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== cr || bytes[at + 1] !== lf) plain[length++] = byte;
  }
  return length === bytes.length ? bytes : plain.subarray(0, length);
}

const cr = 13;
const lf = 10;
