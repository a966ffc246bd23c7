import { describe, expect, it } from 'vitest';
import type { Thought } from '../../../src/deliberation/thoughts';
import { thoughtsText } from '../../../src/deliberation/thoughtsText';
import { thoughtTree } from '../../../src/deliberation/thoughtTree';

const thought = (id: number, phase: string, more: Partial<Thought> = {}): Thought => ({
  id: `t${id}`,
  at: '2026-11-20T10:00:00.000Z',
  phase,
  type: 'Reasoning',
  text: `thought ${id}`,
  parent: id === 1 ? null : `t${id - 1}`,
  ...more,
});

const nodes = (tree: string) => tree.match(/^ {2}n\d+\[/gm)?.length ?? 0;
const links = (tree: string) => tree.match(/-->|-\.->/g)?.length ?? 0;

describe('the tree of thoughts', () => {
  it('is one tree: every thought but the first hangs on one before it', () => {
    const all = [
      thought(1, 'frame', { type: 'Goal' }),
      thought(2, 'frame'),
      thought(3, 'criteria'),
      thought(4, 'criteria'),
      thought(5, 'scores', { edge: 'prune' }),
    ];
    const tree = thoughtTree(all);
    expect(nodes(tree)).toBe(5);
    expect(links(tree)).toBe(4);
    // A phase is a branch: what only follows in time hangs on its first thought.
    expect(tree).toContain('n2 --> n3');
    expect(tree).toContain('n2 -.-> n4');
    expect(tree).toContain('class n4 pruned');
  });

  it('stays readable: at most 150, the moves of the search before the rest, and says how many are left out', () => {
    const all = Array.from({ length: 900 }, (_, index) =>
      thought(index + 1, `phase${Math.floor(index / 300)}`, index % 100 === 99 ? { edge: 'expand' } : {}),
    );
    const tree = thoughtTree(all);
    expect(nodes(tree)).toBe(150);
    expect(links(tree)).toBe(149);
    expect(tree).toContain('more["and 750 more"]');
    expect(tree.match(/class n\d+ expanded/g)).toHaveLength(9);
  });

  it('takes what a thought says as text', () => {
    const tree = thoughtTree([thought(1, 'frame', { text: '"]; click n0 "javascript:alert(1)" <b>#x%% `|{}\n\nend' })]);
    const label = /n0\["(.*)"\]/.exec(tree)?.[1] ?? '';
    expect(label).not.toMatch(/["`<>[\]{}|;#&\\]/);
    expect(tree.split('\n').filter(line => line.includes('n0'))).toHaveLength(1);
    const text = thoughtsText('A *title*', [thought(1, 'frame', { text: '</details><img src=x> [a](b)' })], [3]);
    expect(text).toContain('# Thoughts: A \\*title\\*');
    expect(text).toContain('\\</details\\>\\<img src=x\\> \\[a\\](b)');
    expect(text).toContain('1 line of the trace cannot be read (3).');
  });

  it('ends where a damaged trace goes round in circles', () => {
    const tree = thoughtTree([thought(1, 'a', { parent: 't2' }), thought(2, 'b', { parent: 't1' })]);
    expect(nodes(tree)).toBe(2);
  });

  it('lists every thought by type, with its action and what came of it', () => {
    const text = thoughtsText(
      'T',
      [thought(1, 'scores', { action: 'score', observation: { status: 'success', result: 'Redis leads' } })],
      [],
    );
    expect(text).toContain('## Reasoning (1): before a decision');
    expect(text).toContain('- thought 1 *(t1, scores)*\n  - Action: score\n  - Observation: success: Redis leads');
  });
});
