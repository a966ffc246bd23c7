import { gantt, mindmap, pie, quadrant, timeline, xychart } from './describeCharts';
import { classes, entities, flowchart, states } from './describeGraphs';
import { sequence } from './describeSequence';
import { fold, plain, sentences } from './describeWords';

const most = 1500;

type Describer = (lines: readonly string[]) => string[];
const kinds: readonly (readonly [RegExp, Describer])[] = [
  [/^(?:flowchart|graph)\b/, flowchart],
  [/^sequenceDiagram\b/, sequence],
  [/^stateDiagram/, states],
  [/^classDiagram/, classes],
  [/^erDiagram\b/, entities],
  [/^xychart/, xychart],
  [/^pie\b/, pie],
  [/^quadrantChart\b/, quadrant],
  [/^mindmap\b/, mindmap],
  [/^timeline\b/, timeline],
  [/^gantt\b/, gantt],
];

/** A diagram in words, for whoever does not see the picture; read from its source, so that it costs nothing to have. */
export function describeDiagram(source: string): string {
  const { title, description, lines } = read(source);
  const first = lines[0]?.trim() ?? '';
  const describer = kinds.find(([begins]) => begins.test(first))?.[1];
  const derived = describer?.(lines) ?? [
    `${/^[\w-]+/.exec(first)?.[0] ?? 'Empty'} diagram, ${fold(lines.length, 'line')}.`,
  ];
  return cut(sentences([title, description, ...derived]));
}

function cut(text: string): string {
  return text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, '')} …` : text;
}

/** Takes apart what every kind has: front matter, comments, directives, `accTitle:`, `accDescr:`, `accDescr { ... }`. */
function read(source: string): { title: string; description: string; lines: string[] } {
  let title = '';
  let description = '';
  const text = source
    .slice(0, 60_000)
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*---[^\S\n]*\n([\s\S]*?)\n\s*---[^\S\n]*\n/, (_all, front: string) => {
      title = plain(/^\s*title:(.*)$/m.exec(front)?.[1] ?? '');
      return '';
    })
    .replace(/%%\{(?:(?!%%\{)[\s\S])*?\}%%/g, '')
    .replace(/^[^\S\n]*accDescr\s*\{([^}]*)\}/m, (_all, words: string) => {
      description = plain(words);
      return '';
    });
  const lines: string[] = [];
  for (const line of text.split('\n', 3000)) {
    const [, key, words = ''] = /^\s*(accTitle|accDescr)\s*:(.*)$/.exec(line) ?? [];
    if (key === 'accTitle') title = plain(words);
    else if (key === 'accDescr') description = plain(words);
    else if (line.trim() !== '' && !/^\s*%%/.test(line)) lines.push(line.slice(0, 500));
  }
  return { title, description, lines };
}
