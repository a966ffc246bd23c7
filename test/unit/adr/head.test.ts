import { describe, expect, it } from 'vitest';
import { readHead } from '../../../src/adr/head';
import { read } from '../../../src/adr/read';

/** Reads with both readers, which have to agree. */
function head(text: string, path?: string) {
  const options = path === undefined ? {} : { path };
  const [record, quick] = [read(text, options), readHead(text, options)];
  expect([quick.title, quick.number, quick.status, quick.date]).toEqual([
    record.title,
    record.number,
    record.status,
    record.date,
  ]);
  return record;
}

describe('status', () => {
  it.each([
    ['---\nstatus: accepted\n---\n# T\n', 'accepted', 'front'],
    ['---\nstatus: "superseded by [ADR-5](0005-x.md)"\n---\n# T\n', 'superseded', 'front'],
    ['---\nstatus: { accepted }\n---\n# T\n', 'accepted', 'front'],
    ['# T\n\n## Status\n\nAccepted\n', 'accepted', 'section'],
    ['# T\n\n## 状态\n**已接受 (Accepted)** - 更新\n', 'accepted', 'section'],
    ['# T\n\n## Estado\n\nAceptado\n', 'accepted', 'section'],
    ['# T\n\n## Statut\n\nRejeté\n', 'rejected', 'section'],
    ['# T\n\n## ステータス\n\n提案\n', 'proposed', 'section'],
    ['# T\n\n* Status: accepted\n* Date: 2020-01-02\n', 'accepted', 'line'],
    ['# T\n\n- **Status**: Rejected\n', 'rejected', 'line'],
    ['# T\n\n**Status:** Deprecated | **Date:** 2025-01-02\n', 'deprecated', 'line'],
    ['# T\n\n**Status** Accepted\n', 'accepted', 'line'],
    ['# T\n\nStatus: Accpted\n', 'accepted', 'line'],
    ['# T\n\n> **Status:** Decided · 2026-04-28\n', 'decided', 'line'],
    ['# T\n\n| | |\n|---|---|\n| **Status** | 🟢 Accepted |\n', 'accepted', 'table'],
    ['# T\n\n>| Date | 2020-01-02 |\n>| --- | --- |\n>| Status | `RFC` |\n', 'rfc', 'table'],
    ['# T\n\n| Status | Date |\n|---|---|\n| Proposed | 2020-01-02 |\n', 'proposed', 'table'],
    ['# T\n\n## Status\n\n- [ ] Draft\n- [x] Proposed\n', 'proposed', 'task'],
    ['# T\n\n![status](https://img.shields.io/badge/status-accepted-green)\n', 'accepted', 'badge'],
    ['# T\n\n:::caution[Superseded]\nBy 27.\n:::\n', 'superseded', 'badge'],
    ['# T\n\n## Status: Accepted\n\nx\n', 'accepted', 'section'],
    ['# T\n\n## 状态\n\n列表：提议/通过/完成/已弃用\n\n2017-11-22 提议\n\n2017-11-24 通过\n', 'accepted', 'section'],
    ['# T\n\n## Status\n\n<!-- proposed | accepted | rejected -->\nAccepted\n', 'accepted', 'section'],
    ['= T\n:status: accepted\n\n* Status: {status}\n', 'accepted', 'attribute'],
    ['# T\n\n## Status\n\nImplemented. Superseded by [ADR-3](x.md).\n', 'superseded', 'section'],
    ['# T\n\n## Status\n\nOn hold\n', 'on hold', 'section'],
  ])('%j', (text, value, notation) => {
    expect(head(text).status).toMatchObject({ value, notation });
  });

  it.each([
    '# T\n\n* Status: [proposed | accepted | rejected | deprecated]\n',
    '---\nstatus: "{proposed | rejected | accepted}"\n---\n# T\n',
    '# T\n\n## Status\n\n- [ ] Draft\n- [ ] Accepted\n',
    '# T\n\n<!-- Status: accepted -->\n',
    '# T\n\n```\nStatus: accepted\n```\n',
    '# T\n\n## Options\n\n### A\n\n- **Status**: Rejected\n',
    '# T\n\nNothing.\n',
  ])('none in %j', text => {
    expect(head(text).status).toBeNull();
  });

  it('tells where two contradict', () => {
    expect(head('---\nstatus: proposed\n---\n# T\n\n## Status\n\nAccepted\n').status).toMatchObject({
      value: 'proposed',
      contradicting: true,
      all: [{ value: 'proposed' }, { value: 'accepted' }],
    });
  });
});

