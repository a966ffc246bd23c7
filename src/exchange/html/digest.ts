import type { Hash } from '../../ports/hash';

/** `sha256-` and the digest as a content policy writes it. */
export async function digest(hash: Hash, text: string): Promise<string> {
  return `sha256-${base64(await hash.sha256(asBytes(text)))}`;
}

/** The assets are ASCII, which a test holds true. */
function asBytes(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(hex: string): string {
  const bits = [...hex].map(digit => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const signs = (bits.match(/.{1,6}/g) ?? []).map(six => SIGNS[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
  return signs.padEnd(Math.ceil(signs.length / 4) * 4, '=');
}
