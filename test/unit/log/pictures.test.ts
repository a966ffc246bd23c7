import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../src/log/entries';
import { logPictures, neighbourhood } from '../../../src/log/relate/pictures';
import { relationsOf } from '../../../src/log/relate/relations';

const record = (number: number, said = '') =>
  entryOf(
    `docs/adr/${String(number).padStart(4, '0')}-x.md`,
    `# ${number}. X${number}\n\nDate: 2026-01-12\n\n## Status\n\nAccepted\n\n${said}\n\n## Context\n\nx\n`,
  );
const amends = (number: number) => `Amends [${number}. X](${String(number).padStart(4, '0')}-x.md)`;

describe('the pictures of a log', () => {
  it('show relations and time, and nothing where there is nothing', () => {
    expect(logPictures([])).toEqual([]);
    expect(logPictures([record(1)]).map(({ caption }) => caption)).toEqual(['Timeline']);
    const [relations] = logPictures([record(1), record(2, amends(1)), record(3)]);
    expect(relations?.caption).toBe('Relations (1 decision has no relation)');
    expect(relations?.source).toContain('|amends|');
  });

  it('say in their captions what is left out of a big log', () => {
    const big = Array.from({ length: 900 }, (_, at) => record(at + 1, at === 0 ? '' : amends(at)));
    const [relations, time] = logPictures(big);
    expect(relations?.caption).toMatch(/^Relations \(\d+ of 899 relations are drawn\)$/);
    expect(time?.caption).toBe('Timeline (The newest 400 of 900 are drawn)');
    for (const { source } of [relations, time].flatMap(picture => picture ?? []))
      expect(source.length).toBeLessThan(50_000);
  });

  it('of one record show its neighbours and what those have to do with each other', () => {
    const log = [
      record(1),
      record(2, amends(1)),
      record(3, `${amends(2)}\n\n${amends(1)}`),
      record(4, amends(3)),
      record(5),
    ];
    const relations = relationsOf(log);
    const near = neighbourhood(log, relations, 'docs/adr/0002-x.md');
    expect(near?.source.match(/\|amends\|/g)).toHaveLength(3);
    expect(near?.source).not.toContain('X4');
    expect(near?.caption).toBe('Related decisions');
    expect(neighbourhood(log, relations, 'docs/adr/0005-x.md')).toBeNull();
  });
});
