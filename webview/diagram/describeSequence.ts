import { fold, list, plain } from './describeWords';

const message = /^\s*(.+?)\s*(<<-->>|<<->>|-->>|->>|--x|-x|--\)|-\)|-->|->)\s*[+-]?\s*([^:]+?)\s*:\s*(.*)$/;
const blocks: Record<string, string> = {
  alt: 'If',
  else: 'Otherwise',
  opt: 'Perhaps, if',
  loop: 'Again and again',
  par: 'At the same time',
  and: 'and at the same time',
  critical: 'Without a break',
  option: 'or',
  break: 'Ends with',
};

/** `participant B as Browser`, `B->>G: request`, `alt present`, `Note over A: words` */
export function sequence(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const told: string[] = [];
  let messages = 0;
  let title = '';
  const nameOf = (id: string) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    names.set(id, plain(id));
    return plain(id);
  };
  for (const line of lines.slice(1)) {
    const declared = /^\s*(?:create\s+)?(?:participant|actor)\s+(.+?)(?:@\{[^}]*\})?(?:\s+as\s+(.*))?$/.exec(line);
    const note = /^\s*note\s+[^:]*:(.*)$/i.exec(line);
    const [, word = '', condition = ''] = /^\s*([a-z]+)\b\s*(.*)$/.exec(line) ?? [];
    const sent = message.exec(line);
    if (declared?.[1]) names.set(declared[1].trim(), plain(declared[2] ?? declared[1]));
    else if (/^\s*title\b/.test(line)) title = plain(line.replace(/^\s*title\s*:?/, ''));
    else if (note) told.push(`Note: ${plain(note[1] ?? '')}`);
    else if (Object.hasOwn(blocks, word) && !sent)
      told.push(condition ? `${blocks[word]} ${plain(condition)}:` : `${blocks[word]}:`);
    else if (sent?.[1] && sent[3]) {
      messages += 1;
      told.push(`${nameOf(sent[1])} to ${nameOf(sent[3])}: ${plain(sent[4] ?? '')}`);
    }
  }
  const who = names.size > 0 ? ` (${list([...names.values()])})` : '';
  return [title, `Sequence diagram: ${fold(names.size, 'participant')}${who}, ${fold(messages, 'message')}`, ...told];
}
