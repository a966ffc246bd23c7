/** Tells seeds apart that differ by little; sfc32 itself starts slowly from similar states. */
const WARM_UP = 15;

/**
 * A seeded source of random words, 32 bits each: the same seed gives the same words on every machine. It is Chris
 * Doty-Humphrey's sfc32: passes PractRand, period about 2^128, and a handful of additions and shifts a word.
 */
export function words(seed: number): (into: Int32Array) => void {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = seed | 0;
  const fill = (into: Int32Array) => {
    // Locals stay in registers; captured variables would be read and written once for each word.
    let [p, q, r, s] = [a, b, c, counter];
    for (let i = 0; i < into.length; i++) {
      const t = (((p + q) | 0) + s) | 0;
      s = (s + 1) | 0;
      p = q ^ (q >>> 9);
      q = (r + (r << 3)) | 0;
      r = (r << 21) | (r >>> 11);
      r = (r + t) | 0;
      into[i] = t;
    }
    [a, b, c, counter] = [p, q, r, s];
  };
  fill(new Int32Array(WARM_UP));
  return fill;
}
