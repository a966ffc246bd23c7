import { replace, type TextEdit } from '../adr/edit/text';
import type { Range } from '../adr/model';
import { cell } from '../adr/templates/parts';
import type { Topic } from '../catalogue/topic';
import { optionOf } from '../deliberation/known';
import { nameKey } from '../deliberation/plain';
import { resolved } from '../review/paths';
import { topicOf } from './choices';
import { decisionIn } from './decide';
import { type Decision, takenOf } from './questions';
import { type DesignCell, type DesignReading, type DesignTable, readDesign, tableOf } from './read';
import { decisionsIn, optionSaid } from './rules/decisions';
import type { DesignAround } from './rules/rule';
import { type Technology, technologiesOf, versionOf } from './versions';

/** One change that a person takes or leaves; nothing of it was made yet. */
export interface ProposedEdit {
  readonly title: string;
  readonly edit: TextEdit;
}

export interface ChangeProposal {
  readonly edits: readonly ProposedEdit[];
  /** What argues for the old option in words: only a person can say it anew. */
  readonly review: readonly { readonly message: string; readonly range: Range }[];
}

/** The decisions that were made otherwise in their records since the document was written. */
export function changedDecisions(text: string, { path, records }: DesignAround): readonly Decision[] {
  return decisionsIn(readDesign(text)).flatMap(({ title, said, target }) => {
    const file = target === null ? null : resolved(path, target);
    const record = file === null ? null : records.get(file);
    if (!file || !record) return [];
    const decision = decisionIn(record, file, { topic: topicOf(title), title, because: '' });
    return decision.chosen !== null && said !== decision.chosen ? [decision] : [];
  });
}

/**
 * What a document should change when a decision has: its row, the technology and its version, where parts are built with
 * it, labels of diagrams. What the context says stays, and so does what another decision took as well.
 */
export function changeProposal(text: string, changed: Decision, topics: readonly Topic[] = []): ChangeProposal {
  const reading = readDesign(text);
  const row = decisionsIn(reading).find(({ title }) => title.toLowerCase() === changed.title.toLowerCase());
  if (!row) return { edits: [], review: [] };
  const before = optionSaid(row.said);
  const after = takenOf(changed);
  const topic = topics.find(({ id }) => id === (changed.topic || topicOf(changed.title)));
  const swap: Swap = { changed, before, after, old: bringing(topic, before), fresh: bringing(topic, after), topic };
  const made = [
    ...rowEdits(reading, swap),
    ...(before === after
      ? []
      : [
          ...technologyEdits(reading, swap),
          ...cellEdits(reading, swap),
          ...diagramEdits(reading, swap),
          ...openings(reading, swap),
        ]),
  ];
  const edits = made.flatMap(({ title, range, newText }) =>
    replace(text, range.start, range.end, newText).map(edit => ({ title, edit })),
  );
  return {
    edits,
    review:
      before === after
        ? []
        : leftOver(
            reading,
            swap,
            made.map(({ range }) => range),
          ),
  };
}

interface Swap {
  readonly changed: Decision;
  readonly before: string;
  readonly after: string;
  readonly old: readonly Technology[];
  readonly fresh: readonly Technology[];
  readonly topic: Topic | undefined;
}

interface Made {
  readonly title: string;
  readonly range: Range;
  readonly newText: string;
}

function bringing(topic: Topic | undefined, name: string): readonly Technology[] {
  const option = topic && optionOf(topic, name);
  const known = topic && option ? technologiesOf(topic.id, option.id) : [];
  const version = versionOf(name);
  return known.length > 0 ? known : version ? [{ name, version }] : [];
}

function rowEdits(reading: DesignReading, { changed }: Swap): readonly Made[] {
  const cells = (tableOf(reading, 'decisions')?.rows ?? []).find(
    ([title]) => title?.text.toLowerCase() === changed.title.toLowerCase(),
  );
  const [, said, confidence] = cells ?? [];
  return [
    ...(said
      ? [
          {
            title: `${changed.title}: ${changed.chosen ?? 'open'}`,
            range: said.range,
            newText: cell(changed.chosen ?? `open; ${changed.assumed} assumed`),
          },
        ]
      : []),
    ...(confidence
      ? [{ title: `Confidence of ${changed.title}`, range: confidence.range, newText: cell(changed.confidence) }]
      : []),
  ];
}

