import { escapeInline } from '../../adr/edit/escape';
import { bullets, cell, document, heading, paragraph, table } from '../../adr/templates/parts';
import { relative } from '../paths';
import { type Decision, type PartName, type Parts, stepTitles, takenOf } from '../questions';
import { isVersion } from '../versions';
import type { DesignWork } from '../work';
import { componentView, sequence } from './diagrams';
import { failureTitle, headers, requirementsTitle, type SectionTitle, sectionTitles } from './sections';

export interface DesignHead {
  readonly title: string;
  readonly date: string;
  readonly path: string;
}

/** The whole document as far as it is known: code writes every table, link and diagram. */
export function designText(head: DesignHead, work: DesignWork): string {
  const bodies = sectionTitles.map(title => ({ title, body: sections[title](work, head) }));
  const addressed = new Map(bodies.map(({ title, body }) => [title, body.join('\n')]));
  const [overview, ...rest] = bodies;
  return document([
    ['---', `date: ${head.date}`, 'kind: architecture', '---'].join('\n'),
    heading(1, head.title),
    `## ${sectionTitles[0]}`,
    ...(overview?.body ?? []),
    ...requirements(work, addressed),
    ...tension(work),
    ...rest.flatMap(({ title, body }) => [`## ${title}`, ...body]),
  ]);
}

type Section = (work: DesignWork, head: DesignHead) => readonly string[];

const sections: Readonly<Record<SectionTitle, Section>> = {
  'Architecture Overview': ({ parts, fields, skipped }) => [
    ...hole('overview', parts, skipped),
    ...(parts.overview ? [parts.overview.summary.map(escaped).join(' '), ...points(parts.overview.principles)] : []),
    ...(parts.components ? diagram('Component view', componentView(parts.components)) : []),
    '### Context',
    table(
      headers.context,
      fields.map(({ name, value, words }) => [
        cell(capital(name)),
        cell(value || 'TODO: not stated'),
        cell(words === '' ? '' : words === value ? 'the text' : words),
      ]),
    ),
  ],

  Components: ({ parts, skipped }) => [
    ...hole('components', parts, skipped),
    ...(parts.components
      ? [
          table(
            headers.components,
            parts.components.components.map(({ name, does, technology, meets }) =>
              row(name, does, technology, ids(meets)),
            ),
          ),
        ]
      : []),
  ],

  'Technology Stack': ({ parts, skipped }) => [
    ...hole('components', parts, skipped),
    ...(parts.components
      ? [
          'Versions are well-known ones as of late 2026 and are to be confirmed before they are installed.',
          table(
            headers.technologies,
            parts.components.technologies.map(({ name, version, use, why }) =>
              row(name, isVersion(version) ? version : version || 'TODO: choose a version', use, why),
            ),
          ),
        ]
      : []),
  ],

  'Data Model': ({ parts, skipped }) => [
    ...hole('data', parts, skipped),
    ...(parts.data
      ? [
          table(
            headers.entities,
            parts.data.entities.map(({ name, fields, store, meets }) => row(name, fields, store, ids(meets))),
          ),
          ...(parts.data.events.length > 0
            ? [
                '### Events',
                table(
                  headers.events,
                  parts.data.events.map(({ name, topic, producer, consumers, idempotencyKey }) =>
                    row(name, topic, producer, consumers.join(', '), idempotencyKey),
                  ),
                ),
              ]
            : []),
          ...(parts.data.saga.length > 0
            ? [
                '### Saga',
                'Steps in their order; when one fails, those before it are taken back in reverse.',
                table(
                  headers.saga,
                  parts.data.saga.map(({ step, component, compensation }) => row(step, component, compensation)),
                ),
              ]
            : []),
          ...(parts.data.rules.length > 0 ? ['### Rules for Data', ...points(parts.data.rules)] : []),
          ...diagram(parts.data.flow.title || 'Main flow', sequence(parts.data.flow)),
        ]
      : []),
  ],

  'API Design': ({ parts, skipped }) => [
    ...hole('api', parts, skipped),
    ...(parts.api
      ? [
          ...points(parts.api.conventions),
          table(
            headers.endpoints,
            parts.api.endpoints.map(({ call, does, meets }) => row(call, does, ids(meets))),
          ),
        ]
      : []),
  ],

  'Security Architecture': ({ parts, skipped }) => [
    ...hole('security', parts, skipped),
    ...(parts.security
      ? [
          table(
            headers.measures,
            parts.security.measures.map(({ area, measure, meets }) => row(area, measure, ids(meets))),
          ),
        ]
      : []),
  ],

  'Deployment Architecture': ({ parts, skipped }) => [
    ...hole('deployment', parts, skipped),
    ...(parts.deployment
      ? [
          ...points(parts.deployment.platform),
          '### Releases',
          ...points(parts.deployment.release),
          '### Cost',
          ...points(parts.deployment.cost),
        ]
      : []),
    ...hole('monitoring', parts, skipped),
    ...(parts.monitoring
      ? [
          '### Monitoring',
          table(
            headers.signals,
            parts.monitoring.signals.map(({ metric, target, alert, meets }) => row(metric, target, alert, ids(meets))),
          ),
        ]
      : []),
  ],

  'Scalability Plan': ({ parts, skipped }) => [
    ...hole('scaling', parts, skipped),
    ...(parts.scaling
      ? [
          table(
            headers.scaling,
            parts.scaling.plan.map(({ load, how, limit, meets }) => row(load, how, limit, ids(meets))),
          ),
        ]
      : []),
  ],

  'Risk Analysis': ({ parts, skipped, open }) => [
    ...hole('risks', parts, skipped),
    ...(parts.risks
      ? [
          table(
            headers.risks,
            parts.risks.risks.map(({ risk, impact, mitigation }) => row(risk, impact, mitigation)),
          ),
          ...(parts.risks.failures.length > 0
            ? [
                `### ${failureTitle}`,
                table(
                  headers.failures,
                  parts.risks.failures.map(({ scenario, noticed, response, rollback }) =>
                    row(scenario, noticed, response, rollback),
                  ),
                ),
              ]
            : []),
        ]
      : []),
    ...(open.length > 0 ? ['### Left Open', bullets(open.map(escaped), '')] : []),
  ],

  'Implementation Roadmap': ({ parts, skipped }) => [
    ...hole('roadmap', parts, skipped),
    ...(parts.roadmap
      ? [
          table(
            headers.phases,
            parts.roadmap.phases.map(({ name, when, work, done, rollback, meets }) =>
              row(name, when, work, done, rollback, ids(meets)),
            ),
          ),
        ]
      : []),
  ],

  'Architectural Decision Records': ({ decisions }, { path }) =>
    decisions.length > 0
      ? [
          table(
            headers.decisions,
            decisions.map(decision => decisionRow(decision, path)),
          ),
        ]
      : [paragraph(undefined, 'the key choices, each with a link to its record')],
};

