import { describe, expect, it } from 'vitest';
import { seen } from './records';

const neighbour = (path: string, number: string | null = /\/(?:adr-)?0*(\d+)-/.exec(path)?.[1] ?? null) => ({
  path,
  number,
  title: null,
  status: null,
  links: [],
});
const record = (line: string) => `# Queue mails\n\nStatus: accepted\n\n${line}\n`;
const links = (line: string, ...others: string[]) =>
  seen(record(line), { others: others.map(path => neighbour(path)) }).filter(found => found.startsWith('broken'));

describe('links between records', () => {
  const OTHER = 'docs/adr/0003-use-postgresql.md';

  it.each([
    ['[3](0003-use-postgres.md)', ['broken-link: [3](0003-use-postgres.md)']],
    ['[3](./0003-use-postgres.md#context)', ['broken-link: [3](./0003-use-postgres.md#context)']],
    ['[3](0003-use-postgresql.md)', []],
    ['[3](../adr/0003-use-postgresql.md)', []],
    ['[3](0003-use%2Dpostgresql.md)', []],
    ['[self](0007-queue-mails.md)', []],
    ['[readme](README.md)', []],
    ['[elsewhere](../rfc/0003-x.md)', []],
    ['[out](../../../0003-x.md)', []],
    ['[site](/docs/adr/0009-x.md)', []],
    ['[web](https://example.org/docs/adr/0009-x.md)', []],
    ['<!-- [3](0003-use-postgres.md) -->', []],
    ['see <!-- [3](0003-use-postgres.md) --> this', []],
    ['`[3](0003-use-postgres.md)`', []],
  ])('%s', (line, expected) => {
    expect(links(line, OTHER)).toEqual(expected);
  });

  it('says nothing without the log', () => {
    expect(seen(record('[3](0003-use-postgres.md)'))).toEqual([]);
  });
});

describe('numbers', () => {
  const twins = (path: string, number?: string) =>
    seen('# ADR-0007: Queue mails\n\nStatus: accepted\n', { others: [neighbour(path, number)] });

  it('finds the same number in the folder', () => {
    expect(twins('docs/adr/0007-send-mails.md')).toEqual(['duplicate-number: 0007']);
    expect(twins('docs/adr/adr-7-send-mails.md')).toEqual(['duplicate-number: 0007']);
  });

  it.each([
    ['another folder', 'docs/old/0007-send-mails.md'],
    ['a translation', 'docs/adr/0007-queue-mails.de.md'],
    ['a letter', 'docs/adr/0007a-send-mails.md', '0007a'],
    ['another series', 'docs/adr/ops-0007-send-mails.md'],
    ['a title that was copied', 'docs/adr/0008-send-mails.md', '7'],
  ])('allows %s', (_, path, number?: string) => {
    expect(twins(path, number)).toEqual([]);
  });
});

describe('numbers of the branch that this one will be merged into', () => {
  const own = 'docs/adr/0007-queue-mails.md';
  const on = (tip: readonly string[], fork: readonly string[] = [], others: readonly string[] = []) =>
    seen('# ADR-0007: Queue mails\n\nStatus: accepted\n', {
      others: others.map(path => neighbour(path)),
      base: { name: 'origin/main', tip, fork },
    });
  const theirs = 'docs/adr/0007-send-mails.md';

  it('clash where it has given one to another record meanwhile', () => {
    expect(on([theirs])).toEqual(['number-taken-on-base: 0007']);
  });

  it.each([
    ['the same file', [own]],
    ['another folder', ['docs/old/0007-send-mails.md']],
    ['a translation', ['docs/adr/0007-queue-mails.de.md']],
    ['what was there when the two parted', [theirs], [theirs]],
    ['a record that was there and is gone', [theirs], [own]],
    ['another series', ['docs/adr/ops-0007-send-mails.md']],
  ])('allow %s', (_, tip, fork: readonly string[] = []) => {
    expect(on(tip, fork)).toEqual([]);
  });

  it('are told once: a record of both branches here has the number twice already', () => {
    expect(on([theirs], [], [theirs])).toEqual(['duplicate-number: 0007']);
  });
});
