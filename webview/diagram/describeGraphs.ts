import { bracket, fold, list, plain } from './describeWords';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const notBoxes = /^(?:style|classDef|class|linkStyle|click|direction|end|title)\b/;
const boxId = /^\s*([\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*)/u;
const boxLabel = /^(?:@\{[^}]*\}|[[({>]+[/\\]?\s*"([^"]*)"\s*[/\\]?[\])}]+|[[({>]+[/\\]?([^\])}]*)[\])}]+)/;
/** `-->`, `---`, `-.->`, `==>`, `<-->`, `--x`, with `|label|` after it. */
const arrow = /^\s*(?:\w+@)?[<xo]?(?:-{2,}[>xo]|-{3,}|={2,}[>xo]|={3,}|-\.+-[>xo]?|~{3,})\s*(?:\|([^|]*)\|)?/;
/** `-- label -->`, `-. label .->`, `== label ==>` */
const arrowAround = /^\s*<?(?:--|==|-\.)\s*([^\s|>=.-][^|]*?)\s*(?:-{2,}[>xo-]|={2,}[>xo=]|\.+-[>xo]?)/;

/** `A[One] --> B & C -->|label| D` */
export function flowchart(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const edges: Edge[] = [];
  const groups: string[] = [];
  for (const line of lines.flatMap(statements).slice(1)) {
    const group = /^\s*subgraph\s+(.*)$/.exec(line)?.[1];
    if (group !== undefined) groups.push(plain(/\[(.*)\]\s*$/.exec(group)?.[1] ?? group));
    else if (!notBoxes.test(line.trim())) readChain(line, names, edges);
  }
  return [
    `Flowchart: ${fold(names.size, 'box', 'boxes')}, ${fold(edges.length, 'arrow')}`,
    groups.length > 0 ? `Groups: ${list(groups)}` : '',
    ...edgeSentences(edges, names),
    ...alone(names, edges),
  ];
}

/** `graph TD; A["x; y"] --> B` -> `graph TD`, ` A["x; y"] --> B` */
function statements(line: string): string[] {
  return line.match(/(?:"[^"]*"|[^;"])+/g) ?? [];
}

function readChain(line: string, names: Map<string, string>, edges: Edge[]): void {
  let rest = line;
  let from: string[] = [];
  let label = '';
  for (let steps = 0; steps < 200; steps += 1) {
    const [boxes, after] = readBoxes(rest, names);
    if (boxes.length === 0) return;
    edges.push(...from.flatMap(source => boxes.map(to => ({ from: source, to, label }))));
    const plainArrow = arrow.exec(after);
    const found = plainArrow ?? arrowAround.exec(after);
    if (!found) return;
    label = plain(found[1] ?? '');
    from = boxes;
    rest = after.slice(found[0].length);
  }
}

function readBoxes(text: string, names: Map<string, string>): [string[], string] {
  const boxes: string[] = [];
  let rest = text;
  for (;;) {
    const id = boxId.exec(rest);
    if (!id?.[1]) return [boxes, rest];
    rest = rest.slice(id[0].length);
    const shape = boxLabel.exec(rest);
    if (shape) rest = rest.slice(shape[0].length);
    const inside = shape?.[0].startsWith('@')
      ? /\blabel:\s*("[^"]*"|[^,}]+)/.exec(shape[0])?.[1]
      : (shape?.[1] ?? shape?.[2]);
    const label = plain((inside ?? '').replace(/[/\\]$/, ''));
    if (label || !names.has(id[1])) names.set(id[1], label || id[1]);
    rest = rest.replace(/^:::[\w-]+/, '');
    boxes.push(id[1]);
    const more = /^\s*&/.exec(rest);
    if (!more) return [boxes, rest];
    rest = rest.slice(more[0].length);
  }
}

function edgeSentences(edges: readonly Edge[], names: ReadonlyMap<string, string>): string[] {
  return edges.map(({ from, to, label }) => `${names.get(from) ?? from} to ${names.get(to) ?? to}${bracket(label)}`);
}

function alone(names: ReadonlyMap<string, string>, edges: readonly Edge[]): string[] {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const rest = [...names].filter(([id]) => !joined.has(id)).map(([, name]) => name);
  return rest.length > 0 ? [`Without arrows: ${list(rest)}`] : [];
}

