import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/adr/edit/text';
import { entryOf } from '../../../src/log/entries';
import { codeMentions, mayMention, meantBy, numberIndex, prefixesOf } from '../../../src/log/numberIndex';
import { isCode, reviewMentions } from '../../../src/review/code/mentions';

const record = (title: string, status = 'Accepted') => `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nx\n`;
const log = {
  folder: 'docs/adr',
  entries: [
    entryOf('docs/adr/0001-a.md', record('1. Use A', 'Superseded by [2](0002-b.md)')),
    entryOf('docs/adr/0002-b.md', record('2. Use B', 'Superseded by [12](0012-c.md)')),
    entryOf('docs/adr/0012-c.md', record('12. Use C')),
    entryOf('docs/adr/0005-e.md', record('5. Use E', 'Deprecated')),
    entryOf('docs/adr/0006-f.md', record('6. Use F', 'Superseded')),
    entryOf('docs/adr/ARCH-003-d.md', record('ARCH-003: Use D', 'Rejected')),
  ],
};
const found = (text: string) => reviewMentions(text, [log]).map(({ rule, message }) => `${rule}: ${message}`);

describe('mentions in code', () => {
  it('of a decision in force are right', () => {
    expect(found('// ADR-0012, adr#12 and ADR 12')).toEqual([]);
  });

  it('of one that is superseded name the last that stands in its place, and can be replaced by it as they were written', () => {
    const text = '// see ADR-0001 and adr#1\n';
    expect(found(text)).toEqual([
      'mention-gone: ADR-0001 is superseded by ADR-12: Use C.',
      'mention-gone: adr#1 is superseded by ADR-12: Use C.',
    ]);
    const edits = reviewMentions(text, [log]).flatMap(({ offers }) => offers?.[0]?.edits ?? []);
    expect(applyEdits(text, edits)).toBe('// see ADR-0012 and adr#12\n');
  });

  it('of one that is given up say so', () => {
    expect(found('ADR-5, ADR-0006, arch-3')).toEqual([
      'mention-gone: ADR-5 is deprecated: nothing should rest on it any more.',
      'mention-gone: ADR-0006 is superseded, and the log does not say by which decision.',
      'mention-gone: arch-3 is rejected: nothing should rest on it any more.',
    ]);
  });

  it('that name the successor beside it tell history', () => {
    expect(found('// ADR-0012 (was ADR-0001)\n// ADR-0002')).toEqual([
      'mention-gone: ADR-0002 is superseded by ADR-12: Use C.',
    ]);
  });

  it('of an unknown decision are said only where they are written as ours', () => {
    expect(found('ADR-0099')).toEqual(['mention-unknown: The log has no ADR-0099. Is the number right?']);
    for (const other of [
      'uint adr16 = 0; int ADR1;',
      'ADR 2026-05-08',
      'the ADR 2019 agreement on dangerous goods',
      'ARCH-99, RFC-7231, UTF-8',
      'https://example.org/adr-0099',
      'docs/adr/adr-0099-x.md',
      'a ratio of 1 ADR to 2',
    ])
      expect([other, found(other)]).toEqual([other, []]);
  });

  it('mean the nearest log first', () => {
    const near = { folder: 'a/docs/adr', entries: [entryOf('a/docs/adr/0001-near.md', record('1. Near'))] };
    expect(reviewMentions('ADR-1', [near, log])).toEqual([]);
    expect(meantBy({ prefix: 'ADR', digits: '0001' }, [near, log])?.entries.map(({ path }) => path)).toEqual([
      'a/docs/adr/0001-near.md',
    ]);
    expect(meantBy({ prefix: 'adr', digits: '12' }, [near, log])?.log).toBe(log);
    expect(prefixesOf([near, log])).toEqual(['ADR', 'ARCH']);
  });

  it('are looked for in what people write', () => {
    expect(isCode('src/a.ts', [log])).toBe(true);
    for (const path of [
      'docs/adr/index.md',
      'dist/a.js',
      'a/node_modules/b/c.js',
      'CHANGELOG.md',
      'a.png',
      '.aiwg/x.md',
    ])
      expect([path, isCode(path, [log])]).toEqual([path, false]);
  });

  it('are never missed by the quick look', () => {
    const piece = fc.constantFrom(
      'ADR',
      'adr',
      'ARCH',
      '-',
      '#',
      ' ',
      '_',
      '0007',
      '12',
      '3a',
      '\n',
      'x',
      '.',
      '/',
      '(',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join('');
        if (codeMentions(text, ['ADR']).length > 0) expect(mayMention(text)).toBe(true);
      }),
    );
  });

  it('are replaced so that they mean the successor, however they are written', () => {
    const mention = fc
      .tuple(
        fc.constantFrom('ADR', 'adr', 'Adr'),
        fc.constantFrom('-', ' ', '#', '-#', '_'),
        fc.constantFrom('1', '0002', '01'),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(mention, fc.constantFrom('// ', '(', '"', '\n# '), (written, before) => {
        const text = `${before}${written} `;
        const [finding] = reviewMentions(text, [log]);
        const after = applyEdits(text, finding?.offers?.[0]?.edits ?? []);
        const [only] = codeMentions(after, ['ADR']);
        expect(
          only &&
            numberIndex(log.entries)
              .named(only)
              .map(({ path }) => path),
        ).toEqual(['docs/adr/0012-c.md']);
        expect(reviewMentions(after, [log])).toEqual([]);
      }),
    );
  });
});
