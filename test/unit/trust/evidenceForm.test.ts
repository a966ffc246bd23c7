import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { libraryOf } from '../../../src/evidence/library';
import { readAssessment } from '../../../src/evidence/read';
import { writeAssessment } from '../../../src/evidence/write';
import { toFormPane } from '../../../src/protocol/formPane';
import { citationRemark } from '../../../src/vscode/evidence/citationRemark';
import { assessmentIn, type Draft, draftOf, gradeIn, problemsIn } from '../../../src/vscode/evidence/draft';
import { evidenceView } from '../../../src/vscode/evidence/formView';
import { saveAssessment } from '../../../src/vscode/evidence/save';
import { citedAs, foundAt, nextRef } from '../../../src/vscode/evidence/source';
import { memoryStore } from '../provenance/world';

const path = '.aiwg/research/quality-assessments/REF-014.yaml';
const full: Draft = {
  ...{ ref: 'REF-014', title: 'Load test', source_type: 'technical-report', locator: 'https://x.example/a', by: 'mia' },
  ...{ authors: 'A. Lee; B. Kim', year: '2026', notes: 'one\ntwo' },
  ...{ 'lowered.imprecision': '2', 'lowered.imprecision.because': 'one run', 'raised.large_effect': 'yes' },
  ...{ verified: 'yes', verifiedBy: 'tom' },
};

describe('the form of an assessment', () => {
  it('says what the fields come to, while they are filled in', () => {
    expect(gradeIn({})).toBe(null);
    expect(gradeIn({ source_type: 'model' })).toBe(null);
    expect(gradeIn({ source_type: 'book' })?.grade.level).toBe('MODERATE');
    expect(gradeIn({ source_type: 'book', 'lowered.indirectness': '1' })?.grade.level).toBe('LOW');
    expect(gradeIn({ source_type: 'vendor-blog', 'raised.large_effect': 'yes' })?.grade.level).toBe('MODERATE');
    expect(gradeIn(full)?.grade.notRaised).toBe('nothing raises what something lowered');
    expect(evidenceView(full, false).result).toMatchObject({ value: 'VERY LOW', tone: 'weak' });
  });

  it('is a snapshot that a page takes, empty or full, tried or not', () => {
    for (const draft of [{}, full])
      for (const tried of [false, true])
        expect(toFormPane.safeParse({ type: 'snapshot', ...evidenceView(draft, tried), problem: null }).success).toBe(
          true,
        );
  });

  it('says what is missing only when somebody wants to save it', () => {
    const wrong = (tried: boolean) =>
      evidenceView({}, tried).groups.flatMap(({ fields }) =>
        fields.flatMap(({ id, problem }) => (problem ? [id] : [])),
      );
    expect(wrong(false)).toEqual([]);
    expect(wrong(true)).toEqual(['ref', 'title', 'source_type', 'by']);
    expect([...problemsIn({ ...full, year: '26', ref: '14' }).keys()].sort()).toEqual(['ref', 'year']);
    expect(assessmentIn({ ...full, title: ' ' }, '2026-11-20')).toBe(null);
  });

  it('asks why a factor counts only where it does', () => {
    const ids = (draft: Draft) => evidenceView(draft, false).groups.flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(ids({})).not.toContain('lowered.imprecision.because');
    expect(ids(full)).toContain('lowered.imprecision.because');
  });

  it('becomes a file that is read again as the same form', () => {
    const assessment = assessmentIn(full, '2026-11-20');
    if (!assessment) throw new Error('no assessment');
    const written = writeAssessment(path, assessment, null);
    if ('trouble' in written) throw new Error(written.trouble.message);
    const reading = readAssessment(written.text, written.path);
    if ('trouble' in reading) throw new Error(reading.trouble.message);
    expect(draftOf(reading.assessment)).toMatchObject({ ...full, verifiedAt: '2026-11-20' });
    expect(assessmentIn(draftOf(reading.assessment), '2026-11-20')).toEqual(assessment);
  });

  it('keeps the day of a verification that was made before', () => {
    expect(assessmentIn({ ...full, verifiedAt: '2026-01-02' }, '2026-11-20')?.verified).toEqual({
      by: 'tom',
      at: '2026-01-02',
    });
    expect(assessmentIn({ ...full, verified: '' }, '2026-11-20')?.verified).toBe(undefined);
  });

  it('is saved on top of what somebody else wrote meanwhile, and never over what cannot be read', async () => {
    const assessment = assessmentIn(full, '2026-11-20');
    if (!assessment) throw new Error('no assessment');
    const first = writeAssessment(path, { ...assessment, title: 'Before' }, null);
    const texts: Record<string, string> = {};
    let raced = false;
    const store = memoryStore(texts, () => {
      if (!raced && 'text' in first) texts[path] = `${first.text}team: platform # ours\n`;
      raced = true;
    });
    expect(await saveAssessment(store, path, assessment)).toEqual({ path });
    expect(texts[path]).toContain('title: Load test');
    expect(texts[path]).toContain('team: platform # ours');
    texts[path] = 'version: 1\nref: [';
    expect(await saveAssessment(store, path, assessment)).toMatchObject({ refused: expect.stringContaining(path) });
    expect(texts[path]).toBe('version: 1\nref: [');
  });
});

