import { describe, expect, it } from 'vitest';
import { Pending } from '../../../../webview/matrix/pending';

const place = (option: number) => ({ criterion: 0, option });

describe('numbers on their way', () => {
  it('are shown until the last wish for them is answered', () => {
    const pending = new Pending();
    expect(pending.idle).toBe(true);
    const first = pending.next();
    pending.put(place(0), '3');
    const second = pending.next();
    pending.put(place(0), '4');
    const third = pending.next();
    pending.put(place(1), '5');
    expect(pending.answer(first)).toEqual([]);
    expect(pending.at(place(0))).toBe('4');
    expect(pending.answer(second)).toEqual([place(0)]);
    expect([pending.at(place(0)), pending.at(place(1)), pending.idle]).toEqual([null, '5', false]);
    expect(pending.answer(third)).toEqual([place(1)]);
    expect(pending.idle).toBe(true);
  });

  it('are forgotten, and what is still to be answered is not', () => {
    const pending = new Pending();
    const id = pending.next();
    pending.put(place(0), '3');
    pending.forget();
    expect([pending.at(place(0)), pending.idle]).toEqual([null, false]);
    expect(pending.answer(id + 7)).toEqual([]);
    expect(pending.idle).toBe(true);
  });
});
