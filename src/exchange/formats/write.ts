import { escapeInline } from '../../adr/edit/escape';
import type { SectionRole } from '../../adr/model';
import { shifted } from './headings';
import type { Portable, Unit } from './portable';

export const MARKDOWN_FORMATS = ['madr', 'nygard', 'log4brains'] as const;
export type MarkdownFormat = (typeof MARKDOWN_FORMATS)[number];

/** A record in the form of another tool. What that form has no place for stands under `More Information`, as it was. */
export function written(record: Portable, format: MarkdownFormat): string {
  switch (format) {
    case 'madr':
      return madr(record);
    case 'nygard':
      return nygard(record);
    case 'log4brains':
      return log4brains(record);
  }
}

function madr(record: Portable): string {
  const { title, status, date, people, front, preamble, relations } = record;
  const list = (key: string, names: readonly string[]) =>
    names.length > 0 ? [`${key}: [${names.map(quoted).join(', ')}]`] : [];
  const head = [
    ...(status === null ? [] : [`status: ${quoted(status)}`]),
    ...(date === null ? [] : [`date: ${date}`]),
    ...list('decision-makers', people.deciders),
    ...list('consulted', people.consulted),
    ...list('informed', people.informed),
    ...list('authors', people.authors),
    ...(front === '' || front.startsWith('+++') ? [] : [front]),
  ];
  return document([
    ...(head.length > 0 ? [`---\n${head.join('\n')}\n---`] : []),
    title === '' ? '' : `# ${escapeInline(title)}`,
    [preamble, ...relations].filter(part => part !== '').join('\n\n'),
    ...sections(record, {
      names: {
        ...{ context: 'Context and Problem Statement', drivers: 'Decision Drivers', options: 'Considered Options' },
        ...{ decision: 'Decision Outcome', alternatives: 'Pros and Cons of the Options' },
      },
      order: ['context', 'drivers', 'options', 'decision', 'alternatives'],
      more: 'More Information',
      notes: record.statusNotes,
    }),
  ]);
}

function nygard(record: Portable): string {
  const { number, title, status, date, people, front, preamble, relations, statusNotes } = record;
  const line = (label: string, names: readonly string[]) =>
    names.length > 0 ? `${label}: ${names.map(named).join(', ')}` : '';
  const digits = number === null ? '' : `${number.replace(/^0+(?=\d)/, '')}. `;
  return document([
    title === '' ? '' : `# ${digits}${escapeInline(title)}`,
    date === null ? '' : `Date: ${date}`,
    line('Deciders', people.deciders),
    line('Consulted', people.consulted),
    line('Informed', people.informed),
    line('Authors', people.authors),
    ...relations,
    preamble,
    ...(status === null
      ? []
      : [
          '## Status',
          ...(record.statusPlace === 'notes' ? [] : [status.charAt(0).toUpperCase() + status.slice(1)]),
          record.statusPlace === 'head' ? '' : statusNotes,
        ]),
    ...sections(record, {
      names: { context: 'Context', decision: 'Decision', consequences: 'Consequences' },
      order: ['context', 'decision', 'consequences'],
      more: null,
      notes: '',
    }),
    ...(record.statusPlace === 'head' && statusNotes !== '' ? ['## Notes on the Status', statusNotes] : []),
    fenced(front),
  ]);
}

function log4brains(record: Portable): string {
  const { number, title, status, date, people, front, preamble, relations } = record;
  const line = (label: string, value: string | null) =>
    value === null || value === '' ? [] : [`- ${label}: ${value}`];
  const head = [
    ...line('Status', status),
    ...line('Deciders', people.deciders.map(named).join(', ')),
    ...line('Date', date),
    ...line('Number', number),
    ...line('Consulted', people.consulted.map(named).join(', ')),
    ...line('Informed', people.informed.map(named).join(', ')),
    ...line('Authors', people.authors.map(named).join(', ')),
    ...relations.map(relation => `- ${relation}`),
  ];
  return document([
    title === '' ? '' : `# ${escapeInline(title)}`,
    head.join('\n'),
    preamble,
    ...sections(record, {
      names: {
        ...{ context: 'Context and Problem Statement', drivers: 'Decision Drivers', options: 'Considered Options' },
        ...{ decision: 'Decision Outcome', positive: 'Positive Consequences', negative: 'Negative Consequences' },
        ...{ alternatives: 'Pros and Cons of the Options', references: 'Links' },
      },
      order: ['context', 'drivers', 'options', 'decision', 'alternatives'],
      more: null,
      notes: '',
    }),
    ...(record.statusNotes === '' ? [] : ['## Links', record.statusNotes]),
    fenced(front),
  ]);
}