/** `[*] --> Idle`, `Idle --> Busy : order`, `state "Long name" as s1`, `s1 : Long name` */
export function states(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const edges: Edge[] = [];
  const known = (id: string, end: string): string => {
    if (id === '[*]') return end;
    if (!names.has(id)) names.set(id, id);
    return id;
  };
  for (const line of lines.slice(1)) {
    const moves = /^\s*(\[\*\]|[^\s:]+?)(?::::?\w+)?\s*-->\s*(\[\*\]|[^\s:]+)(?::::?\w+)?\s*(?::(.*))?$/.exec(line);
    const named = /^\s*state\s+"([^"]*)"\s+as\s+(\S+)/.exec(line) ?? null;
    const told = /^\s*([\p{L}\p{N}_]+)\s*:\s*(.+)$/u.exec(line);
    const group = /^\s*state\s+([^\s{"]+)\s*\{?/.exec(line);
    if (moves?.[1] && moves[2])
      edges.push({ from: known(moves[1], 'start'), to: known(moves[2], 'end'), label: plain(moves[3] ?? '') });
    else if (named?.[1] && named[2]) names.set(named[2], plain(named[1]));
    else if (group?.[1]) known(group[1], '');
    else if (told?.[1] && told[2]) names.set(told[1], plain(told[2]));
  }
  return [
    `State diagram: ${fold(names.size, 'state')}, ${fold(edges.length, 'transition')}`,
    ...edgeSentences(edges, names),
  ];
}

/** What the two ends of a relation are to each other; the first word is read from left to right. */
const relations: readonly (readonly [RegExp, string, boolean])[] = [
  [/^<\|--$/, 'extends', true],
  [/^--\|>$/, 'extends', false],
  [/^<\|\.\.$/, 'implements', true],
  [/^\.\.\|>$/, 'implements', false],
  [/^\*(?:--|\.\.)/, 'is made of', false],
  [/(?:--|\.\.)\*$/, 'is made of', true],
  [/^o(?:--|\.\.)/, 'has', false],
  [/(?:--|\.\.)o$/, 'has', true],
  [/^<\.\.$/, 'depends on', true],
  [/^\.\.>$/, 'depends on', false],
  [/^<--$/, 'knows', true],
  [/^-->$/, 'knows', false],
];

/** `Animal <|-- Duck : is a`, `class Duck` */
export function classes(lines: readonly string[]): string[] {
  const names = new Set<string>();
  const told: string[] = [];
  const relation =
    /^\s*([\w`~.]+)\s*(?:"([^"]*)"\s*)?([<|*o]{0,2}(?:--|\.\.)[|>*o]{0,2})\s*(?:"([^"]*)"\s*)?([\w`~.]+)\s*(?::(.*))?$/;
  for (const line of lines.slice(1)) {
    const [, left, , sign = '', , right, label = ''] = relation.exec(line) ?? [];
    const declared = /^\s*class\s+([\w`.]+)/.exec(line)?.[1] ?? /^\s*([\w`.]+)\s*:\s*\S/.exec(line)?.[1];
    if (left && right) {
      names.add(left).add(right);
      const [, word, backwards] = relations.find(([looks]) => looks.test(sign)) ?? [null, 'is linked to', false];
      const [from, to] = backwards ? [right, left] : [left, right];
      told.push(`${from} ${word} ${to}${bracket(plain(label))}`);
    } else if (declared) names.add(declared);
  }
  const count = `Class diagram: ${fold(names.size, 'class', 'classes')}, ${fold(told.length, 'relation')}`;
  return [count, told.length === 0 ? list([...names]) : '', ...told];
}

const counts: Record<string, string> = {
  '||': 'exactly one',
  '|o': 'zero or one',
  'o|': 'zero or one',
  '}o': 'zero or more',
  'o{': 'zero or more',
  '}|': 'one or more',
  '|{': 'one or more',
};

/** `CUSTOMER ||--o{ ORDER : places` */
export function entities(lines: readonly string[]): string[] {
  const names = new Set<string>();
  const told: string[] = [];
  const relation =
    /^\s*("[^"]+"|[\w-]+?)\s*(\|\||\|o|\}o|\}\|)(?:--|\.\.)(\|\||o\||o\{|\|\{)\s*("[^"]+"|[\w-]+)\s*(?::(.*))?$/;
  for (const line of lines.slice(1)) {
    const [, left, near = '', far = '', right, label = ''] = relation.exec(line) ?? [];
    const declared = /^\s*("[^"]+"|[\w-]+)\s*(?:\[[^\]]*\]\s*)?\{/.exec(line)?.[1];
    if (left && right) {
      names.add(plain(left)).add(plain(right));
      told.push(`${plain(left)} (${counts[near]}) ${plain(label) || 'to'} ${plain(right)} (${counts[far]})`);
    } else if (declared) names.add(plain(declared));
  }
  const count = `Entity diagram: ${fold(names.size, 'entity', 'entities')}, ${fold(told.length, 'relation')}`;
  return [count, told.length === 0 ? list([...names]) : '', ...told];
}
