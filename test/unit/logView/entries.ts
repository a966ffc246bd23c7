import { entryOf, type LogEntry } from '../../../src/log/entries';

export function entry(
  number: number,
  {
    title = `Decision ${number}`,
    status = 'Accepted',
    date = '2026-01-02',
    tags = '',
    folder = 'docs/adr',
    body = '',
  } = {},
): LogEntry {
  const front = tags === '' ? '' : `---\ntags: [${tags}]\n---\n`;
  const text = `${front}# ${number}. ${title}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Context\n\n${body}\n`;
  return entryOf(`${folder}/${String(number).padStart(4, '0')}-x.md`, text);
}