/** The rows that stand for the choice become those of the new option, in the place of the first. */
function technologyEdits(reading: DesignReading, { changed, after, old, fresh, topic }: Swap): readonly Made[] {
  const table = tableOf(reading, 'technologies');
  const rows = (table?.rows ?? []).filter(
    ([name, , use]) =>
      nameKey(use?.text ?? '') === nameKey(changed.title) &&
      (old.length === 0 || old.some(one => nameKey(one.name) === nameKey(name?.text ?? ''))),
  );
  const reason = topic && optionOf(topic, after)?.pros[0];
  const why = `${after} was decided${reason ? `: ${reason}` : ' in the record'}`;
  const wanted = fresh.length > 0 ? fresh : [{ name: after, version: 'TODO: choose a version' }];
  return rows.flatMap((cells, index): readonly Made[] => {
    const range = rowRange(reading, cells);
    const taken = index === 0 ? wanted : [];
    const lines = taken.map(({ name, version }) => `| ${[name, version, changed.title, why].map(cell).join(' | ')} |`);
    if (lines.length > 0)
      return [
        {
          title: `${cells[0]?.text ?? ''} becomes ${wanted.map(({ name }) => name).join(', ')}`,
          range,
          newText: lines.join('\n'),
        },
      ];
    // With its line break, or the table would be cut in two.
    return [
      {
        title: `${cells[0]?.text ?? ''} goes`,
        range: { start: range.start, end: Math.min(reading.text.length, range.end + 1) },
        newText: '',
      },
    ];
  });
}

function rowRange({ text }: DesignReading, cells: readonly DesignCell[]): Range {
  const at = cells[0]?.range.start ?? 0;
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

/** `Built with` and `Kept in`, where nothing else is written in them. */
function cellEdits(reading: DesignReading, swap: Swap): readonly Made[] {
  if (isShared(reading, swap)) return [];
  const places: readonly (readonly [DesignTable | null, number])[] = [
    [tableOf(reading, 'components'), 2],
    [tableOf(reading, 'entities'), 2],
  ];
  const name = newName(swap);
  return places.flatMap(([table, column]) =>
    (table?.rows ?? []).flatMap((cells): readonly Made[] => {
      const own = cells[column];
      return own && oldNames(swap).some(old => nameKey(old) === nameKey(own.text))
        ? [{ title: `${cells[0]?.text ?? ''}: ${name}`, range: own.range, newText: cell(name) }]
        : [];
    }),
  );
}

/** `n8["Database (PostgreSQL)"]` */
function diagramEdits(reading: DesignReading, swap: Swap): readonly Made[] {
  if (isShared(reading, swap)) return [];
  const name = newName(swap).replace(/[^\p{L}\p{N} .+-]/gu, ' ');
  return reading.diagrams.flatMap(({ source, range }) =>
    oldNames(swap).flatMap(old =>
      [...source.matchAll(new RegExp(`\\(${escaped(old)}\\)`, 'g'))].map(({ index, 0: found }): Made => {
        const start = range.start + index + 1;
        return { title: `Label in a diagram: ${name}`, range: { start, end: start + found.length - 2 }, newText: name };
      }),
    ),
  );
}

/** `- PostgreSQL: one relational primary ...`: a point that presents the option, by what the catalogue says of it. */
function openings({ text }: DesignReading, { before, after, topic }: Swap): readonly Made[] {
  const [was, is] = [topic && optionOf(topic, before), topic && optionOf(topic, after)];
  if (!was || !is) return [];
  const first = (summary: string) => summary.charAt(0).toLowerCase() + summary.slice(1);
  return [
    ...text.matchAll(
      new RegExp(`${escaped(was.name)}: (?:${escaped(was.summary)}|${escaped(first(was.summary))})`, 'g'),
    ),
  ].map(({ index, 0: found }) => ({
    title: `${is.name} is presented`,
    range: { start: index, end: index + found.length },
    newText: `${is.name}: ${first(is.summary)}`,
  }));
}

/** Every other mention, outside of what the context says and of the tables of decisions. */
function leftOver(reading: DesignReading, swap: Swap, edited: readonly Range[]) {
  const quoted = [tableOf(reading, 'context'), tableOf(reading, 'requirements'), tableOf(reading, 'decisions')].flatMap(
    table => (table ? [table.range] : []),
  );
  const inside = (at: number, ranges: readonly Range[]) => ranges.some(({ start, end }) => at >= start && at < end);
  return oldNames(swap).flatMap(old =>
    [...reading.text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(old)}(?![\\p{L}\\p{N}])`, 'giu'))]
      .filter(({ index }) => !inside(index, quoted) && !inside(index, edited))
      .map(({ index, 0: found }) => ({
        message: `This speaks of ${found}, and ${swap.changed.title} is ${swap.after} now; say it anew.`,
        range: { start: index, end: index + found.length },
      })),
  );
}

/** Another choice rests on the same thing: which of the places is meant, only a person knows. */
function isShared(reading: DesignReading, swap: Swap): boolean {
  return decisionsIn(reading).some(
    ({ title, said }) =>
      nameKey(title) !== nameKey(swap.changed.title) &&
      oldNames(swap).some(old => nameKey(old) === nameKey(optionSaid(said))),
  );
}

function oldNames({ before, old }: Swap): readonly string[] {
  return [...new Set([before, ...old.map(({ name }) => name)])];
}

function newName({ after, fresh }: Swap): string {
  return fresh[0]?.name ?? after;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
