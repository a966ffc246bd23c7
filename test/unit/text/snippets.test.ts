import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { read } from '../../../src/adr/read';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const snippets: Record<string, Snippet> = JSON.parse(
  readFileSync(path.join(root, 'media/snippets/decision.json'), 'utf8'),
);

/** The text with every gap filled by its own default. */
function filled(name: string): string {
  const body = snippets[name]?.body.join('\n') ?? '';
  const defaults = new Map<string, string>();
  const plain = body
    .replace(/\$\{CURRENT_YEAR\}/, '2026')
    .replace(/\$\{(\d+):([^}]*)\}/g, (_, gap: string, text: string) => {
      defaults.set(gap, text);
      return text;
    });
  return plain.replace(/\$\{(\d+)\}/g, (_, gap: string) => defaults.get(gap) ?? '').replace('$0', '');
}

describe('snippets are read as what they are', () => {
  it('a matrix', () => {
    const { matrices, criterionSources } = read(`# ADR-1: T\n\n${filled('Decision matrix')}`);
    expect(matrices[0]?.matrix.criteria.map(({ name }) => name)).toEqual(['Availability', 'Security', 'Cost']);
    expect(matrices[0]?.matrix.scale).toEqual({ min: 1, max: 5, inferred: false });
    expect(matrices[0]?.cells[2]?.[2]?.note?.value).toBe('reason');
    expect(criterionSources).toHaveLength(3);
  });

  it('triggers that can be measured', () => {
    const { triggers } = read(`# ADR-1: T\n\n${filled('Backtracking triggers')}`);
    expect(triggers.map(({ measurable, action }) => measurable && action !== null)).toEqual([true, true, true]);
  });

  it('an option of MADR', () => {
    const { options } = read(
      `# T\n\n## Context and Problem Statement\n\nx\n\n## Pros and Cons of the Options\n\n${filled('MADR option with pros and cons')}`,
    );
    expect(options[0]).toMatchObject({ name: 'Option' });
    expect([options[0]?.pros.length, options[0]?.neutral.length, options[0]?.cons.length]).toEqual([1, 1, 1]);
  });

  it('a Y-statement', () => {
    expect(read(`# T\n\n${filled('Y-statement')}\n`).dialect).toBe('y-statement');
  });

  it('the sentence of the decision', () => {
    expect(read(`# T\n\n## Context\n\nx\n\n## Decision\n\n${filled('Chosen option')}\n`).chosen?.value).toBe('Option');
  });
});
