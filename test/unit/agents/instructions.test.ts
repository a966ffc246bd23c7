import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withInstructions } from '../../../src/mcp/instructions';
import { deliberate, withFolder } from '../cli/run';

function written(before: string | null, folder = 'docs/adr'): string {
  const made = withInstructions(before, folder);
  if ('problem' in made) throw new Error(made.problem);
  return made.text;
}

describe('instructions for agents', () => {
  it('say where decisions live, how to ask, and what is never done', () => {
    const text = written(null, 'doc/decisions');
    for (const words of [
      '`doc/decisions`',
      'decisions_that_govern_a_file',
      'deliberate mcp',
      'Never accept',
      'ADR-0007',
    ])
      expect(text).toContain(words);
  });

  it('leave every other byte alone, and are the same twice', () => {
    const around = fc.array(fc.constantFrom('# Us', '', 'text', 'ä😀', '\r', '<!-- x -->'), { maxLength: 6 });
    fc.assert(
      fc.property(around, fc.constantFrom('\n', '\r\n'), around, (before, newline, after) => {
        const head = before.join(newline);
        const first = written(head);
        expect(first.startsWith(head)).toBe(true);
        const full = first + after.join(newline);
        expect(written(full)).toBe(full);
        const moved = written(full, 'elsewhere');
        expect(moved.startsWith(head)).toBe(true);
        expect(moved.endsWith(after.join(newline))).toBe(true);
        expect(moved).toContain('`elsewhere`');
      }),
    );
  });

  it('follow the line ends of the file', () => {
    expect(written('# Us\r\n').replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('refuse broken marks', () => {
    const text = written('# Us\n');
    const end = '<!-- deliberate: end -->';
    for (const broken of [text.replace(end, ''), text + end, text + text, `${end}\n${text.replace(end, '')}`])
      expect(withInstructions(broken, 'docs/adr')).toHaveProperty('problem');
  });
});

describe('deliberate agents', () => {
  it('writes the section once, and checks it', () => {
    withFolder({ 'AGENTS.md': '# Ours\n' }, folder => {
      const said = (...words: string[]) => deliberate(folder, 'agents', ...words).code;
      expect(said('--check')).toBe(1);
      expect(said()).toBe(0);
      expect(readFileSync(path.join(folder, 'AGENTS.md'), 'utf8')).toMatch(/^# Ours\n\n<!-- deliberate: begin/);
      expect(said('--check')).toBe(0);
      expect(said('--file', '../x')).toBe(2);
      expect(said('--file', '.github/copilot-instructions.md')).toBe(0);
      writeFileSync(path.join(folder, 'AGENTS.md'), '<!-- deliberate: end -->');
      expect(said()).toBe(3);
    });
  });
});
