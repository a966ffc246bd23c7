import { describe, expect, it } from 'vitest';
import { type Cursor, cursorAt, type Proposal } from '../../../src/vscode/text/cursor';
import { citationProposals, linkProposals } from '../../../src/vscode/text/linkProposals';
import { nameProposals } from '../../../src/vscode/text/nameProposals';
import { sectionProposals } from '../../../src/vscode/text/sectionProposals';
import { statusProposals } from '../../../src/vscode/text/statusProposals';
import { cursored, entries, record, sample, samplePath } from './record';

const others = await entries({
  'docs/adr/0001-use-kafka.md': '# 1. Use [Kafka]\n\n## Status\n\nAccepted\n',
  'docs/adr/old/0002-x (1).md': '---\nstatus: in review\n---\n# X\n',
});

function at(marked: string, near = others): { cursor: Cursor; text: string } {
  const { text, offset } = cursored(marked);
  return { cursor: cursorAt(record(text), offset, { path: samplePath, others: near }), text };
}

/** The text after each proposal was taken. */
function taken(text: string, proposals: readonly Proposal[]): string[] {
  return proposals.map(({ replace, newText }) => text.slice(0, replace.start) + newText + text.slice(replace.end));
}

describe('statuses', () => {
  const labels = (text: string, near = others) => statusProposals(at(text, near).cursor).map(({ label }) => label);

  it.each([
    ['---\nstatus: ‸\n---\n# T\n\n## Context\n', 'proposed'],
    ['---\nstatus: "acc‸"\n---\n# T\n\n## Context\n', 'proposed'],
    ['# T\n\n* Status: ‸\n\n## Context\n', 'proposed'],
    ['# T\n\n* **Status**: Acc‸\n\n## Context\n', 'Proposed'],
    ['# T\n\n| Status | acc‸ |\n| --- | --- |\n\n## Context\n', 'proposed'],
    ['# T\n\n## Status\n\n‸\n\n## Context\n', 'Proposed'],
    ['# T\n\n## Status\n\nAcc‸\n\n## Context\n', 'Proposed'],
  ])('in the notation of %j', (text, first) => {
    expect(labels(text, [])[0]).toBe(first);
  });

  it('with the words of this log', () => {
    expect(labels('---\nstatus: ‸\n---\n# T\n\n## Context\n')).toContain('in review');
  });

  it.each([
    '# T\n\n## Context\n\nStatus: ‸\n',
    '# T\n\n## Status\n\nAccepted\n\nSince ‸\n\n## Context\n',
    '---\ndate: ‸\n---\n# T\n\n## Context\n',
    '# T\n\n## Status\n\nAccepted by ‸\n\n## Context\n',
  ])('not in %j', text => {
    expect(labels(text)).toEqual([]);
  });

  it('take the place of the word that stands there', () => {
    const { cursor, text } = at('# T\n\n* Status: acc‸epted\n\n## Context\n');
    expect(taken(text, statusProposals(cursor))[2]).toBe('# T\n\n* Status: rejected\n\n## Context\n');
  });
});

describe('sections', () => {
  it('that the template has and the record has not', () => {
    const { cursor, text } = at(`${sample.replace('## Success Metrics', '## Something else')}\n##‸\n`);
    expect(sectionProposals(cursor).map(({ newText }) => newText)).toEqual(['## Success Metrics']);
    expect(taken(text, sectionProposals(cursor))[0]).toMatch(/\n## Success Metrics\n$/);
  });

  it('of MADR in MADR', () => {
    const { cursor } = at('# T\n\n## Context and Problem Statement\n\n## Considered Options\n\n* A\n\n# ‸\n');
    expect(sectionProposals(cursor).map(({ label }) => label)).toEqual([
      'Decision Drivers',
      'Decision Outcome',
      'Consequences',
      'Confirmation',
      'Pros and Cons of the Options',
      'More Information',
    ]);
  });

  it('options that have no heading yet', () => {
    const { cursor } = at(sample.replace('### Signed cookies (rejected by a critical criterion)', '###‸'));
    expect(sectionProposals(cursor).map(({ newText }) => newText)).toContain('### Signed cookies');
  });

  it('not within code', () => {
    expect(sectionProposals(at('# T\n\n## Context\n\n```\n#‸\n```\n').cursor)).toEqual([]);
  });
});

describe('names', () => {
  it('of options in the sentence of the decision, with its mark closed', () => {
    const { cursor, text } = at(sample.replace('Chosen option: **Redis cluster**.', 'Chosen option: **‸'));
    expect(
      nameProposals(cursor)
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(['Redis cluster', 'Sticky in-process']);
    expect(taken(text, nameProposals(cursor))[1]).toContain('Chosen option: **Sticky in-process** ');
    const closed = at(sample.replace('Chosen option: **Redis cluster**.', 'Chosen option: **Red‸is**.'));
    expect(taken(closed.text, nameProposals(closed.cursor))[1]).toContain('Chosen option: **Sticky in-process**.');
  });

  it('of criteria whose weight has no source yet', () => {
    const { cursor, text } = at(sample.replace('| Cost | "', '| ‸ | "'));
    expect(nameProposals(cursor).map(({ label }) => label)).toEqual(['Cost']);
    expect(taken(text, nameProposals(cursor))[0]).toBe(sample);
    expect(nameProposals(at(sample.replace('| Cost | 10%', '| ‸ | 10%')).cursor)).toEqual([]);
  });
});

describe('links and citations', () => {
  it('are whole links after a bracket', () => {
    const { cursor, text } = at('# T\n\n## Status\n\nAccepted\n\n## Context\n\nSee [‸] there.\n');
    expect(taken(text, linkProposals(cursor)).map(line => line.split('\n')[8])).toEqual([
      'See [ADR-1: Use \\[Kafka\\]](0001-use-kafka.md) there.',
      'See [ADR-0002: X](old/0002-x%20%281%29.md) there.',
    ]);
  });

  it('are paths in the second half of a link', () => {
    const { cursor, text } = at('# T\n\nSee [it](00‸).\n');
    expect(taken(text, linkProposals(cursor))[0]).toBe('# T\n\nSee [it](0001-use-kafka.md).\n');
  });

  it.each(['# T\n\nSee ![‸\n', '# T\n\n- [x‸\n', '# T\n\n```\n[‸\n```\n', '# T\n\n[te‸xt](x.md)\n'])(
    'are none in %j',
    text => {
      expect(linkProposals(at(text).cursor)).toEqual([]);
    },
  );

  it('cite what is known', () => {
    const { cursor, text } = at('# T\n\nAs measured [REF-‸].\n\n## Sources\n\n[REF-002]\n');
    expect(taken(text, citationProposals(cursor, ['REF-001'])).map(line => line.split('\n')[2])).toEqual([
      'As measured [REF-001].',
      'As measured [REF-002].',
    ]);
  });
});
