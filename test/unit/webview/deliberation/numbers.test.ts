import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../../webview/deliberation/fields';

describe('a number that a person wrote at a gate', () => {
  it.each([
    ['30', 30],
    [' 30 % ', 30],
    ['12,5', 12.5],
    ['0.25', 0.25],
    ['', null],
    ['a lot', null],
    ['-3', null],
    ['1e9', null],
    ['1234567', null],
  ])('%j', (text, expected) => {
    expect(numberIn(text)).toBe(expected);
  });
});
