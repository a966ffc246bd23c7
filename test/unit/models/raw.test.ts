import { describe, expect, it } from 'vitest';
import { lines, oneOf } from '../../../src/vscode/models/raw';

describe('a setting as it was found', () => {
  it('is short lines of a list, once each', () => {
    const found = lines([' cost\nowner ', 'cost owner', '', 3, 'x'.repeat(81), ...'abcdefgh'], 7, 80);
    expect(found).toEqual(['cost owner', 'a', 'b', 'c', 'd', 'e', 'f']);
    expect(lines('cost owner')).toEqual([]);
  });

  it('is one of those that are known, or none', () => {
    expect([oneOf(['a', 'b'], 'b'), oneOf(['a'], 'B'), oneOf(['a'], undefined)]).toEqual(['b', null, null]);
  });
});
