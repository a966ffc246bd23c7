import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { exportedLog } from '../../../src/exchange/formats/exportLog';
import { MARKDOWN_FORMATS, type MarkdownFormat } from '../../../src/exchange/formats/write';
import { entryOf } from '../../../src/log/entries';

const PATH = 'docs/adr/0007-cache.md';

function out(text: string, format: MarkdownFormat): string {
  const [file] = exportedLog([{ entry: entryOf(PATH, text), text }], format).files.values();
  return file ?? '';
}

const marked = `# ADR-007: Cache

## Status

Accepted

## Context

Slow pages.

## Alternatives

- A: In-process — Pros: fast; Cons: not shared
- B: Redis cluster (Selected)

## Decision

We cache what is read most.
`;

describe.each(MARKDOWN_FORMATS)('records of nobody’s form, as %s', format => {
  const options = (text: string) => read(text, { path: PATH }).options.map(({ name }) => name);

  it('say what was chosen where only a mark said it', () => {
    expect(read(marked, { path: PATH }).chosen?.value).toBe('B: Redis cluster');
    expect(read(out(marked, format), { path: PATH }).chosen?.value).toBe('B: Redis cluster');
  });

  it('name their options whole, and no heading as one', () => {
    const text =
      '# Cache\n\n## Context\n\nSlow.\n\n## Alternative Approaches\n\n### Alternative 1 — Keep it\n\nFree.\n\n### Alternative 2: Redis, one cluster for all teams\n\nShared.\n\n## Decision\n\nRedis.\n';
    const fresh = out(text, format);
    expect(options(fresh)).toEqual(options(text));
    expect(fresh).toContain('Alternative Approaches');
  });

  it('keep what stands before the title, links in headings, and front matter that cannot be read', () => {
    const fresh = out(
      '---\nstatus: accepted\ncontact: { Tao Chen }\ntitle: Cache what is read, at once\n---\n\n<!-- vale off -->\n\n# Cache\n\n## Idea [see #12](https://x.org/12)\n\nDo.\n',
      format,
    );
    for (const words of ['Tao Chen', 'at once', '<!-- vale off -->', 'Idea [see #12](https://x.org/12)'])
      expect(fresh).toContain(words);
  });

  it('keep their line ends', () => {
    const fresh = out(marked.replaceAll('\n', '\r\n'), format);
    expect(fresh.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
