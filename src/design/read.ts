import type { Range } from '../adr/model';
import { plain } from '../adr/text/inline';
import { headers, sectionTitles } from './document/sections';

/** A section of a document: its heading and everything below it up to the next of its level or above. */
export interface DesignSection {
  readonly title: string;
  readonly level: number;
  readonly heading: Range;
  readonly body: Range;
}

export interface DesignCell {
  readonly text: string;
  /** As written, links included. */
  readonly raw: string;
  readonly range: Range;
}

export interface DesignTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly DesignCell[])[];
  readonly range: Range;
}

export interface DesignDiagram {
  readonly source: string;
  readonly range: Range;
}

export interface DesignReading {
  readonly text: string;
  readonly title: string;
  readonly sections: readonly DesignSection[];
  readonly tables: readonly DesignTable[];
  readonly diagrams: readonly DesignDiagram[];
}

/** Three of the eleven headings are no coincidence, and the kind in the front matter is said on purpose. */
export function isDesign(text: string): boolean {
  if (/^---\r?\n(?:(?!---)[^\n]*\n)*kind:[ \t]*architecture[ \t]*\r?\n/.test(text)) return true;
  const found = sectionTitles.filter(title =>
    new RegExp(`^##[ \\t]+(?:\\d+\\.?[ \\t]+)?${title}[ \\t]*$`, 'im').test(text),
  );
  return found.length >= 5;
}

/** A document as it stands, also where a person has rewritten it. Nothing in a text makes it throw. */
export function readDesign(text: string): DesignReading {
  const lines = linesOf(text);
  const sections: { title: string; level: number; heading: Range; body: { start: number; end: number } }[] = [];
  const tables: DesignTable[] = [];
  const diagrams: DesignDiagram[] = [];
  let title = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const fence = /^(`{3,}|~{3,})\s*(\w*)/.exec(line.text);
    if (fence) {
      const close = lines.findIndex((other, at) => at > index && other.text.startsWith(fence[1] ?? '```'));
      const end = close < 0 ? lines.length : close;
      if (fence[2] === 'mermaid') {
        const inner = lines.slice(index + 1, end);
        const start = inner[0]?.start ?? line.end;
        diagrams.push({
          source: inner.map(({ text: own }) => own).join('\n'),
          range: { start, end: inner.at(-1)?.end ?? start },
        });
      }
      index = end;
      continue;
    }
    const [, marks = '', name = ''] = /^(#{1,6})[ \t]+(.+?)[ \t#]*$/.exec(line.text) ?? [];
    if (marks !== '') {
      if (marks.length === 1 && title === '') title = plain(name);
      for (const open of sections)
        if (open.level >= marks.length && open.body.end === text.length) open.body.end = line.start;
      sections.push({
        title: plain(name).replace(/^\d+\.?\s+/, ''),
        level: marks.length,
        heading: { start: line.start, end: line.end },
        body: { start: Math.min(text.length, line.end + 1), end: text.length },
      });
      continue;
    }
    if (/^\s*\|/.test(line.text) && /^\s*\|[\s:|-]+\|?\s*$/.test(lines[index + 1]?.text ?? '')) {
      let end = index + 2;
      while (/^\s*\|/.test(lines[end]?.text ?? '')) end++;
      const last = lines[end - 1] ?? line;
      tables.push({
        header: cellsOf(line).map(({ text: own }) => own),
        rows: lines.slice(index + 2, end).map(cellsOf),
        range: { start: line.start, end: last.end },
      });
      index = end - 1;
    }
  }
  return { text, title, sections, tables, diagrams };
}

/** The table with these columns, wherever it stands. */
export function tableOf({ tables }: DesignReading, name: keyof typeof headers): DesignTable | null {
  const wanted = headers[name].map(key);
  return tables.find(({ header }) => wanted.every((column, index) => key(header[index] ?? '') === column)) ?? null;
}

export function sectionOf({ sections }: DesignReading, title: string): DesignSection | null {
  return sections.find(section => key(section.title) === key(title)) ?? null;
}

function key(text: string): string {
  return text.toLowerCase().trim();
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
    const made = { text: bare, start, end: start + bare.length };
    start += line.length + 1;
    return made;
  });
}

/** `| a | b \| c |` -> two cells, each where it stands without its blanks. */
function cellsOf({ text, start }: Line): readonly DesignCell[] {
  const cells: DesignCell[] = [];
  let from = text.indexOf('|') + 1;
  for (let at = from; at <= text.length; at++) {
    if (text[at] === '\\') {
      at++;
      continue;
    }
    if (text[at] !== '|' && at < text.length) continue;
    const raw = text.slice(from, at);
    if (at < text.length || raw.trim() !== '') {
      const lead = raw.length - raw.trimStart().length;
      const own = raw.trim();
      cells.push({
        raw: own,
        text: plain(own),
        range: { start: start + from + lead, end: start + from + lead + own.length },
      });
    }
    from = at + 1;
  }
  return cells;
}
