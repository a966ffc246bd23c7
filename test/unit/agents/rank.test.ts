import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../src/log/entries';
import { searchable } from '../../../src/log/search';
import { ranked } from '../../../src/vscode/agents/chat/rank';

const record = (path: string, text: string) => searchable(entryOf(path, text), text);
const records = [
  record('1.md', '# 1. Keep user sessions in memory\n\nSessions are where users are.\n'),
  record('2.md', '# 2. Use Redis\n\nZanzibarian sessions vanish.\n'),
  record('3.md', '# 3. Queue mails\n\nMails are sent from a table; users wait.\n'),
];
const paths = (question: string) => ranked(records, question, 5).map(({ entry }) => entry.path);

describe('the records that a question is about', () => {
  it('are those with its rare words first', () => {
    expect(paths('Why do zanzibarian sessions live where they do?')[0]).toBe('2.md');
    expect(paths('Why are mails queued?')).toEqual(['3.md']);
    expect(ranked(records, 'zanzibarian', 5)[0]?.excerpt).toBe('Zanzibarian sessions vanish.');
  });

  it('are none where nothing but common words is shared', () => {
    expect(paths('Why is it so, and what would you do?')).toEqual([]);
    expect(paths('quuxfrobnicate?')).toEqual([]);
    const asks = [record('4.md', '# 4. Say why\n\nRecords explain why and tell me.\n')];
    expect(ranked(asks, 'Please explain to me why quuxfrobnicate?', 5)).toEqual([]);
    expect(ranked([], 'mails', 5)).toEqual([]);
  });
});