interface Form {
  readonly names: Partial<Record<SectionRole, string>>;
  /** The sections that the form has, in its order. */
  readonly order: readonly SectionRole[];
  /** The heading under which everything else stands; `null` where sections of their own may follow. */
  readonly more: string | null;
  /** Lines that go there first. */
  readonly notes: string;
}

const UNDER_DECISION = new Set<SectionRole>(['consequences', 'positive', 'negative', 'mitigations']);

function sections(record: Portable, { names, order, more, notes }: Form): string[] {
  const rest = new Set(record.units);
  const take = (wanted: (unit: Unit) => boolean) => [...rest].filter(unit => wanted(unit) && rest.delete(unit));
  const nested = !order.includes('consequences');
  const blocks = order.flatMap(role => {
    const [own, ...again] = take(unit => unit.role === role);
    const under =
      role === 'decision' && nested
        ? take(unit => UNDER_DECISION.has(unit.role))
        : role === 'consequences'
          ? take(unit => UNDER_DECISION.has(unit.role))
          : [];
    const listed =
      role === 'options' && !own && record.options.length > 0 ? record.options.map(listedName).join('\n') : '';
    const verdict = role === 'decision' && record.chosen !== undefined ? chosenSentence(record.chosen) : '';
    if (!own && under.length === 0 && listed === '' && verdict === '') return [];
    const [heading = '', ...body] = own ? titled(own, names[role] ?? own.heading) : [`## ${names[role] ?? ''}`, listed];
    return [heading, verdict, ...body, ...[...again, ...under].flatMap(unit => below(unit, names))];
  });
  const left = [...rest];
  if (more === null)
    return [
      ...blocks,
      ...left.flatMap(({ role, heading, body }) => [
        `## ${(COMMON.test(heading) ? names[role] : undefined) ?? heading}`,
        body,
      ]),
    ];
  const [references, others] = [
    left.filter(({ role }) => role === 'references'),
    left.filter(({ role }) => role !== 'references'),
  ];
  if (left.length === 0 && notes === '') return blocks;
  const [main, ...again] = references;
  return [
    ...blocks,
    `## ${more}`,
    notes,
    main?.body ?? '',
    ...[...again, ...others].flatMap(unit => below(unit, names)),
  ];
}

/** Headings that every form has its own words for; others are kept, under the form's own. */
const COMMON =
  /^(?:context|context and problem statement|decision|decision outcome|consequences|(?:positive|negative)(?: consequences)?|considered options|options|options considered|alternatives|alternatives considered|pros and cons of the options|decision drivers|links|references|more information)$/i;

/** A name that has an explanation's dash or colon in it is whole in bold only. */
function listedName(name: string): string {
  const text = escapeInline(name);
  return /\s[—–-]\s|[:：]\s|[.:：]$/.test(name) ? `* **${text}**` : `* ${text}`;
}

function chosenSentence(name: string): string {
  return name.includes('"') ? `Chosen option: **${escapeInline(name)}**.` : `Chosen option: "${escapeInline(name)}".`;
}

function titled(unit: Unit, heading: string): string[] {
  const own = unit.heading;
  return own.toLowerCase() === heading.toLowerCase() || COMMON.test(own)
    ? [`## ${heading}`, unit.body]
    : [`## ${heading}`, ...headed(unit, own)];
}

function below(unit: Unit, names: Form['names']): string[] {
  const { role, heading } = unit;
  return headed(unit, (UNDER_DECISION.has(role) && COMMON.test(heading) ? names[role] : undefined) ?? heading);
}

/** Headings under one of options are options: what is none is a line in bold there. */
function headed({ role, body }: Unit, heading: string): string[] {
  return role === 'options' || role === 'alternatives'
    ? [`**${heading}**`, body]
    : [`### ${heading}`, shifted(body, 1)];
}

function document(blocks: readonly string[]): string {
  return `${blocks.filter(block => block.trim() !== '').join('\n\n')}\n`;
}

function fenced(front: string): string {
  return front === '' ? '' : `## More Information\n\n\`\`\`yaml\n${front}\n\`\`\``;
}

/** A value of YAML as it is where it can stand so, else in quotes. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._@/()-]*$/u.test(text) && !/^(?:true|false|null|yes|no|~|[\d._-]+)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** A name in a row of names: a comma would cut it. */
function named(text: string): string {
  return text.replace(/[,;，、；\r\n]+/g, ' ');
}
