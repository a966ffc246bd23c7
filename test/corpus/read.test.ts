import { describe, expect, it } from 'vitest';
import { setFront } from '../../src/adr/edit/front';
import { setScore } from '../../src/adr/edit/score';
import { setStatus } from '../../src/adr/edit/status';
import { applyEdits } from '../../src/adr/edit/text';
import { readHead } from '../../src/adr/head';
import { read } from '../../src/adr/read';
import { ABSENT, corpusFiles, present, readAll } from './corpus';

describe.skipIf(!present)(`all records of the corpus (${present ? 'present' : ABSENT})`, () => {
  const files = corpusFiles();

  it('reads every one, none slower than 50 ms', () => {
    expect(files).toHaveLength(941);
    for (const { path, text } of files) readAll(read(text, { path }));
    const slow = files.filter(({ path, text }) => {
      // The quickest of three: a collection of garbage is not the reader's time.
      const times = [0, 1, 2].map(() => {
        const start = performance.now();
        readAll(read(text, { path }));
        return performance.now() - start;
      });
      return Math.min(...times) > 50;
    });
    expect(slow.map(({ path }) => path)).toEqual([]);
  });

  it('gives back every text unchanged when nothing is edited', () => {
    for (const { path, text } of files) expect(applyEdits(text, []) === text, path).toBe(true);
  });

  it('agrees with the quick reading of the head', () => {
    const differing = files.filter(({ path, text }) => {
      const record = read(text, { path });
      const head = readHead(text, { path });
      const links = (from: typeof head.links) =>
        from
          .filter(({ relation }) => relation !== null)
          .map(({ relation, target, range }) => [relation, target, range]);
      const parts = [record.title, record.number, record.status, record.date, links(record.links)];
      return (
        JSON.stringify(parts) !== JSON.stringify([head.title, head.number, head.status, head.date, links(head.links)])
      );
    });
    expect(differing.map(({ path }) => path)).toEqual([]);
  });

  it('setting a status or a front matter value to what it is yields no edits', () => {
    for (const { path, text } of files) {
      const record = read(text, { path });
      const [only] = record.status?.all ?? [];
      if (only && record.status?.all.length === 1) expect(setStatus(record, { status: only.raw }), path).toEqual([]);
      for (const entry of record.front?.entries ?? []) {
        const values = entry.values.map(({ value }) => value);
        const first = record.front?.entries.find(({ key }) => key.toLowerCase() === entry.key.toLowerCase());
        if (first === entry && values.length > 0)
          expect(
            setFront(record, entry.key, values.length === 1 ? (values[0] ?? '') : values),
            `${path} ${entry.key}`,
          ).toEqual([]);
      }
    }
  });

  it('setting the status changes it and is read back, everything else staying byte for byte', () => {
    for (const { path, text } of files) {
      const record = read(text, { path });
      const edits = setStatus(record, { status: 'Rejected' });
      const again = read(applyEdits(text, edits), { path });
      expect(again.status?.value, path).toBe('rejected');
      expect(again.title?.value, path).toBe(record.title?.value);
    }
  });

  it('every range says what was read', () => {
    for (const { path, text } of files) {
      const record = read(text, { path });
      for (const mention of record.status?.all ?? [])
        expect(text.slice(mention.range.start, mention.range.end), path).toBe(mention.raw);
      if (record.date) expect(text.slice(record.date.range.start, record.date.range.end), path).toBe(record.date.raw);
      for (const { source } of record.diagrams)
        expect(text.slice(source.range.start, source.range.end), path).toBe(source.value);
      for (const citation of record.citations)
        expect(text.slice(citation.range.start, citation.range.end), path).toBe(`[${citation.id}]`);
      for (const entry of record.front?.entries ?? [])
        for (const { value, range } of entry.values) expect(text.slice(range.start, range.end), path).toBe(value);
    }
  });

  it('setting each score to its own value yields no edits', () => {
    for (const { path, text } of files) {
      const record = read(text, { path });
      for (const [matrix, { cells, matrix: decision }] of record.matrices.entries()) {
        for (const [option, row] of cells.entries()) {
          for (const criterion of row.keys()) {
            const score = decision.scores[option]?.[criterion];
            const own = score ? String(Number(score.n) / Number(score.d)) : null;
            expect(setScore(record, { matrix, option, criterion }, own), path).toEqual([]);
          }
        }
      }
    }
  });
});
