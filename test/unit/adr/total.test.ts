import { describe, expect, it } from 'vitest';
import { totalIn } from '../../../src/adr/matrix/total';

describe('the number that a total states', () => {
  it.each([
    ['**🏆 0.8675**', '0.8675'],
    ['~~4.35~~ below Security 4', '4.35'],
    ['72.5/100', '72.5'],
    ['85 %', '85'],
    ['**0.635** (REVISED)', '0.635'],
    ['score = 8×0.4 + 7×0.6 = 7.4', '7.4'],
    ['4,60', '4,60'],
    ['XX', null],
    ['', null],
  ])('%s', (raw, text) => {
    const total = totalIn(raw);
    expect(total ? raw.slice(total.at.start, total.at.end) : null).toBe(text);
  });
});
