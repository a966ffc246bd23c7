import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { libraryOf } from '../../../src/evidence/library';
import { gate } from '../../../src/review/gate/gate';
import { gateMarkdown, reportPath } from '../../../src/review/gate/markdown';
import { PHASES } from '../../../src/review/gate/phases';
import { assessed } from '../evidence/assessed';

const plain = (body: string, name = '0001-a', status = 'Accepted') =>
  read(`# ${name}\n\n## Status\n\n${status}\n\n## Context\n\n${body}\n`, { path: `docs/adr/${name}.md` });
const refs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `REF-${String(from + index).padStart(3, '0')}`);
const cites = (from: number, to: number) =>
  plain(
    refs(from, to)
      .map(ref => `It may help [${ref}].`)
      .join('\n\n'),
  );
const verified = { verified: { by: 'bob', at: '2026-11-02' } };
const books = (to: number, more = {}) => refs(1, to).map(ref => assessed(ref, 'book', more));

const outcomes = (records: Parameters<typeof gate>[1], texts: Parameters<typeof libraryOf>[0]) =>
  PHASES.map(phase => gate(phase, records, libraryOf(texts)).outcome);

describe('the four phases', () => {
  it.each<[string, Parameters<typeof gate>[1], Parameters<typeof libraryOf>[0], readonly string[]]>([
    ['nothing cited', [plain('We chose Redis.')], [], ['PASS', 'PASS', 'PASS', 'PASS']],
    ['no records', [], [], ['PASS', 'PASS', 'PASS', 'PASS']],
    ['none assessed', [cites(1, 4)], [], ['FAIL', 'FAIL', 'FAIL', 'FAIL']],
    // Over 50 %, not half.
    ['half', [cites(1, 4)], books(2), ['FAIL', 'FAIL', 'FAIL', 'FAIL']],
    ['more than half', [cites(1, 4)], books(3), ['PASS', 'FAIL', 'FAIL', 'FAIL']],
    ['nearly all', [cites(1, 20)], books(19), ['PASS', 'FAIL', 'FAIL', 'FAIL']],
    ['all', [cites(1, 4)], books(4), ['PASS', 'PASS', 'PASS', 'FAIL']],
    ['all, verified', [cites(1, 4)], books(4, verified), ['PASS', 'PASS', 'PASS', 'PASS']],
    ['all, in the workspace', [cites(1, 4)], books(4, { locator: 'docs/test.md' }), ['PASS', 'PASS', 'PASS', 'PASS']],
    ['all, elsewhere', [cites(1, 4)], books(4, { locator: 'https://a.org/test.md' }), ['PASS', 'PASS', 'PASS', 'FAIL']],
    ['too confident', [plain('This shows it [REF-001].')], books(1, verified), ['CONDITIONAL', 'FAIL', 'FAIL', 'FAIL']],
    [
      'weak and unsaid',
      [plain('It may help [REF-001].')],
      [assessed('REF-001', 'company-blog', verified)],
      ['CONDITIONAL', 'CONDITIONAL', 'FAIL', 'FAIL'],
    ],
    [
      'weak and said',
      [plain('There is limited evidence [REF-001].')],
      [assessed('REF-001', 'company-blog', verified)],
      ['PASS', 'PASS', 'PASS', 'PASS'],
    ],
    ['unsupported claims are listed', [plain('Studies show that it helps.')], [], ['PASS', 'PASS', 'PASS', 'PASS']],
    [
      'a damaged file',
      [cites(1, 1)],
      [...books(1, verified), ['x/REF-009.yaml', '']],
      ['CONDITIONAL', 'CONDITIONAL', 'CONDITIONAL', 'CONDITIONAL'],
    ],
    [
      'a damaged file that is cited',
      [cites(1, 2)],
      [...books(1, verified), ['x/REF-002.yaml', '']],
      ['FAIL', 'FAIL', 'FAIL', 'FAIL'],
    ],
    ['closed records', [plain('This shows it [REF-009].', '0001-a', 'Rejected')], [], ['PASS', 'PASS', 'PASS', 'PASS']],
    ['a template', [plain('This shows it [REF-009].', 'template')], [], ['PASS', 'PASS', 'PASS', 'PASS']],
  ])('%s', (_, records, texts, expected) => {
    expect(outcomes(records, texts)).toEqual(expected);
  });

  const key = (cited: string) =>
    read(
      `# ADR-0001: T\n\n## Decision Matrix\n\nScale: 1-5. Critical: Security >= 4.\n\n| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n| Latency | 50% | 4 | 3 |\n| Security | 50% | 4 ${cited} | 5 |\n\n## Decision\n\nThere is limited evidence.\n`,
      { path: 'docs/adr/0001-t.md' },
    );
  it.each([
    ['', 'cites no source'],
    ['(may hold [REF-001])', 'Security is critical and rests on LOW evidence'],
  ])('a key decision on "%s" is conditional from elaboration on', (cited, message) => {
    const library = libraryOf([assessed('REF-001', 'technical-report', verified)]);
    expect(PHASES.map(phase => gate(phase, [key(cited)], library).outcome)).toEqual([
      'PASS',
      'CONDITIONAL',
      'CONDITIONAL',
      'CONDITIONAL',
    ]);
    expect(
      gate('elaboration', [key(cited)], library)
        .findings.map(finding => finding.message)
        .join(),
    ).toContain(message);
    expect(gate('elaboration', [key('[REF-001]')], libraryOf([assessed('REF-001', 'book', verified)])).outcome).toBe(
      'PASS',
    );
  });

  it('counts a source once, whoever cites it and however', () => {
    const library = libraryOf([assessed('REF-001', 'book', { locator: 'https://a.org/x' })]);
    const records = [
      plain('It may help [REF-1], [REF-001].'),
      plain('x\n\n## References\n\n- [X](https://a.org/x/)\n', '0002-b'),
      plain('It may help [REF-002].', '0003-c'),
    ];
    const report = gate('inception', records, library);
    expect(report.figures).toEqual({ sources: 2, assessed: 1, verified: 0, share: 0.5 });
    expect(report.sources.map(({ source, citedBy }) => [source, citedBy.length])).toEqual([
      ['REF-001', 2],
      ['REF-002', 1],
    ]);
    expect(report.requirements[0]).toEqual({
      text: 'Over 50 % of the cited sources are assessed',
      should: false,
      met: false,
      figure: '1 of 2 (50 %)',
    });
  });

  it('asks for the shares of the phases', () => {
    const texts = PHASES.map(phase => gate(phase, [cites(1, 3)], libraryOf(books(3))).requirements[0]?.text);
    expect(texts).toEqual([
      'Over 50 % of the cited sources are assessed',
      'Over 75 % of the cited sources are assessed',
      'Over 90 % of the cited sources are assessed',
      'All cited sources (100 %) are assessed',
    ]);
  });
});

