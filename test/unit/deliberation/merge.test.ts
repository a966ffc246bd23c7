import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged } from '../../../src/deliberation/merge';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', '## x'), { maxLength: 12 }).map(all => all.join('\n'));

describe('merging what we write with what a person wrote', () => {
  it('takes both where they are apart, and the person where they are not', () => {
    const base = 'title\n\none\ntwo\nthree\nfour';
    expect(merged(base, 'title\n\nONE\ntwo\nthree\nfour', 'title\n\none\ntwo\nthree\nFOUR')).toBe(
      'title\n\nONE\ntwo\nthree\nFOUR',
    );
    expect(merged(base, 'title\n\nONE\ntwo\nthree\nfour', 'title\n\nmine\ntwo\nthree\nfour')).toBe(
      'title\n\nmine\ntwo\nthree\nfour',
    );
    expect(merged(base, 'title\n\none\ntwo\nnew\nthree\nfour', 'title\n\none\nthree\nfour')).toBe(
      'title\n\none\nthree\nfour',
    );
    expect(merged('a\nb\nc', 'a\nb\nc\nd', 'x\r\na\r\nb\r\nc')).toBe('x\r\na\r\nb\r\nc\r\nd');
  });

  it('never loses a line that a person added', () => {
    fc.assert(
      fc.property(lines, lines, lines, fc.nat(12), (base, ours, rest, at) => {
        const theirs = base.split('\n');
        theirs.splice(at, 0, `a person's line ${rest.length}`);
        expect(merged(base, ours, theirs.join('\n')).split('\n')).toContain(`a person's line ${rest.length}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('is ours where nobody wrote, theirs where we did not', () => {
    fc.assert(
      fc.property(lines, lines, (base, other) => {
        expect(merged(base, other, base)).toBe(other);
        expect(merged(base, base, other)).toBe(other);
        expect(merged(base, other, other)).toBe(other);
      }),
    );
  });
});
