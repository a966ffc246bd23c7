import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Repository } from '../node/repository';
import { deliberate, withFolder } from './run';

const record = (number: number, title: string, status = 'Proposed') =>
  `# ${number}. ${title}\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\nWe do.\n`;

describe('history', () => {
  it('tells who changed what in a record, as text and as JSON', () => {
    withFolder({ 'docs/adr/0001-first.md': record(1, 'First') }, folder => {
      const one = new Repository(folder);
      one.git('init', '-q');
      one.commit('Ask');
      one.git('mv', 'docs/adr/0001-first.md', 'docs/adr/0002-first one.md');
      one.commit('Decide', { 'docs/adr/0002-first one.md': record(2, 'First', 'Accepted') });
      one.write('docs/adr/0002-first one.md', record(2, 'First and best', 'Accepted'));
      const { code, out, err } = deliberate(folder, 'history', '2');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.replace(/\d{4}-\d\d-\d\d {2}[0-9a-f]{8}/g, 'then')).toBe(
        [
          'Not committed yet',
          '    title First → First and best',
          'then  Ann: Decide',
          '    file docs/adr/0001-first.md → docs/adr/0002-first one.md',
          '    status proposed → accepted',
          'then  Ann: Ask',
          '    record added',
          '    status proposed',
          '',
        ].join('\n'),
      );
      const { file, cut, entries } = JSON.parse(
        deliberate(folder, 'history', 'docs/adr/0002-first one.md', '--json').out,
      );
      expect({ file, cut }).toEqual({ file: 'docs/adr/0002-first one.md', cut: null });
      expect(entries[0]).toMatchObject({ commit: null, author: null });
      expect(entries[1]).toMatchObject({
        commit: one.git('rev-parse', 'HEAD').trim(),
        author: 'Ann',
        subject: 'Decide',
        changes: [
          { what: 'file' },
          { what: 'status', from: 'proposed', to: 'accepted', text: 'status proposed → accepted' },
        ],
      });
    });
  });

  it('begins with the record, not with the one that it was begun from', () => {
    const text = (number: number, title: string) =>
      `${record(number, title)}${'\nWhat every record says.\n'.repeat(20)}`;
    withFolder({ 'docs/adr/0001-first.md': text(1, 'First') }, folder => {
      const one = new Repository(folder);
      one.git('init', '-q');
      one.commit('Ask');
      one.commit('Ask again', { 'docs/adr/0002-second.md': text(2, 'Second') });
      expect(deliberate(folder, 'history', '2').out.replace(/\d{4}-\d\d-\d\d {2}[0-9a-f]{8}/g, 'then')).toBe(
        'then  Ann: Ask again\n    record added\n    status proposed\n',
      );
    });
  });

  it('says in a sentence why it cannot', () => {
    withFolder({ 'docs/adr/0001-first.md': record(1, 'First') }, folder => {
      expect(deliberate(folder, 'history')).toMatchObject({
        code: 2,
        err: expect.stringContaining('history takes one'),
      });
      expect(deliberate(folder, 'history', '9').code).toBe(3);
      expect(deliberate(folder, 'history', '1')).toMatchObject({
        code: 3,
        err: expect.stringMatching(/no git repository/),
      });
      const one = new Repository(folder);
      one.git('init', '-q');
      one.commit('nothing', { '.gitignore': '*\n' });
      expect(deliberate(folder, 'history', '1')).toMatchObject({
        code: 0,
        out: expect.stringMatching(/No commit has/),
      });
    });
  });
});

describe('check', () => {
  it('finds a number that the base branch has given meanwhile', () => {
    withFolder({ 'docs/adr/0001-first.md': record(1, 'First', 'Accepted') }, folder => {
      const one = new Repository(folder);
      one.git('init', '-q');
      one.commit('first');
      one.git('checkout', '-qb', 'kafka');
      one.commit('kafka', { 'docs/adr/0002-kafka.md': record(2, 'Kafka', 'Accepted') });
      const other = 'docs/adr/0003-not committed.md';
      writeFileSync(path.join(folder, other), record(3, 'Other', 'Accepted'));
      expect(deliberate(folder, 'check')).toMatchObject({ code: 0 });
      one.git('checkout', '-q', 'main');
      one.write('docs/adr/0002-redis.md', record(2, 'Redis', 'Accepted'));
      one.git('add', 'docs/adr/0002-redis.md');
      one.git('commit', '-qm', 'redis');
      one.git('checkout', '-q', 'kafka');
      const { code, out } = deliberate(folder, 'check');
      expect(code).toBe(1);
      expect(out).toContain(
        'docs/adr/0002-kafka.md:1:3: warning: main has given the number 2 to 0002-redis.md meanwhile; run Renumber Decision or deliberate renumber before this branch is merged. (number-taken-on-base)',
      );
      expect(out).toContain('1 warning');
      const found = JSON.parse(deliberate(folder, 'check', 'docs/adr/0002-kafka.md', '--format', 'json').out);
      expect(found).toContainEqual(expect.objectContaining({ rule: 'number-taken-on-base', line: 1, fixable: false }));
      const { runs } = JSON.parse(deliberate(folder, 'check', '--format', 'sarif').out);
      expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('number-taken-on-base');
      deliberate(folder, 'renumber');
      expect(deliberate(folder, 'check')).toMatchObject({ code: 0 });
    });
  });
});
