import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { entryOf } from '../../../src/log/entries';
import { link } from '../../../src/log/relate/link';
import { escaped, relationsChart, timelineChart } from '../../../src/log/relate/mermaid';
import { relationsFrom, relationsOf } from '../../../src/log/relate/relations';
import { supersede } from '../../../src/log/relate/supersede';

const nygard = (number: number, title: string, status: string) =>
  `# ${number}. ${title}\n\nDate: 1992-01-12\n\n## Status\n\n${status}\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n`;
const madr4 = (title: string, status: string) =>
  `---\nstatus: ${status}\ndate: 2026-01-02\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* A\n\n## Decision Outcome\n\nChosen option: "A", because.\n`;
const madr2 = (title: string) =>
  `# ${title}\n\n* Status: accepted\n* Date: 2026-01-02\n\n## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\nA\n\n## Links\n\n* [x](https://x.org)\n`;
const log4brains = (title: string) =>
  `# ${title}\n\n- Status: accepted\n- Date: 2020-01-02\n\n## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\nA\n`;

/** The texts after both ends were written; both must read as what was meant. */
function both(old: [string, string], next: [string, string]): [string, string] {
  const changes = supersede({ path: old[0], text: old[1] }, { path: next[0], text: next[1] }, '2026-11-20');
  const [one = '', other = ''] = changes.map(({ after }) => after ?? '');
  expect(read(one, { path: old[0] }).status?.means).toBe('superseded');
  const { edges } = relationsOf([entryOf(old[0], one), entryOf(next[0], other)]);
  expect(edges).toEqual([{ from: next[0], to: old[0], relation: 'supersedes', said: 'both' }]);
  const again = supersede({ path: old[0], text: one }, { path: next[0], text: other }, '2026-11-20');
  expect(again.every(({ before, after }) => before === after)).toBe(true);
  return [one, other];
}

describe('supersede, as the tool of each dialect writes it', () => {
  it('adr-tools: what tests/supercede-existing-adr.expected has, spelt rightly', () => {
    const [one, other] = both(
      ['doc/adr/0001-first-record.md', nygard(1, 'First Record', 'Accepted')],
      ['doc/adr/0002-second-record.md', nygard(2, 'Second Record', 'Accepted')],
    );
    expect(one).toBe(nygard(1, 'First Record', 'Superseded by [2. Second Record](0002-second-record.md)'));
    expect(other).toBe(nygard(2, 'Second Record', 'Accepted\n\nSupersedes [1. First Record](0001-first-record.md)'));
  });

  it('MADR 4: the status in the front matter, the other end under More Information', () => {
    const [one, other] = both(
      ['docs/decisions/0004-a.md', madr4('A', 'accepted')],
      ['docs/decisions/0012-b.md', madr4('B', 'accepted')],
    );
    expect(one).toBe(madr4('A', 'superseded by [ADR-0012](0012-b.md)'));
    expect(other).toBe(`${madr4('B', 'accepted')}\n## More Information\n\n- Supersedes [ADR-0004](0004-a.md)\n`);
  });

  it('MADR 2: its list of links goes on', () => {
    const [one, other] = both(['adr/0001-a.md', madr2('A')], ['adr/0002-b.md', madr2('B')]);
    expect(one).toContain('* Status: superseded by [ADR-0002](0002-b.md)\n');
    expect(other).toContain('* [x](https://x.org)\n* Supersedes [ADR-0001](0001-a.md)\n');
  });

  it('log4brains: slugs', () => {
    const [one, other] = both(['docs/adr/20200101-a.md', log4brains('A')], ['docs/adr/20200102-b.md', log4brains('B')]);
    expect(one).toContain('- Status: superseded by [20200102-b](20200102-b.md)\n');
    expect(other).toMatch(/\n## Links\n\n- Supersedes \[20200101-a\]\(20200101-a\.md\)\n$/);
  });

  it('AsciiDoc, as adr-tools writes it', () => {
    const adoc = (title: string) =>
      `= ${title}\n\nDate: 1992-01-12\n\n== Status\n\nAccepted\n\n== Context\n\nx\n\n== Decision\n\ny\n`;
    const [one, other] = both(['adr/0001-a.adoc', adoc('1. A')], ['adr/0002-b.adoc', adoc('2. B')]);
    expect(one).toContain('== Status\n\nSuperseded by link:0002-b.adoc[2. B]\n\n== Context');
    expect(other).toContain('Accepted\n\nSupersedes link:0001-a.adoc[1. A]\n\n== Context');
  });

  it('fields of their own keep the status one word', () => {
    const own = (n: number) =>
      `---\nADR: 0${n}\nTitle: T${n}\nStatus: Accepted\nSupersedes:\nSuperseded-by:\n---\n\n## Context\n\nx\n\n## Decision\n\ny\n`;
    const [one, other] = both(['adr/ADR-031-a.md', own(31)], ['adr/ADR-032-b.md', own(32)]);
    expect(one).toContain('Status: Superseded\nSupersedes:\nSuperseded-by: ADR-032\n');
    expect(other).toContain('Supersedes: ADR-031\n');
  });

  it('takes the backticks from around a status, in which a link would be none', () => {
    const own = (title: string, status: string) =>
      `# ${title}\n\n|  | |\n|---|---|\n| Status | ${status} |\n\n## Context\n\nx\n`;
    const [one] = both(
      ['adr/ADR-001_A.md', own('ADR-001 A', '`RFC`')],
      ['adr/ADR-002_B.md', own('ADR-002 B', '`RFC`')],
    );
    expect(one).toContain('| Superseded by [ADR-002](ADR-002_B.md) |');
  });

  it('keeps the links that a record has, as adr-tools does', () => {
    const status = 'Accepted\n\nAmends [3. C](0003-c.md)';
    const [one] = both(['adr/0001-a.md', nygard(1, 'A', status)], ['adr/0002-b.md', nygard(2, 'B', 'Accepted')]);
    expect(one).toContain('Amends [3. C](0003-c.md)');
    expect(relationsOf([entryOf('adr/0001-a.md', one)]).loose.map(({ relation }) => relation)).toContain('amends');
  });

  it('keeps line ends and names with blanks', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const [one, other] = both(
      ['adr/0001-a.md', crlf(nygard(1, 'A [draft]', 'Accepted'))],
      ['adr/0002 (new) b.md', crlf(nygard(2, 'B', 'Accepted'))],
    );
    expect(`${one}${other}`.replaceAll('\r\n', '')).not.toContain('\n');
    expect(one).toContain('](0002%20%28new%29%20b.md)');
    expect(other).toContain('[1. A \\[draft\\]](0001-a.md)');
  });
});

