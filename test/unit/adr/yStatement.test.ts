import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { firstGap } from '../../../src/adr/templates/gap';
import { yStatementTemplate } from '../../../src/adr/templates/yStatement';

describe('a decision in one sentence', () => {
  it('reads back', () => {
    const text = yStatementTemplate({
      title: 'Use *X* for | things',
      number: '0007',
      date: '2026-01-02',
      status: 'proposed',
      context: 'User sessions of the shop. More is said later.',
      chosen: 'Redis',
      options: [{ name: 'Redis' }, { name: 'Files' }],
      positive: ['speed'],
      negative: ['a second system.'],
    });
    expect(read(text, { path: '0007-x.md' })).toMatchObject({
      dialect: 'y-statement',
      title: { value: 'Use *X* for | things' },
      status: { value: 'proposed' },
      date: { iso: '2026-01-02' },
      chosen: { value: 'Redis' },
      number: { value: '7' },
    });
    expect(text).toContain('In the context of User sessions of the shop,\n');
    expect(text).toContain('and against Files,\nto achieve speed,\naccepting a second system.\n');
  });

  it('leaves hints for what is not known, the first of them to be typed over', () => {
    const text = yStatementTemplate({ title: 'T', number: '0007', date: '2026-01-02' });
    expect(read(text).dialect).toBe('y-statement');
    const { start, end } = firstGap(text);
    expect(text.slice(start, end)).toBe('<!-- the use case -->');
    expect(text).not.toContain('Chosen option');
  });
});
