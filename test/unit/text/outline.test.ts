import { describe, expect, it } from 'vitest';
import { type Node, outlineOf } from '../../../src/vscode/text/outlineTree';
import { record, sample } from './record';

describe('the outline', () => {
  const tree = outlineOf(record());

  it('shows criteria, options and triggers', () => {
    expect(tree.map(({ name, children }) => `${name}: ${children.length}`)).toEqual([
      'Decision matrix: 9',
      'Backtracking triggers: 4',
    ]);
    expect(tree[0]?.children[0]).toMatchObject({ name: 'Availability', detail: '30 %' });
    expect(tree[0]?.children[5]).toMatchObject({ name: 'Redis cluster', detail: '3.90' });
    expect(tree[1]?.children[1]).toMatchObject({ name: 'p95 session lookup', detail: '> 5 ms 7 days' });
  });

  it.each(['as it is', 'with criteria as columns'])('keeps every part within its whole, %s', kind => {
    const turned =
      '# 1. T\n\n| Option | Security (60%) | Cost (40%) | Total |\n|---|---|---|---|\n| A | 5 | 2 | 3.8 |\n| B | 1 | 4 | 2.2 |\n';
    const check = (node: Node) => {
      expect(node.selection.start).toBeGreaterThanOrEqual(node.range.start);
      expect(node.selection.end).toBeLessThanOrEqual(node.range.end);
      for (const child of node.children) {
        expect(child.range.start).toBeGreaterThanOrEqual(node.range.start);
        expect(child.range.end).toBeLessThanOrEqual(node.range.end);
        expect(child.name).not.toBe('');
        check(child);
      }
    };
    const nodes = outlineOf(record(kind === 'as it is' ? sample : turned));
    expect(nodes.length).toBeGreaterThan(0);
    nodes.forEach(check);
  });
});