/** `| Messaging | Apache Kafka | HIGH | [0002-messaging.md](../adr/0002-messaging.md) |` */
function decisionRow(decision: Decision, path: string): readonly string[] {
  const file = decision.path.split('/').pop() ?? decision.path;
  const taken = decision.chosen ?? `open; ${takenOf(decision)} assumed`;
  return [cell(decision.title), cell(taken), cell(decision.confidence), `[${file}](${relative(path, decision.path)})`];
}

/** A requirement is addressed where an entry names its id; nothing here says so on its own. */
function requirements({ requirements: all }: DesignWork, sectionsText: ReadonlyMap<string, string>): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ id, kind, text, source }) => {
    const places = [...sectionsText].filter(([, body]) => new RegExp(`\\b${id}\\b`).test(body)).map(([title]) => title);
    return [id, cell(text), kind, cell(source), places.map(title => `[${title}](#${anchor(title)})`).join(', ')];
  });
  return [`### ${requirementsTitle}`, table(headers.requirements, rows)];
}

function tension({ exceptions }: DesignWork): readonly string[] {
  return exceptions.length > 0
    ? [
        '### In Tension',
        'What is asked for does not go together here; it was seen before the design went on.',
        bullets(exceptions.map(escaped), ''),
      ]
    : [];
}

/** A step that is not there says why, so that no section is silently empty. */
function hole(name: PartName, parts: Parts, skipped: readonly PartName[]): readonly string[] {
  if (parts[name]) return [];
  return [
    skipped.includes(name)
      ? `TODO: the ${stepTitles[name]} was skipped; write it by hand.`
      : `<!-- ${stepTitles[name]} -->`,
  ];
}

function points(list: readonly { readonly text: string; readonly meets: readonly string[] }[]): readonly string[] {
  if (list.length === 0) return [];
  return [
    bullets(
      list.map(({ text, meets }) => `${sentence(escaped(text))}${meets.length > 0 ? ` (${ids(meets)})` : ''}`),
      '',
    ),
  ];
}

function diagram(caption: string, source: string): readonly string[] {
  return source === '' ? [] : [`### ${escaped(caption)}`, `\`\`\`mermaid\n${source}\n\`\`\``];
}

function row(...cells: readonly string[]): readonly string[] {
  return cells.map(cell);
}

function ids(meets: readonly string[]): string {
  return meets.join(', ');
}

function escaped(text: string): string {
  return escapeInline(text);
}

function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function anchor(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}
