import { describe, expect, it } from 'vitest';
import { firstGap } from '../../../src/adr/templates/gap';
import { fromTemplate, TEMPLATE_NAMES } from '../../../src/adr/templates/index';

const gapIn = (text: string) => {
  const { start, end } = firstGap(text);
  return [text.slice(start, end), text.slice(0, start).split('\n').length - 1];
};

describe('the first gap of a new record', () => {
  it.each(TEMPLATE_NAMES)('is the hint on the context: %s', name => {
    const text = fromTemplate(name, { title: 'Keep <!-- it -->', number: '0007', date: '2026-01-02' });
    const [gap] = gapIn(text);
    expect(gap).toMatch(/^<!-- (?:The issue|What forces|Describe the context).* -->$/);
    expect(text.slice(0, text.indexOf(String(gap)))).toMatch(/## Context(?: and Problem Statement)?\n\n$/);
  });

  it.each([
    ['a placeholder in braces', '# T\n\n## Context\n\n{Describe it}\n\n<!-- later -->', ['{Describe it}', 4]],
    ['a placeholder in brackets', '# T\n\nSee [ADR 1](1.md).\n\n## Context\n\n[the reason]\n', ['[the reason]', 6]],
    ['no note on what is optional', '# T\n\n<!-- This is an optional element. -->\n## Why\n\n{say}\n', ['{say}', 5]],
    ['an empty section', '# T\n\n## Status\n\nProposed\n\n## Context\n\n\n\n## Decision\n', ['', 8]],
    ['an empty section with CRLF', '# T\r\n\r\n## Context\r\n\r\n## Decision\r\n', ['', 3]],
    ['an empty section at the end', '# T\n\n## Context\n', ['', 3]],
    ['nothing: the end', '# T\n\nAll said.\n', ['', 3]],
    ['hints before the title', '<!-- how to use this -->\n# T\n\n## Context\n\nx\n\n## Decision\n\n', ['', 9]],
  ])('is %s', (_, text, expected) => {
    expect(gapIn(text)).toEqual(expected);
  });
});