describe('title and number', () => {
  it.each([
    ['# 12. Use X\n', 'Use X', '12'],
    ['# ADR-0012: Use X\n', 'Use X', '0012'],
    ['# [ADR 012a] Use X\n', 'Use X', '012a'],
    ['# ADR 6 - Use X\n', 'Use X', '6'],
    ['# 6 Use X\n', 'Use X', '6'],
    ['# ADR-0006 (Superseded): Use X\n', 'Use X', '0006'],
    ['\uFEFF# **Use** `X` <!-- really -->\n', 'Use X', null],
    ['Use X\n=====\n\ntext\n', 'Use X', null],
    ['---\ntitle: "Use X"\n---\n\n## Context\n', 'Use X', null],
    ['# Use X\n\n# Another\n', 'Use X', null],
    ['= ADR7: Use X\n', 'Use X', '7'],
    ['## ADR-007: Use X\n\n## Status\n', 'Use X', '007'],
    ['# Architecture Decision Record: Use X\n', 'Use X', null],
    ['# ADR with intro\n', 'ADR with intro', null],
    ['```\n# not this\n```\n\n# Use X\n', 'Use X', null],
    ['## Context\n\ntext\n', null, null],
    ['', null, null],
  ])('%j', (text, title, number) => {
    const record = head(text);
    expect([record.title?.value ?? null, record.number?.value ?? null]).toEqual([title, number]);
  });

  it('takes the number from the name of the file, but no date', () => {
    expect(head('# T\n', 'docs/adr/0007-t.md').number?.value).toBe('0007');
    expect(head('# T\n', 'docs/adr/20200102-t.md').number).toBeNull();
  });
});

describe('date', () => {
  it.each([
    ['Date: 2020-01-02', '2020-01-02'],
    ['Date: 2023-9-5', '2023-09-05'],
    ['* Date: 19.08.2020', '2020-08-19'],
    ['* Date: September 20, 2024', '2024-09-20'],
    ['日期: 2017/11/22', '2017-11-22'],
    ['Date: 2020-01-45', null],
    ['Date: 04/07/2023', null],
    ['Date: 25/12/2023', '2023-12-25'],
  ])('%s', (line, iso) => {
    const { date } = head(`# T\n\n${line}\n`);
    expect(date?.iso).toBe(iso);
    expect(line).toContain(date?.raw);
  });
});

describe('front matter that no YAML parser accepts', () => {
  it('is read line by line', () => {
    const text =
      '---\ntitle: Use: X\nstatus: {accepted}\nRelated: 001, [ADR-2](2.md)\ndate: 2020-01-02 # when\ndeciders:\n  - Ann\n  - "Bob: B"\nstatus: rejected\n---\n# T\n';
    const record = head(text);
    expect(record.front?.entries.map(({ key, values }) => [key, values.map(({ value }) => value)])).toEqual([
      ['title', ['Use: X']],
      ['status', ['{accepted}']],
      ['Related', ['001, [ADR-2](2.md)']],
      ['date', ['2020-01-02']],
      ['deciders', ['Ann', 'Bob: B']],
      ['status', ['rejected']],
    ]);
    expect(record.status?.contradicting).toBe(true);
    expect(record.people.deciders.map(({ value }) => value)).toEqual(['Ann', 'Bob: B']);
    expect(record.links).toMatchObject([
      { relation: 'relates-to', target: '001' },
      { relation: 'relates-to', target: '2.md' },
    ]);
  });
});

describe('links', () => {
  it.each([
    ['## Status\n\nSupersedes [3. X](0003-x.md)', 'supersedes', '0003-x.md'],
    ['## Status\n\nSuperceded by [3. X](0003-x.md)', 'superseded-by', '0003-x.md'],
    ['## Status\n\nAmends [3. X](0003-x.md)', 'amends', '0003-x.md'],
    ['Amended by [3. X](0003-x.md)', 'amended-by', '0003-x.md'],
    ['## Links\n\n- Relates to [x](20201028-x.md)', 'relates-to', '20201028-x.md'],
    ['## Links\n\n- [x](20201028-x.md)', 'relates-to', '20201028-x.md'],
    ['**Status**: Superseded by ADR-0031', 'superseded-by', 'ADR-0031'],
    ['Depends on [x](x.md).', 'depends-on', 'x.md'],
    ['See [x](x.md) for more.', null, 'x.md'],
  ])('%j', (text, relation, target) => {
    expect(head(`# T\n\n${text}\n`).links).toMatchObject([{ relation, target }]);
  });

  const typed = (text: string) => head(`# T\n\n${text}\n`).links.map(({ relation, target }) => `${relation} ${target}`);

  it('take the relation of the line over their list, and of no other', () => {
    const list =
      '- Related ADRs:\n  - [3](0003-x.md) - the way\n    of it\n  - ADR 0004: Another\n- Elsewhere:\n  - [5](0005-x.md)';
    expect(typed(`## References\n\n${list}`)).toEqual([
      'relates-to 0003-x.md',
      'relates-to ADR 0004',
      'null 0005-x.md',
    ]);
    expect(typed('**Supersedes**:\n\n1. [3](0003-x.md)\n2. [4](0004-x.md)')).toEqual([
      'supersedes 0003-x.md',
      'supersedes 0004-x.md',
    ]);
    expect(typed('We looked at what is related to this.\n\n- [3](0003-x.md)')).toEqual(['null 0003-x.md']);
  });

  it('keep it over remarks between them, and know what was replaced by what', () => {
    expect(typed('- Related ADRs: [3](0003-x.md) (a model; its end), [4](0004-x.md) (roles)')).toEqual([
      'relates-to 0003-x.md',
      'relates-to 0004-x.md',
    ]);
    expect(typed('- 4.1: Replaced ADR-007 with ADR-031.')).toEqual([]);
    expect(typed('Replaced by ADR-031.')).toEqual(['superseded-by ADR-031']);
    expect(typed('Nothing depends on it (realises ADR 0066).')).toEqual(['refines ADR 0066']);
  });
});
