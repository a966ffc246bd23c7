import type { AdrRecord } from '../../adr/read';
import { plain } from '../../adr/text/inline';
import { checkedOf, subjectFor } from './checked';
import { cut, type Said, withoutIcons } from './said';
import { briefly, verdict } from './verdict';

/** What the status bar says of the active record. */
export interface StatusLine {
  readonly text: string;
  readonly tooltip: Said;
  /** The matrix that the decision rests on, by the 1-based line of its header row. */
  readonly line: number | null;
}

export function statusLine(record: AdrRecord): StatusLine {
  const status = record.status ? shortened(plain(record.status.raw)) : null;
  const { main } = subjectFor(record);
  const checked = checkedOf(record).find(({ scored }) => scored === main) ?? null;
  const sure = checked ? briefly(checked) : null;
  const first = status === null ? 'ADR' : `ADR ${status}`;
  return {
    text: withoutIcons([first, ...(sure === null ? [] : [sure])].join(' · ')),
    tooltip: [
      [{ strong: record.title?.value ?? 'Decision record' }],
      ...(status === null ? [] : [[`Status: ${status}`]]),
      ...(checked ? [[verdict(checked)], ['Select to open the matrix.']] : []),
    ],
    line: checked?.scored.read.line ?? null,
  };
}

function shortened(text: string): string {
  const [sentence = ''] = text.split(/(?<=\S)[.;,]\s/);
  return cut(sentence, 32);
}
