/**
 * Whether a diagram holds together: known kind, closed brackets and quotes, arrows with two ends, participants that are
 * declared. It is no parser of Mermaid, which needs a browser; it finds what people and models usually get wrong.
 */
export interface MermaidProblem {
  readonly message: string;
  /** 0-based, of the diagram's source. */
  readonly line: number;
}

const kinds =
  /^(?:flowchart|graph|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|C4\w+|block(?:-beta)?|architecture(?:-beta)?|xychart(?:-beta)?|sankey(?:-beta)?|requirementDiagram|packet(?:-beta)?|kanban)\b/;

export function mermaidProblem(source: string): MermaidProblem | null {
  const lines = source.split(/\r?\n/);
  const first = lines.findIndex((line, index) => line.trim() !== '' && !/^\s*%%/.test(line) && !inFront(lines, index));
  const head = lines[first]?.trim() ?? '';
  if (first < 0) return { message: 'the diagram is empty', line: 0 };
  if (!kinds.test(head)) return { message: `"${head.slice(0, 40)}" is no kind of diagram`, line: first };
  const body = lines
    .map((text, line) => ({ text: text.replace(/%%.*/, '').trim(), line }))
    .slice(first + 1)
    .filter(({ text }) => text !== '');
  if (body.length === 0) return { message: 'nothing is drawn', line: first };
  if (/^sequenceDiagram/.test(head)) return sequenceProblem(body);
  if (/^(?:flowchart|graph)\b/.test(head)) return flowchartProblem(head, first, body);
  return (
    body.flatMap(({ text, line }) => {
      const message = unbalanced(text);
      return message ? [{ message, line }] : [];
    })[0] ?? null
  );
}

interface Line {
  readonly text: string;
  readonly line: number;
}

function flowchartProblem(head: string, first: number, body: readonly Line[]): MermaidProblem | null {
  if (!/^(?:flowchart|graph)(?:\s+(?:TB|TD|BT|LR|RL))?\s*;?$/.test(head))
    return { message: `"${head}" has no direction that is known (LR, TB ...)`, line: first };
  let open = 0;
  for (const { text, line } of body) {
    if (/^subgraph\b/.test(text)) open++;
    else if (text === 'end') open--;
    if (open < 0) return { message: 'an "end" closes nothing', line };
    const wrong = unbalanced(text);
    if (wrong) return { message: wrong, line };
    if (/^(?:subgraph|end|style|classDef|class|click|linkStyle|direction)\b/.test(text)) continue;
    // What stands between quotes, brackets and pipes is text.
    const bare = text
      .replace(/"[^"]*"/g, '""')
      .replace(/\|[^|]*\|/g, '')
      .replace(/[[({]+[^\])}]*[\])}]+|(?<=\w)>[^\]]*\]/g, '');
    const ends = bare.split(/\s*(?:<?(?:-{2,}|={2,}|-\.+-?)(?:\s[^->]*?\s(?:-{2,}|={2,}|\.-))?[>ox]?)\s*/);
    if (ends.length > 1 && ends.some(end => end.replace(/[;&\s]/g, '') === ''))
      return { message: 'an arrow has an end that leads nowhere', line };
    if (/(?:^|[\s&])end(?:[\s;&[({]|$)/.test(bare))
      return { message: '"end" is a word of Mermaid and no name of a box', line };
  }
  return open > 0 ? { message: 'a subgraph is not closed', line: body.at(-1)?.line ?? first } : null;
}

const MESSAGE = /^(.+?)\s*(?:<<)?(?:--?)(?:>>|>|x|\))\s*[+-]?\s*([^:]+?)\s*:\s*(.+)$/;

function sequenceProblem(body: readonly Line[]): MermaidProblem | null {
  const declared = new Set<string>();
  let open = 0;
  for (const { text, line } of body) {
    const participant = /^(?:create\s+)?(?:participant|actor)\s+(.+?)(?:\s+as\s+.+)?$/.exec(text)?.[1];
    if (participant !== undefined) {
      declared.add(participant);
      continue;
    }
    if (/^(?:alt|opt|loop|par|critical|break|rect|box)\b/.test(text)) open++;
    else if (text === 'end') open--;
    if (open < 0) return { message: 'an "end" closes nothing', line };
    if (
      /^(?:alt|else|opt|loop|par|and|critical|option|break|rect|box|end|note|activate|deactivate|autonumber|title|destroy|links?)\b/i.test(
        text,
      )
    )
      continue;
    const [, from = '', to = ''] = MESSAGE.exec(text) ?? [];
    if (from === '' || to === '')
      return { message: `"${text.slice(0, 40)}" is no message: write From->>To: words`, line };
    const strange = declared.size > 0 ? [from, to].find(name => !declared.has(name)) : undefined;
    if (strange !== undefined) return { message: `${strange} is no participant`, line };
  }
  return open > 0 ? { message: 'a block has no "end"', line: body.at(-1)?.line ?? 0 } : null;
}

function unbalanced(text: string): string | null {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return 'a quotation mark is not closed';
  const bare = text.replace(/"[^"]*"/g, '');
  for (const [left, right] of [
    ['[', ']'],
    ['(', ')'],
    ['{', '}'],
  ] as const) {
    // `A>flag]` and an entity's `||--o{` are brackets of their own kind.
    const [opened, closed] = [bare.split(left).length, bare.split(right).length];
    if (opened > closed && !(left === '{' && /(?:--|\.\.)[|o}]?\{|\{$/.test(bare))) return `a "${left}" is not closed`;
  }
  return null;
}

/** `---\ntitle: x\n---` before the kind. */
function inFront(lines: readonly string[], index: number): boolean {
  if (lines[0]?.trim() !== '---') return false;
  const end = lines.findIndex((line, at) => at > 0 && line.trim() === '---');
  return end < 0 || index <= end;
}
