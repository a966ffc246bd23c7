import type { ReadMatrix, SectionRole } from '../adr/model';
import type { AdrRecord } from '../adr/read';

/** The names of the parts of a record: `context`, `criterion:Latency`, `score:Latency:Redis cluster`. */
export const partName = {
  criterion: (criterion: string) => `criterion:${plain(criterion)}`,
  weight: (criterion: string) => `weight:${plain(criterion)}`,
  option: (option: string) => `option:${plain(option)}`,
  score: (criterion: string, option: string) => `score:${plain(criterion)}:${plain(option)}`,
} as const;

/** Sections that are parts as a whole. Criteria, scores and options are told apart more finely. */
const sectionParts: ReadonlyMap<SectionRole, string> = new Map([
  ['context', 'context'],
  ['drivers', 'context'],
  ['alternatives', 'alternatives'],
  ['decision', 'decision'],
  ['consequences', 'consequences'],
  ['positive', 'consequences'],
  ['negative', 'consequences'],
  ['mitigations', 'consequences'],
  ['triggers', 'triggers'],
  ['implementation', 'implementation'],
  ['metrics', 'metrics'],
  ['references', 'references'],
]);

/** What each part of a record says, so that two states of it can be compared. Figures that code computes are no part. */
export function partsOf(record: AdrRecord): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const say = (name: string, text: string) => {
    const before = parts.get(name);
    parts.set(name, before === undefined ? text : `${before}\n${text}`);
  };
  if (record.title) say('title', record.title.value);
  if (record.status) say('status', record.status.raw);
  saySections(record, say);
  for (const { name, pros, cons, neutral } of record.options)
    say(partName.option(name), [...pros, ...cons, ...neutral].map(({ value }) => value).join('\n'));
  for (const matrix of record.matrices) sayMatrix(record.text, matrix, say);
  return parts;
}

type Say = (name: string, text: string) => void;

/** Each section speaks for itself up to the next heading; one that is no part of its own belongs to the one around it. */
function saySections({ sections, text }: AdrRecord, say: Say): void {
  const around: { readonly level: number; readonly part: string | undefined }[] = [];
  for (const [index, { role, level, body }] of sections.entries()) {
    while ((around.at(-1)?.level ?? 0) >= level) around.pop();
    const part = sectionParts.get(role) ?? around.at(-1)?.part;
    around.push({ level, part });
    const next = sections[index + 1]?.heading.range.start ?? text.length;
    if (part !== undefined) say(part, squeezed(text.slice(body.start, Math.min(body.end, next))));
  }
}

function sayMatrix(text: string, { matrix, criteria, cells }: ReadMatrix, say: Say): void {
  for (const [c, { name, critical, direction }] of matrix.criteria.entries()) {
    const threshold = critical === null ? '' : `${critical.op} ${critical.value.n}/${critical.value.d}`;
    say(partName.criterion(name), `${direction} ${threshold}`);
    say(partName.weight(name), criteria[c]?.weightText ?? criteria[c]?.weightWord ?? '');
    for (const [o, option] of matrix.options.entries()) {
      const cell = cells[o]?.[c]?.cell;
      if (cell) say(partName.score(name, option.name), squeezed(text.slice(cell.start, cell.end)));
    }
  }
}

function plain(name: string): string {
  return name.replace(/[%:]/g, found => (found === ':' ? '%3A' : '%25'));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