describe('link', () => {
  it('writes both ends once', () => {
    const a = { path: 'adr/0001-a.md', text: nygard(1, 'A', 'Accepted') };
    const b = { path: 'adr/0002-b.md', text: nygard(2, 'B', 'Accepted') };
    const [one, other] = link(b, a, 'amends').map(({ after }) => after);
    expect(one).toContain('Accepted\n\nAmends [1. A](0001-a.md)\n\n## Context');
    expect(other).toContain('Accepted\n\nAmended by [2. B](0002-b.md)\n\n## Context');
    const again = link({ ...b, text: one ?? '' }, { ...a, text: other ?? '' }, 'amends');
    expect(again.every(({ before, after }) => before === after)).toBe(true);
  });
});

describe('the relations of a log', () => {
  const entries = [
    entryOf('adr/0001-a.md', nygard(1, 'A', 'Superseded by [2. B](0002-b.md)')),
    entryOf('adr/0002-b.md', nygard(2, 'B', 'Accepted\n\nSupersedes ADR-0001\n\nDepends on [3](0003-c.md)')),
    entryOf('adr/0003-c.md', nygard(3, 'C', 'Accepted\n\nAmends [9. Gone](0009-gone.md)')),
  ];

  it('are one edge however many say so, and what leads nowhere is loose', () => {
    const relations = relationsOf(entries);
    expect(relations.edges).toEqual([
      { from: 'adr/0002-b.md', to: 'adr/0001-a.md', relation: 'supersedes', said: 'both' },
      { from: 'adr/0002-b.md', to: 'adr/0003-c.md', relation: 'depends-on', said: 'from' },
    ]);
    expect(relations.loose).toEqual([{ path: 'adr/0003-c.md', relation: 'amends', target: '0009-gone.md' }]);
    expect(relationsFrom(relations, 'adr/0003-c.md')).toEqual([{ relation: 'required-by', path: 'adr/0002-b.md' }]);
  });

  it('do not guess between two records of one number', () => {
    const twin = entryOf('adr/0001-z.md', nygard(1, 'Z', 'Accepted'));
    const bare = entryOf('adr/0004-d.md', nygard(4, 'D', 'Accepted\n\nSupersedes ADR-0001'));
    expect(relationsOf([...entries, twin, bare]).loose).toContainEqual({
      path: 'adr/0004-d.md',
      relation: 'supersedes',
      target: 'ADR-0001',
    });
  });

  it('know a page of a published log, and a part of a record from the whole', () => {
    const page = entryOf('adr/0004-d.md', nygard(4, 'D', 'Superseded by [3](/governance/adr/0003-c/)'));
    const other = entryOf('adr/0005-e.md', nygard(5, 'E', 'Superseded by [3](//elsewhere.org/adr/0003-c/)'));
    const part = entryOf('adr/old/ADR-003.1-x.md', nygard(3, 'X', 'Superseded by ADR-003'));
    const { edges } = relationsOf([...entries, page, other, part]);
    expect(edges.slice(2).map(({ from, to, relation }) => `${from} ${relation} ${to}`)).toEqual([
      'adr/0003-c.md supersedes adr/0004-d.md',
      'adr/0003-c.md supersedes adr/old/ADR-003.1-x.md',
    ]);
  });

  it('are a chart that hostile titles do not break', () => {
    const title = '"]; click r1 javascript:alert(1) <b> %% ; end';
    const chart = relationsChart(
      [entryOf('adr/0001-a.md', nygard(1, title, 'Accepted')), ...entries.slice(1)],
      relationsOf(entries),
    );
    expect(chart).toMatch(/^flowchart LR\n/);
    expect(chart).toContain('r1 -->|supersedes| r2');
    expect(chart).not.toMatch(/\n\s*click|"\]; |<b>|javascript:/);
    expect(escaped(title)).toMatch(/^[\p{L}\p{N} .,+/_…#;-]+$/u);
    expect(timelineChart(entries)).toBe(
      'timeline\n  title 3 decisions in time\n  section 1992\n    1992-01-12 : 1 A\n    : 2 B\n    : 3 C\n',
    );
  });

  it('stay below what Mermaid draws', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      entryOf(
        `adr/${index}-x.md`,
        nygard(
          index,
          'Some long title that goes on and on for quite some time',
          `Accepted\n\nAmends [x](${(index + 1) % 2000}-x.md)`,
        ),
      ),
    );
    const chart = relationsChart(many, relationsOf(many));
    expect(chart.length).toBeLessThan(50_000);
    expect(chart.match(/-->/g)?.length).toBeLessThanOrEqual(450);
    expect(chart).toContain('of 2000 relations are drawn');
    expect(timelineChart(many).length).toBeLessThan(50_000);
  });
});

describe('the links that a front matter lists', () => {
  const others = ['0002-b.md', '0003-c.md', '0005-e.md'].map(name =>
    entryOf(`adr/${name}`, nygard(2, 'X', 'Accepted')),
  );
  const said = (links: string) => {
    const text = `---\nstatus: accepted\nlinks:${links}\n---\n\n# 7. A\n\n## Context\n\nx\n`;
    for (const { range, target } of entryOf('adr/0007-a.md', text).links)
      expect(text.slice(range.start, range.end)).toBe(target);
    const { edges, loose } = relationsOf([...others, entryOf('adr/0007-a.md', text)]);
    expect(loose).toEqual([]);
    return edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`.replaceAll(/adr\/|-\w\.md/g, ''));
  };

  it.each([
    [
      '\n  - target: 2\n    kind: relates-to\n    description: Choice 5 affects it\n  - target: 5\n    kind: Supersedes',
      ['0002 relates-to 0007', '0007 supersedes 0005'],
    ],
    ['\n  - type: amendedBy\n    to: "0002-b.md"', ['0002 amends 0007']],
    ['\n  - {target: 0003-c.md, kind: depends-on}', ['0007 depends-on 0003']],
    [
      '\n  - supersedes: 0003\n  - depends-on: [ADR-2, ADR-5]',
      ['0007 supersedes 0003', '0007 depends-on 0002', '0007 depends-on 0005'],
    ],
    ['\n  - Supersedes ADR-0003\n  - "Amends [2](0002-b.md)"', ['0007 supersedes 0003', '0007 amends 0002']],
    ['\n  - url: https://example.org/1\n  - apostles: 12', []],
  ])('are relations: %s', (links, wanted) => {
    expect(said(links)).toEqual(wanted);
  });
});
