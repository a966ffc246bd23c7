import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDiagramPane } from '../../../src/protocol/diagramPane';
import { fromMatrixPane } from '../../../src/protocol/matrixPane';
import { receive } from '../../../src/protocol/messages';
import * as z from '../../../src/schema/schema';

const schema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

function receiving() {
  const seen: unknown[] = [];
  const see = (message: unknown) => void seen.push(message);
  return { seen, take: (message: unknown) => receive(schema, { ready: see, failed: see }, message) };
}

describe('a message that arrives', () => {
  it('reaches its handler when it fits', () => {
    const { seen, take } = receiving();
    expect(take({ type: 'ready' })).toHaveProperty('handled');
    expect(seen).toEqual([{ type: 'ready' }]);
  });

  it.each([
    null,
    undefined,
    7,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'constructor' },
    { type: 'failed' },
    { type: 'failed', message: { toString: 'x' } },
  ])('is refused when it does not: %j', message => {
    const { seen, take } = receiving();
    expect(take(message)).toHaveProperty('refused');
    expect(seen).toEqual([]);
  });

  it('is refused whatever it is, without an exception', () => {
    const { seen, take } = receiving();
    fc.assert(fc.property(fc.anything(), message => void take(message)));
    expect(seen).toEqual([]);
  });
});

describe('what a pane may ask of the host', () => {
  const change = { version: 1, matrix: 0, option: 0, criterion: 0 };

  it('is a number as text, never one that a double has been through', () => {
    expect(fromMatrixPane.safeParse({ type: 'setScore', ...change, score: '4.25' }).success).toBe(true);
    for (const score of [4.25, '4,25', '1e3', 'NaN', '', '4 | 5', '0x10', '9'.repeat(30)])
      expect([score, fromMatrixPane.safeParse({ type: 'setScore', ...change, score }).success]).toEqual([score, false]);
  });

  it.each([
    { type: 'setNote', ...change, note: 'x'.repeat(10_001) },
    { type: 'setScore', ...change, option: -1, score: '1' },
    { type: 'setScore', ...change, option: 1.5, score: '1' },
    { type: 'paste', ...change, rows: Array.from({ length: 201 }, () => ['1']) },
    { type: 'writeFile', path: '/etc/passwd' },
  ])('is bounded and known: %#', message => {
    expect(fromMatrixPane.safeParse(message).success).toBe(false);
  });

  it('is a picture of bounded size', () => {
    const picture = { type: 'export', id: 'a', format: 'svg', data: '<svg/>' };
    expect(fromDiagramPane.safeParse(picture).success).toBe(true);
    expect(fromDiagramPane.safeParse({ ...picture, format: 'exe' }).success).toBe(false);
  });
});