describe('the report', () => {
  const record = plain('This shows it [REF-001], says `x | y`.', '0001-a (b)');
  const text = gateMarkdown(
    gate('elaboration', [record], libraryOf([assessed('REF-001', 'book', { title: 'A | *B* [c](d)' })])),
    '2026-11-20',
    reportPath({}, 'elaboration', '2026-11-20'),
  );

  it('links to each finding from where it lies', () => {
    expect(reportPath({}, 'elaboration', '2026-11-20')).toBe('.aiwg/reports/gate-elaboration-2026-11-20.md');
    expect(text).toContain('- [docs/adr/0001-a (b).md:9](../../docs/adr/0001-a%20%28b%29.md#L9): "shows" claims more');
    expect(text).toContain('(`overconfident-words`)');
  });

  it('says what was asked and what came of it', () => {
    expect(text).toMatch(
      /^# Evidence gate: elaboration\n\n\*\*FAIL\*\*, 2026-11-20\. 1 record in scope, 1 cited source, 1 assessed, 0 verified\.\n/,
    );
    expect(text).toContain('| Over 75 % of the cited sources are assessed | yes | 1 of 1 (100 %) |');
    expect(text).toContain('| No claim is more confident than its evidence | **no** | 1 found |');
  });

  it('keeps text of others as text', () => {
    expect(text).toContain('REF-001: A \\| \\*B\\* \\[c\\](d)');
    expect(text).not.toContain('*B* [c](d)');
  });
});
