import { fold, list, plain } from './describeWords';

/** `pie showData title Pets`, `"Dogs" : 386` */
export function pie(lines: readonly string[]): string[] {
  const parts: { name: string; value: number }[] = [];
  for (const line of lines) {
    const [, name, value] = /^\s*"([^"]*)"\s*:\s*(\d+(?:\.\d+)?)/.exec(line) ?? [];
    if (name !== undefined) parts.push({ name: plain(name), value: Number(value) });
  }
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const share = (value: number) => (sum > 0 ? ` (${Math.round((value / sum) * 100)} %)` : '');
  return [
    `Pie chart${titleOf(lines)}: ${fold(parts.length, 'part')}`,
    list(
      parts.map(({ name, value }) => `${name} ${value}${share(value)}`),
      20,
    ),
  ];
}

/** `x-axis [jan, feb]`, `y-axis "Revenue" 0 --> 100`, `bar [1, 2]`, `line [1, 2]` */
export function xychart(lines: readonly string[]): string[] {
  let names: string[] = [];
  const axes: string[] = [];
  const series: { kind: string; name: string; values: string[] }[] = [];
  for (const line of lines.slice(1)) {
    const [, axis, title = '', labels, range = ''] =
      /^\s*([xy])-axis\s*("[^"]*"|[^[\d"-][^[]*?)?\s*(?:\[([^\]]*)\]|(-?[\d.]+\s*-->\s*-?[\d.]+))?\s*$/.exec(line) ??
      [];
    if (axis) {
      if (labels !== undefined) names = items(labels);
      const words = [plain(title), range.replace(/\s*-->\s*/, ' to ')].filter(word => word !== '').join(', ');
      if (words) axes.push(`${axis === 'x' ? 'Along' : 'Up'}: ${words}`);
    }
    const [, kind, name = '', values] = /^\s*(bar|line)\s*("[^"]*")?\s*\[([^\]]*)\]/.exec(line) ?? [];
    if (kind && values !== undefined) series.push({ kind, name: plain(name), values: items(values) });
  }
  const told = series.map(({ kind, name, values }) => {
    const pairs = values.map((value, at) => `${names[at] ?? at + 1} ${value}`);
    return `${name || (kind === 'bar' ? 'Bars' : 'Line')}: ${list(pairs, 24)}`;
  });
  return [`Chart${titleOf(lines)}`, ...axes, ...told];
}

/** `x-axis Low --> High`, `quadrant-1 Do first`, `Redis: [0.3, 0.6]` */
export function quadrant(lines: readonly string[]): string[] {
  const points: string[] = [];
  const axes: string[] = [];
  const names: string[] = [];
  for (const line of lines.slice(1)) {
    const [, axis, from = '', to = ''] = /^\s*([xy])-axis\s+(.+?)(?:\s*-->\s*(.*))?$/.exec(line) ?? [];
    const [, point = '', x, y] = /^\s*([^:[]+?)(?::::\w+)?\s*:\s*\[\s*([\d.]+)\s*,\s*([\d.]+)\s*\]/.exec(line) ?? [];
    const [, number, name = ''] = /^\s*quadrant-([1-4])\s+(.*)$/.exec(line) ?? [];
    const words = [plain(from), plain(to)].filter(word => word !== '').join(' to ');
    if (axis) axes.push(`${axis === 'x' ? 'Left to right' : 'Bottom to top'}: ${words}`);
    else if (number) names.push(`${places[Number(number) - 1]} is ${plain(name)}`);
    else if (point) points.push(`${plain(point)} at ${x}, ${y}`);
  }
  return [`Quadrant chart${titleOf(lines)}: ${fold(points.length, 'point')}`, ...axes, list(names), list(points, 20)];
}
const places = ['Top right', 'Top left', 'Bottom left', 'Bottom right'];

/** Indentation makes the tree. */
export function mindmap(lines: readonly string[]): string[] {
  const stack: { indent: number; name: string }[] = [];
  const children = new Map<string, string[]>();
  let count = 0;
  for (const line of lines.slice(1)) {
    if (/^\s*::/.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    const [, id = '', label] = /^\s*([^[({)]*)(?:[[({)]+(.*?)[\])}(]+)?\s*$/.exec(line) ?? [];
    const name = plain(label ?? id) || plain(line);
    while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
    const parent = stack.at(-1)?.name ?? '';
    children.set(parent, [...(children.get(parent) ?? []), name]);
    stack.push({ indent, name });
    count += 1;
  }
  const [root = ''] = children.get('') ?? [];
  const told = [...children].filter(([parent]) => parent !== '').map(([parent, names]) => `${parent}: ${list(names)}`);
  return [`Mind map${root ? ` of ${root}` : ''}, ${fold(count, 'topic')}`, ...told];
}

/** `section 2000s`, `2002 : LinkedIn : Google`, ` : one more` */
export function timeline(lines: readonly string[]): string[] {
  const told: string[] = [];
  let events = 0;
  for (const line of lines.slice(1)) {
    const section = /^\s*section\s+(.*)$/.exec(line)?.[1];
    if (/^\s*title\b/.test(line)) continue;
    if (section !== undefined) {
      told.push(`Part ${plain(section)}:`);
      continue;
    }
    const [period = '', ...happened] = line.split(/:\s/).map(plain);
    events += happened.length;
    if (period) told.push(happened.length > 0 ? `${period}: ${list(happened)}` : period);
    else told.push(list(happened));
  }
  return [`Timeline${titleOf(lines)}: ${fold(events, 'event')}`, ...told];
}

/** `section Design`, `Draft :done, d1, 2026-01-05, 3d` */
export function gantt(lines: readonly string[]): string[] {
  const told: string[] = [];
  let tasks = 0;
  const settings =
    /^\s*(?:title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekday|weekend|click|displayMode)\b/;
  for (const line of lines.slice(1)) {
    const section = /^\s*section\s+(.*)$/.exec(line)?.[1];
    const [, task, details = ''] = /^\s*([^:]+?)\s*:(.*)$/.exec(line) ?? [];
    if (settings.test(line)) continue;
    if (section !== undefined) told.push(`Part ${plain(section)}:`);
    else if (task) {
      tasks += 1;
      told.push(`${plain(task)}, ${plain(details)}`);
    }
  }
  return [`Gantt chart${titleOf(lines)}: ${fold(tasks, 'task')}`, ...told];
}

function items(inside: string): string[] {
  return (inside.match(/\s*"[^"]*"|[^,]+/g) ?? []).map(plain).filter(item => item !== '');
}

function titleOf(lines: readonly string[]): string {
  for (const line of lines) {
    const title = /^\s*(?:pie\b.*?\b)?title\s+(.*)$/.exec(line)?.[1];
    if (title) return ` "${plain(title)}"`;
  }
  return '';
}
