import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../../webview/matrix/block';
import { actionOf, type Key, type Mode } from '../../../../webview/matrix/keys';
import { beside, follow, following, within } from '../../../../webview/matrix/places';
import { stepScore, stepWeight } from '../../../../webview/matrix/step';
import { numberTyped, scoreTyped, thresholdTyped, weightTyped } from '../../../../webview/matrix/typed';

describe('what is typed', () => {
  it('is a number however it is written', () => {
    const typed = ['4', ' 4.50 ', '4,5', '.5', '4.', '+3', '−2', '-0.5'];
    expect(typed.map(numberTyped)).toEqual(['4', '4.50', '4.5', '0.5', '4', '3', '-2', '-0.5']);
    const none = ['', 'four', '1e5', '4.5.6', '1'.repeat(13), 'Infinity', '0x10', '4 5'];
    expect(none.map(numberTyped)).toEqual(none.map(() => null));
  });

  it('takes a score out where it is nothing or a dash', () => {
    expect(['', ' ', '-', '–', '?'].map(scoreTyped)).toEqual([null, null, null, null, null]);
    expect(scoreTyped('high')).toBeUndefined();
  });

  it('is no weight below zero', () => {
    expect(['20 %', '0.2', '0', '-3', 'a lot'].map(weightTyped)).toEqual(['20', '0.2', '0', undefined, undefined]);
  });

  it('is a threshold, by default the way the criterion counts', () => {
    expect(thresholdTyped('≥ 4', 'lower')).toEqual({ op: '>=', value: '4' });
    expect(thresholdTyped('4', 'lower')).toEqual({ op: '<=', value: '4' });
    expect(thresholdTyped('<2,5', 'higher')).toEqual({ op: '<', value: '2.5' });
    expect(thresholdTyped('', 'higher')).toBeNull();
    expect(thresholdTyped('>= four', 'higher')).toBeUndefined();
  });

  it('steps exactly, on the scale', () => {
    const scale = { min: 1, max: 5, inferred: false };
    expect(stepScore('4.50', 1, scale)).toBe('5.00');
    expect(stepScore('1', -1, scale)).toBe('1');
    expect(stepScore('9', 1, scale)).toBe('5');
    expect([stepScore('', 1, scale), stepScore('', -1, scale)]).toEqual(['1', '5']);
    const criteria = (weight: string) => [{ weight }] as unknown as Parameters<typeof stepWeight>[2];
    expect(stepWeight('30', 1, criteria('30'))).toBe('31');
    expect(stepWeight('0.3', 1, criteria('0.3'))).toBe('0.35');
    expect(stepWeight('0', -1, criteria('30'))).toBe('0');
  });
});

describe('a pasted block', () => {
  const rows = (text: string) => {
    const block = blockOf(text);
    return 'rows' in block ? block.rows : block.refused;
  };

  it('is read as spreadsheets write it', () => {
    expect(rows('4\t3\r\n2\t1\r\n')).toEqual([
      ['4', '3'],
      ['2', '1'],
    ]);
    expect(rows('4,3\n"a, ""b""",1')).toEqual([
      ['4', '3'],
      ['a, "b"', '1'],
    ]);
    expect(rows('4,5;3\n2;1')).toEqual([
      ['4,5', '3'],
      ['2', '1'],
    ]);
    expect(rows('4,5')).toEqual([['4,5']]);
    expect(rows('"two\nlines"\t3')).toEqual([['two\nlines', '3']]);
  });

  it('has an end', () => {
    expect(rows('1\n'.repeat(201))).toContain('At most 200 rows');
    expect(rows('x'.repeat(10_001))).toContain('too long');
  });
});

describe('places', () => {
  const size = { criteria: 3, options: 2 };

  it('are reached with arrows, and none beyond the edges', () => {
    expect(beside({ criterion: 0, option: 0 }, -1, 0, size)).toEqual({ criterion: -1, option: 0 });
    expect(beside({ criterion: 0, option: -1 }, -1, 0, size)).toEqual({ criterion: 0, option: -1 });
    expect(beside({ criterion: -1, option: 0 }, 0, -1, size)).toEqual({ criterion: -1, option: 0 });
    expect(beside({ criterion: 2, option: 1 }, 1, 1, size)).toEqual({ criterion: 2, option: 1 });
    expect(within({ criterion: 0, option: -1 }, { criteria: 0, options: 2 })).toEqual({ criterion: -1, option: 0 });
  });

  it('go on in the next row', () => {
    expect(following({ criterion: 0, option: 1 }, 1, size)).toEqual({ criterion: 1, option: -1 });
    expect(following({ criterion: 1, option: -1 }, -1, size)).toEqual({ criterion: 0, option: 1 });
    expect(following({ criterion: 2, option: 1 }, 1, size)).toBeNull();
  });

  it('are followed by name', () => {
    expect(follow(['a', 'b', 'c'], ['b', 'c'], 2)).toBe(1);
    expect(follow(['a', 'b', 'c'], ['c', 'a', 'b'], 0)).toBe(1);
    expect(follow(['a', 'b'], ['a', 'x'], 1)).toBe(1);
    expect(follow(['a', 'b'], ['a'], 1)).toBeNull();
    expect(follow(['a', 'a', 'b'], ['a', 'b'], 1)).toBe(0);
    expect(follow(['a'], ['a'], -2)).toBe(-2);
  });
});

describe('keys', () => {
  const act = (key: string, mode: Mode, held: Partial<Key> = {}) =>
    actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...held }, mode)
      ?.do ?? null;

  it('mean what a spreadsheet means by them', () => {
    expect(act('Enter', 'number')).toBe('edit');
    expect(act('Enter', 'typing')).toBe('go');
    expect(act('Tab', 'number')).toBeNull();
    expect(act('Tab', 'typing')).toBe('next');
    expect(act('ArrowLeft', 'typing')).toBe('go');
    expect(act('ArrowLeft', 'caret')).toBeNull();
    expect(act('ArrowUp', 'caret')).toBe('go');
    expect(act('-', 'number')).toBe('step');
    expect(act('-', 'typing')).toBeNull();
    expect(act('x', 'number')).toBe('nothing');
    expect(act('5', 'number')).toBeNull();
  });

  it('leave a text that is typed its own undo, and VS Code what is its', () => {
    expect(act('z', 'number', { ctrlKey: true })).toBe('undo');
    expect(act('Z', 'name', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(act('z', 'typing', { ctrlKey: true })).toBeNull();
    expect(act('z', 'field', { ctrlKey: true })).toBeNull();
    expect(act('s', 'number', { ctrlKey: true })).toBeNull();
    expect(act('ArrowLeft', 'number', { altKey: true })).toBeNull();
    expect(act('Enter', 'typing', { isComposing: true })).toBeNull();
  });
});
