import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMatrixPane } from '../../../src/protocol/matrixPane';
import { receive } from '../../../src/protocol/messages';

function receiving() {
  const seen: unknown[] = [];
  const see = (message: unknown) => void seen.push(message);
  const handlers = { ready: see, openRecord: see, failed: see };
  return { seen, take: (message: unknown) => receive(fromMatrixPane, handlers, message) };
}

describe('a message that arrives', () => {
  it('reaches its handler when it fits', async () => {
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
    { type: 'failed', message: 'x'.repeat(10_001) },
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
