import { describe, expect, it } from 'vitest';
import { nodeHash } from '../../../src/cli/store';
import { crateOf } from '../../../src/exchange/crate';
import { SCRIPT, STYLE } from '../../../src/exchange/html/assets';
import { htmlOf } from '../../../src/exchange/html/markdown';
import { pageOf } from '../../../src/exchange/html/page';
import { imported } from '../../../src/exchange/import';
import { jsonRecord } from '../../../src/exchange/jsonRecord';
import { readJsonAdr } from '../../../src/exchange/jsonShape';
import { jsonOf } from '../../../src/exchange/jsonWrite';
import { entryOf } from '../../../src/log/entries';

const exported = (path: string, text: string) => ({ entry: entryOf(path, text), text });
const nygard = (number: number, title: string, status = 'Accepted', more = '') =>
  `# ${number}. ${title}\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\nBecause.${more}\n\n## Decision\n\nWe do.\n\n## Consequences\n\n- Good\n- Bad\n`;

describe('the page', () => {
  const hostile = `---\nstatus: "<img src=x onerror=alert(1)>"\n---\n# </title><script>alert(1)</script>\n\n<script>alert(2)</script>\n\n<img src=x onerror=alert(3)> <a href="javascript:alert(4)">x</a>\n\n[a](javascript:alert(5)) [b](data:text/html,x) [c](vbscript:x) [d](https://x.org "\\" onclick=alert(6)") ![p](https://tracker.org/x.png)\n\n\`\`\`mermaid\ngraph TD; A["</code><script>alert(7)</script>"]\n\`\`\`\n\n| A | B |\n| --: | --- |\n| 1 | <svg onload=alert(8)> |\n\n<!-- a note -->\n`;

  it('shows what a hostile record holds, and obeys none of it', async () => {
    const page = await pageOf('<b>x</b>', [exported('adr/0001-x.md', hostile)], nodeHash, null);
    const own = page.replace(SCRIPT, '').replace(STYLE, '');
    expect(own.match(/<script/g)).toHaveLength(1);
    expect(own).not.toMatch(/<(?:img|svg|iframe|a href="(?:javascript|data|vbscript))/i);
    expect(own).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(own).not.toMatch(/\sstyle=/);
    expect(own).not.toContain('a note');
    expect(own).toContain('&lt;script&gt;alert(7)&lt;/script&gt;');
    expect(own).not.toMatch(/(?:src|href)="(?!#|https:\/\/x\.org)/);
  });

  it('names its own script and style by their hashes', async () => {
    const page = await pageOf('x', [], nodeHash, null);
    for (const [kind, text] of [
      ['script', SCRIPT],
      ['style', STYLE],
    ] as const) {
      const digest = Buffer.from(await nodeHash.sha256(Buffer.from(text)), 'hex').toString('base64');
      expect(page).toContain(`${kind}-src 'sha256-${digest}'`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
      expect(text).toMatch(/^[\x00-\x7f]*$/);
    }
    expect(page).toContain("default-src 'none'");
  });

  it('leads from record to record within itself, and says what they are to each other', async () => {
    const records = [
      exported('adr/0001-a.md', nygard(1, 'A', 'Superseded by [2. B](0002-b.md)')),
      exported('adr/0002-b.md', nygard(2, 'B', 'Accepted', ' See [gone](0009-x.md) and [1](0001-a.md#status).')),
    ];
    const page = await pageOf('x', records, nodeHash, null);
    expect(page).toContain('<li>Superseded by <a href="#d2">2 B</a></li>');
    expect(page).toContain('<li>Supersedes <a href="#d1">1 A</a></li>');
    expect(page).toContain('See <a>gone</a> and <a href="#d1">1</a>.');
  });

  it('goes down one heading at a time', () => {
    const html = htmlOf('# A\n\n### B\n\n###### C\n\n## D\n', () => null, { base: 2, drawn: false, remarks: null });
    expect(html.match(/<h\d/g)).toEqual(['<h3', '<h4', '<h5', '<h4']);
  });
});

describe('JSON-ADR', () => {
  const records = [
    exported('adr/0001-a.md', nygard(1, 'A', 'Superseded by [2. B](0002-b.md)')),
    exported('adr/0002-b.md', nygard(2, 'B')),
    exported('adr/0003-c.md', '# 3. C\n\n## Status\n\nAccepted\n'),
  ];
  const { text, leftOut } = jsonOf(records, { name: 'deliberate', version: '1' }, '2026-11-20T10:00:00Z');

  it('is what its form asks for, and invents no date', () => {
    const read = readJsonAdr(text);
    if ('problem' in read) throw new Error(read.problem);
    expect(read.records[0]).toEqual({
      number: 1,
      title: 'A',
      status: 'superseded',
      date: '2026-01-02',
      context: 'Because.',
      decision: 'We do.',
      consequences: ['Good', 'Bad'],
      links: [{ type: 'superseded-by', target: 2 }],
      path: 'adr/0001-a.md',
    });
    expect(leftOut).toEqual(['adr/0003-c.md']);
  });

  it('comes back as records with the same relations', () => {
    const read = readJsonAdr(text);
    const all = new Map(('records' in read ? read.records : []).map(record => [record.number, record]));
    const back = [...all.values()].map(record => jsonRecord(record, all));
    expect(back[0]).toMatch(/^# 1\. A\n\nDate: 2026-01-02\n\n## Status\n\nSuperseded\n/);
    expect(back[0]).toContain('- Superseded by [2. B](0002-b.md)');
    expect(back[0]).toContain('- Good\n- Bad');
  });

  it.each([
    ['', 'no valid JSON'],
    ['{"version": "2.0.0", "adrs": []}', 'version'],
    ['{"version": "1.0.0", "adr": {"number": -1, "title": "x", "status": "y", "date": "2026-01-01"}}', 'number'],
    ['{"version": "1.0.0", "adr": {"number": 1, "title": "x", "status": "y", "date": "soon"}}', 'date'],
  ])('is refused where it is none: %s', (json, why) => {
    const read = readJsonAdr(json);
    expect('problem' in read && read.problem).toMatch(why === 'no valid JSON' ? /not valid JSON/ : why);
  });
});

describe('a crate', () => {
  it('lists every file, and what records are to each other', () => {
    const records = [
      exported('adr/0001-a.md', nygard(1, 'A', 'Superseded by [2. B](0002-b.md)')),
      exported('adr/0002-b.md', nygard(2, 'B')),
    ];
    const others = [{ path: 'LICENSE', size: 3 }];
    const crate = JSON.parse(crateOf({ name: 'x', date: '2026-11-20', records, others, licence: 'LICENSE' }));
    const graph: Record<string, unknown>[] = crate['@graph'];
    const by = (id: string) => graph.find(entity => entity['@id'] === id);
    expect(crate['@context'][0]).toBe('https://w3id.org/ro/crate/1.3/context');
    expect(by('ro-crate-metadata.json')).toMatchObject({
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.3' },
      about: { '@id': './' },
    });
    expect(by('./')).toMatchObject({
      '@type': 'Dataset',
      datePublished: '2026-11-20',
      license: { '@id': 'LICENSE' },
      hasPart: [{ '@id': 'adr/0001-a.md' }, { '@id': 'adr/0002-b.md' }, { '@id': 'LICENSE' }],
    });
    expect(by('adr/0001-a.md')).toMatchObject({ '@type': 'File', isReplacedBy: [{ '@id': 'adr/0002-b.md' }] });
    const ids = graph.map(entity => entity['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const named = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
    for (const [, id = ''] of named) if (!id.startsWith('https:')) expect(ids).toContain(id);
  });
});

describe('importing', () => {
  it('gives no name twice, also where letters’ case is all that differs', () => {
    const text = '# T\n\n- Status: accepted\n';
    const { changes } = imported(
      [
        { path: '20200101-A.md', text },
        { path: '20200101-a.md', text },
      ],
      [],
      'adr',
    );
    expect(changes.map(({ path }) => path)).toEqual(['adr/20200101-A.md', 'adr/20200101-a-2.md']);
  });

  it('gives new numbers, and what the records say of each other follows', () => {
    const foreign = [
      { path: '0001-a.md', text: nygard(1, 'A', 'Superseded by [2. B](0002-b.md)') },
      { path: '0002-b.md', text: nygard(2, 'B', 'Accepted\n\nSupersedes ADR-0001', ' ADR-2, and ADR-0099.') },
    ];
    const own = [
      entryOf('docs/adr/adr-001-own.md', '# ADR-001: Own\n'),
      entryOf('docs/adr/adr-002-a.md', '# ADR-002: A\n'),
    ];
    const { changes } = imported(foreign, own, 'docs/adr');
    expect(changes.map(({ path, before }) => [path, before])).toEqual([
      ['docs/adr/adr-003-a.md', null],
      ['docs/adr/adr-004-b.md', null],
    ]);
    expect(changes[0]?.after).toBe(nygard(3, 'A', 'Superseded by [4. B](adr-004-b.md)'));
    expect(changes[1]?.after).toBe(nygard(4, 'B', 'Accepted\n\nSupersedes ADR-0003', ' ADR-4, and ADR-0099.'));
  });

  it('keeps names that are dates, and takes no name that is there', () => {
    const text =
      '# T\n\n- Status: accepted\n- Date: 2020-01-02\n\n## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\ny\n';
    const own = [entryOf('adr/20200101-a.md', text)];
    const { changes } = imported(
      [
        { path: '20200101-a.md', text },
        { path: 'p/20200101-a.md', text },
      ],
      own,
      'adr',
    );
    expect(changes.map(({ path, after }) => [path, after === text])).toEqual([
      ['adr/20200101-a-2.md', true],
      ['adr/p/20200101-a.md', true],
    ]);
  });
});
