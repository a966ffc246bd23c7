import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { type Assessment, assessmentSchema } from '../../../src/evidence/assessment';
import { addressKey, libraryOf, pathOf, readLibrary, refKey } from '../../../src/evidence/library';
import { readAssessment } from '../../../src/evidence/read';
import { writeAssessment } from '../../../src/evidence/write';
import * as z from '../../../src/schema/schema';
import { memoryFiles } from '../log/memoryFiles';

const PATH = '.aiwg/research/quality-assessments/REF-014.yaml';
const TEXT = `# looked at in May
version: 1
ref: REF-014
title: Load test of the session lookup
source_type: technical-report
locator: docs/load-test.md
lowered:
  imprecision: { by: 1, because: one run }
level: VERY LOW
assessed: { by: ada, at: 2026-11-01 }
ticket: OPS-12
`;

const told = (text: string) => {
  const reading = readAssessment(text, PATH);
  return 'trouble' in reading
    ? [reading.trouble.kind, reading.trouble.message.replace(PATH, 'it')]
    : ['read', reading.assessment.title];
};

describe('reading an assessment', () => {
  it.each([
    ['as it should be', TEXT, 'read', 'Load test of the session lookup'],
    [
      'with DOS line ends and a mark',
      `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`,
      'read',
      'Load test of the session lookup',
    ],
    ['empty', '  \n', 'half-written', 'it is empty or half written; restore it from version control, or delete it.'],
    [
      'full of zeros',
      '\0\0\0\0',
      'half-written',
      'it is empty or half written; restore it from version control, or delete it.',
    ],
    [
      'cut in a line',
      TEXT.slice(0, TEXT.indexOf(' because')),
      'half-written',
      /^it breaks off \(.*\); restore it from version control\.$/,
    ],
    [
      'cut between lines',
      TEXT.slice(0, TEXT.indexOf('\nassessed')),
      'half-written',
      'it breaks off: assessed is missing; restore it from version control.',
    ],
    [
      'in conflict',
      TEXT.replace('level: VERY LOW', '<<<<<<< HEAD\nlevel: LOW\n=======\nlevel: VERY LOW\n>>>>>>> b'),
      'conflict',
      'it holds the marks of a merge conflict; resolve it.',
    ],
    ['no YAML', `${TEXT.replace('title: ', 'title: [')}\n`, 'damaged', /^it is no valid YAML \(.*\); mend it\.$/],
    [
      'twice the same key',
      `${TEXT}ref: REF-014\n`,
      'damaged',
      'it is no valid YAML (Map keys must be unique); mend it.',
    ],
    [
      'newer',
      TEXT.replace('version: 1', 'version: 2'),
      'newer',
      'it is of version 2, which a later Deliberate wrote; update Deliberate.',
    ],
    [
      'newer in a shape unknown here',
      'version: 3\nsources: []\n',
      'newer',
      'it is of version 3, which a later Deliberate wrote; update Deliberate.',
    ],
    [
      'without a version',
      TEXT.replace('version: 1\n', ''),
      'invalid',
      'it cannot be used: version is missing; mend it.',
    ],
    [
      'of a source type unknown',
      TEXT.replace('technical-report', 'tweet'),
      'invalid',
      /^it cannot be used: source_type is wrong/,
    ],
    [
      'of a model',
      TEXT.replace('technical-report', 'ai-generated'),
      'invalid',
      "it says source_type: ai-generated; a model's own statement is no evidence, cite what it rests on.",
    ],
    [
      'lowered by three',
      TEXT.replace('by: 1', 'by: 3'),
      'invalid',
      /^it cannot be used: lowered\.imprecision\.by is wrong/,
    ],
    [
      'assessed on no day',
      TEXT.replace('at: 2026-11-01', 'at: soon'),
      'invalid',
      'it cannot be used: assessed.at is wrong (is a day such as 2026-11-20); mend it.',
    ],
    ['a list', '- a\n', 'invalid', /^it cannot be used: the whole is wrong/],
    [
      'huge',
      `${TEXT}notes: ${'x'.repeat(300_000)}\n`,
      'too-large',
      'it is too large for an assessment; look at what it is.',
    ],
    ['with a prototype', `${TEXT}__proto__: { level: HIGH }\n`, 'read', 'Load test of the session lookup'],
  ])('%s', (_, text, kind, message) => {
    const [own, said] = told(text);
    expect(own).toBe(kind);
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it('says the line of a conflict', () => {
    const reading = readAssessment('a: 1\n<<<<<<< HEAD\n', PATH);
    expect('trouble' in reading && reading.trouble.line).toBe(2);
  });
});

describe('the library', () => {
  const other = TEXT.replace('REF-014', 'REF-7').replace('docs/load-test.md', 'https://doi.org/10.1145/Abc');

  it('uses what it can and reports the rest', async () => {
    const folder = '.aiwg/research/quality-assessments';
    const files = {
      ...memoryFiles({
        [PATH]: TEXT,
        [`${folder}/REF-007.yaml`]: other,
        [`${folder}/REF-015.yaml`]: 'version: 9\n',
        [`${folder}/REF-016.yaml`]: TEXT,
        [`${folder}/REF-7.yml`]: other,
        [`${folder}/REF-018.yaml`]: TEXT.replace('REF-014', 'REF-018').replace('VERY LOW', 'HIGH'),
        [`${folder}/notes.txt`]: 'x',
      }),
    };
    const library = await readLibrary(files);
    expect([...library.byRef].map(([ref, { grade }]) => [ref, grade.level])).toEqual([
      ['REF-007', 'VERY LOW'],
      ['REF-014', 'VERY LOW'],
      ['REF-018', 'VERY LOW'],
    ]);
    expect(library.troubles.map(({ kind, path: file }) => [kind, path.posix.basename(file)])).toEqual([
      ['newer', 'REF-015.yaml'],
      ['invalid', 'REF-016.yaml'],
      ['level-differs', 'REF-018.yaml'],
      ['twice', 'REF-7.yml'],
    ]);
    expect(library.byAddress.get(addressKey('doi:10.1145/ABC'))?.assessment.ref).toBe('REF-7');
  });

  it('is not used where there is none', async () => {
    expect(await readLibrary(memoryFiles({ 'a.md': '' }))).toMatchObject({ used: false, troubles: [] });
  });

  it('goes on where one file cannot be read', async () => {
    const files = memoryFiles({ [PATH]: TEXT, '.aiwg/research/quality-assessments/REF-015.yaml': '' });
    const library = await readLibrary({
      list: files.list,
      read: async name => {
        if (name.includes('015')) throw new Error('no permission');
        return files.read(name);
      },
    });
    expect([library.byRef.size, library.used, library.troubles.map(({ message }) => message)]).toEqual([
      1,
      true,
      ['.aiwg/research/quality-assessments/REF-015.yaml cannot be read: no permission.'],
    ]);
  });

  it.each([
    ['REF-14', 'REF-014'],
    ['ref-0014', 'REF-014'],
    ['REF-12345', 'REF-12345'],
    ['REF-0', 'REF-000'],
  ])('knows %s as %s', (ref, key) => {
    expect(refKey(ref)).toBe(key);
    expect(pathOf({}, ref)).toBe(`.aiwg/research/quality-assessments/${key}.yaml`);
    expect(pathOf({ records: 'docs/.records' }, ref)).toBe(`docs/.records/research/quality-assessments/${key}.yaml`);
  });

  it('knows two files of one source', () => {
    expect(
      libraryOf([
        ['x/REF-014.yaml', TEXT],
        ['x/REF-14.yaml', TEXT],
      ]).troubles,
    ).toMatchObject([{ kind: 'twice' }]);
  });
});

describe('writing an assessment', () => {
  const assessment: Assessment = {
    version: 1,
    ref: 'REF-014',
    title: 'Load test: "two" runs',
    source_type: 'technical-report',
    locator: 'docs/load-test.md',
    lowered: {},
    assessed: { by: 'ada', at: '2026-11-20' },
  };
  const textOf = (before: string | null, change: Partial<Assessment> = {}) => {
    const written = writeAssessment(PATH, { ...assessment, ...change }, before);
    return 'text' in written ? written.text : written.trouble.kind;
  };

  it('gives a file that reads as what was written, with its level', () => {
    expect(readAssessment(textOf(null), PATH)).toEqual({ assessment: { ...assessment, level: 'LOW' } });
  });

  it('keeps comments and keys of a person', () => {
    const text = textOf(TEXT, { raised: { large_effect: { because: 'ten times' } } });
    expect(text).toContain('# looked at in May\nversion: 1\n');
    expect(text).toContain('ticket: OPS-12');
    expect(text).toContain('level: MODERATE');
    expect(text).not.toContain('one run');
    expect(text.split('\n').filter(line => /^(?:version|ref|source_type|locator):/.test(line))).toEqual(
      TEXT.split('\n').filter(line => /^(?:version|ref|source_type|locator):/.test(line)),
    );
  });

  it.each([
    ['a newer one', 'version: 2\n', 'newer'],
    ['one in conflict', `<<<<<<< a\n${TEXT}`, 'conflict'],
    ['half of one', '', 'half-written'],
    ['a damaged one', 'a: [1\n', 'damaged'],
  ])('never writes over %s', (_, before, kind) => {
    expect(textOf(before)).toBe(kind);
  });

  it('refuses what it could not read again', () => {
    expect(textOf(null, { title: '' })).toBe('invalid');
    expect(textOf(null, { assessed: { by: 'ada', at: 'today' } })).toBe('invalid');
  });
});

it('schemas/quality-assessment.schema.json is the shape that is read', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Quality assessment of a source (GRADE)',
    description: 'One file of .aiwg/research/quality-assessments, named for its reference: REF-014.yaml',
    ...z.toJSONSchema(assessmentSchema, { io: 'input' }),
  };
  const file = path.join(root, 'schemas', 'quality-assessment.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
