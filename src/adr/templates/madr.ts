import { escapeInline } from '../edit/escape';
import { bullets, document, flowList, heading, paragraph } from './parts';
import type { OptionValues, RecordValues } from './values';

/** MADR 4.0, all sections. */
export function madrTemplate(values: RecordValues): string {
  const options = optionsOf(values);
  return document([
    front(values, true),
    heading(1, values.title),
    '## Context and Problem Statement',
    paragraph(
      values.context,
      'Describe the context and problem statement, in two to three sentences or as a question.',
    ),
    '## Decision Drivers',
    bullets(
      values.matrix?.criteria.map(({ name, source }) => (source ? `${name}: ${source}` : name)),
      'a desired quality, faced concern, constraint or force',
      '*',
    ),
    '## Considered Options',
    bullets(
      options.map(({ name }) => escapeInline(name)),
      'title of option',
      '*',
    ),
    '## Decision Outcome',
    outcome(values),
    '### Consequences',
    consequences(values),
    '### Confirmation',
    paragraph(undefined, 'How the implementation of the decision is confirmed: a review, a test, a metric.'),
    ...(options.length > 0 ? ['## Pros and Cons of the Options', ...options.flatMap(prosAndCons)] : []),
    '## More Information',
    values.references?.length
      ? bullets(values.references, '', '*')
      : paragraph(undefined, 'Evidence, related decisions, when to revisit this one.'),
  ]);
}

/** MADR 4.0 minimal, with the two lines of front matter that a log needs. */
export function madrMinimalTemplate(values: RecordValues): string {
  return document([
    front(values, false),
    heading(1, values.title),
    '## Context and Problem Statement',
    paragraph(
      values.context,
      'Describe the context and problem statement, in two to three sentences or as a question.',
    ),
    '## Considered Options',
    bullets(
      optionsOf(values).map(({ name }) => escapeInline(name)),
      'title of option',
      '*',
    ),
    '## Decision Outcome',
    outcome(values),
    ...(values.positive?.length || values.negative?.length ? ['### Consequences', consequences(values)] : []),
  ]);
}

function front(values: RecordValues, people: boolean): string {
  const lines = [
    `status: ${/^[a-z -]+$/i.test(values.status ?? 'proposed') ? (values.status ?? 'proposed') : JSON.stringify(values.status)}`,
    `date: ${values.date}`,
  ];
  if (people) {
    for (const [key, names] of [
      ['decision-makers', values.deciders],
      ['consulted', values.consulted],
      ['informed', values.informed],
    ] as const) {
      if (names && names.length > 0) lines.push(`${key}: [${flowList(names)}]`);
    }
  }
  return ['---', ...lines, '---'].join('\n');
}

function optionsOf(values: RecordValues): readonly OptionValues[] {
  return values.options ?? values.matrix?.options.map(({ name }) => ({ name })) ?? [];
}

function outcome({ chosen, decision }: RecordValues): string {
  if (!chosen) return ['No option chosen yet.', decision?.trim()].filter(Boolean).join(' ');
  const because = decision?.trim().replace(/\.$/, '');
  return `Chosen option: "${escapeInline(chosen)}", because ${because ?? '<!-- justification -->'}.`;
}

function consequences({ positive = [], negative = [] }: RecordValues): string {
  const lines = [...positive.map(text => `* Good, because ${text}`), ...negative.map(text => `* Bad, because ${text}`)];
  return lines.length > 0 ? lines.join('\n') : '* <!-- Good, because ... -->\n* <!-- Bad, because ... -->';
}

function prosAndCons({ name, description, pros = [], cons = [] }: OptionValues): string[] {
  const lines = [...pros.map(text => `* Good, because ${text}`), ...cons.map(text => `* Bad, because ${text}`)];
  return [
    heading(3, name),
    ...(description ? [description.trim()] : []),
    lines.length > 0 ? lines.join('\n') : '* <!-- Good, because ... -->\n* <!-- Bad, because ... -->',
  ];
}
