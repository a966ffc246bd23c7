import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../src/adr/edit/difference';
import { applyEdits } from '../../../src/adr/edit/text';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '| x | 1 |', '| x | 2 |', '## Status'), { maxLength: 12 });
const text = fc
  .tuple(lines, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([all, end, last]) => all.join(end) + (last ? end : ''));

describe('the difference of two texts', () => {
  it('makes the one out of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, difference(before, after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves alone what both have between two changes', () => {
    const before = 'status: accepted\n\n# A\n\nx\ny\n';
    const after = 'status: superseded\n\n# A\n\nx\ny\n\n## Links\n\n- B\n';
    const edits = difference(before, after);
    expect(edits).toHaveLength(2);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits.every(({ start, end }) => end <= before.indexOf('\n') || start >= before.indexOf('y'))).toBe(true);
  });

  it('does not take long for texts that have nothing in common', () => {
    const [before, after] = ['a', 'b'].map(word => `${word}\n`.repeat(5000));
    const begun = performance.now();
    expect(difference(before ?? '', `${after}b\n`)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
