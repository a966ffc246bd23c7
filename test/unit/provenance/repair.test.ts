import { describe, expect, it } from 'vitest';
import { repair } from '../../../src/provenance/repair';
import { validate } from '../../../src/provenance/validate';
import { asFile, begun, edit, fine, grown, mia, tom } from './examples';
import { printOf } from './world';

const base = begun();
const part = (agent: string) => {
  const author = { agent, source: 'person' as const };
  return { set: new Map([['weight:Cost', author] as const, [`option:${agent.slice(21, 24)}`, author] as const]) };
};
const ours = grown(base, edit('ours\n', 10, { parts: part(mia.id) }));
const theirs = grown(
  base,
  edit('theirs\n', 5, { agents: [tom], parts: part(tom.id) }),
  edit('more\n', 20, { agents: [tom], day: '2026-11-21' }),
);

/** What git writes into a file of which every line that differs is in conflict. */
function conflict(a: string, b: string): string {
  const [some, others] = [a.split('\n'), b.split('\n')];
  let head = 0;
  while (some[head] === others[head]) head++;
  const end = ['<<<<<<< HEAD', ...some.slice(head, -1), '=======', ...others.slice(head, -1), '>>>>>>> branch', ''];
  return [...some.slice(0, head), ...end].join('\n');
}

function repaired(text: string): string {
  const result = repair(text);
  if ('problem' in result) throw new Error(result.problem);
  return result.text;
}

describe('a merge', () => {
  it('in conflict keeps the activities of both sides, in order, each with its number', () => {
    const text = repaired(conflict(ours, theirs));
    const { record } = fine(text);
    expect(record.activities.map(({ id, ended }) => [id.split(':').at(-1), ended])).toEqual([
      ['001', '2026-11-20T10:05:00Z'],
      ['002', '2026-11-20T11:05:00Z'],
      ['003', '2026-11-20T11:10:00Z'],
      ['004', '2026-11-20T11:20:00Z'],
    ]);
    expect(record.entity).toMatchObject(printOf('more\n'));
    expect(validate([asFile(text)])).toEqual([]);
  });

  it('gives a part to its later author, and to what that author did', () => {
    const { parts } = fine(repaired(conflict(ours, theirs))).record;
    expect(parts?.['weight:Cost']).toEqual({
      agent: mia.id,
      source: 'person',
      activity: 'urn:aiwg:activity:modification:0004-sessions:003',
    });
  });

  it('gives a part that one side knows to what its author did, although both activities had one name', () => {
    const { parts } = fine(repaired(conflict(ours, theirs))).record;
    expect(parts?.['option:mia']?.activity).toMatch(/:003$/);
    expect(parts?.['option:Tom']?.activity).toMatch(/:002$/);
  });

  it('comes out the same from both sides', () => {
    const { record } = fine(repaired(conflict(ours, theirs)));
    const other = fine(repaired(conflict(theirs, ours))).record;
    expect(other.activities).toEqual(record.activities);
    expect(other.parts).toEqual(record.parts);
    expect(other.entity).toEqual(record.entity);
  });

  it('resolved by hand with both activities kept is numbered anew', () => {
    const added = theirs.slice(theirs.indexOf('  - id: urn:aiwg:activity:modification'));
    const both = (ours + added).replace('agents:\n', `agents:\n  - {id: ${tom.id}, type: human}\n`);
    expect(validate([asFile(both)]).filter(({ repairable }) => !repairable)).toEqual([]);
    expect(validate([asFile(both)]).map(({ rule }) => rule)).toContain('name-twice');
    expect(validate([asFile(repaired(both))])).toEqual([]);
  });

  it('whose markers do not pair up is left to a person', () => {
    expect(repair(`${ours}<<<<<<< HEAD\n`)).toMatchObject({ problem: expect.stringContaining('by hand') });
    expect(repair(conflict(ours, theirs.replace('version: 1', 'version: one')))).toHaveProperty('problem');
  });

  it('that left nothing behind is not touched', () => {
    expect(repair(ours)).toEqual({ text: ours, done: [] });
    expect(repair(repaired(conflict(ours, theirs)))).toMatchObject({ done: [] });
  });
});