describe('what is known of a source before it is assessed', () => {
  const record = read(
    '# 1. X\n\n## Context\n\nFast [REF-003].\n\n## References\n\n- [REF-014] load test of 2026-10-02 (own): 11 ms\n- [REF-015] [A study](https://arxiv.org/abs/1)\n',
  );
  it('is what the record lists', () => {
    expect(citedAs(record, 'REF-014')).toEqual({ title: 'load test of 2026-10-02 (own)' });
    expect(citedAs(record, 'REF-15')).toEqual({
      title: 'A study',
      locator: 'https://arxiv.org/abs/1',
      source_type: 'preprint',
    });
    expect(citedAs(record, 'REF-003')).toEqual({});
  });

  it.each([
    ['', {}],
    ['https://doi.org/10.1145/3297858.3304013', { locator: 'doi:10.1145/3297858.3304013' }],
    ['https://medium.com/@x/y', { locator: 'https://medium.com/@x/y', source_type: 'opinion' }],
    ['docs/loadtest.md', { locator: 'docs/loadtest.md' }],
    ['https://mediums.com/a', { locator: 'https://mediums.com/a' }],
  ])('%s', (typed, known) => expect(foundAt(typed)).toEqual(known));

  it('gets the next number that nobody has', () => {
    expect(nextRef(libraryOf([]), null)).toBe('REF-001');
    expect(nextRef(libraryOf([]), record)).toBe('REF-016');
  });
});

describe('a citation under the pointer', () => {
  const record = read('# 1. X\n\n## Context\n\nFast [REF-014].\n');
  const at = record.text.indexOf('REF-014');
  const said = (library: ReturnType<typeof libraryOf>) =>
    citationRemark(record, at, library)
      ?.said.map(line => line.map(part => (typeof part === 'string' ? part : part.strong)).join(''))
      .join('\n');
  it('says its level and how it came about, or that nobody assessed it', () => {
    expect(said(libraryOf([]))).toContain('REF-014 is not assessed.');
    const assessment = assessmentIn(full, '2026-11-20');
    const written = assessment && writeAssessment(path, assessment, null);
    if (!written || 'trouble' in written) throw new Error('not written');
    const text = said(libraryOf([[written.path, written.text]]));
    expect(text).toContain('REF-014: VERY LOW Load test');
    expect(text).toContain('technical report: LOW, imprecision -1');
    expect(text).toContain('verified by tom on 2026-11-20');
    expect(said(libraryOf([[written.path, 'x: [']]))).toContain('counts as not assessed');
    expect(citationRemark(record, 0, libraryOf([]))).toBe(null);
  });
});
