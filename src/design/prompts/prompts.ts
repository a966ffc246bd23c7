import type { Objection } from '../architect';
import { fieldNames, fieldQuestions } from '../fields';
import { type DesignAsks, type DesignQuestion, type PartAsk, type PartName, stepTitles, takenOf } from '../questions';
import { requirementKinds } from '../requirement';

/** What is asked, in words: pure functions of data. */
type Prompts = { readonly [K in DesignQuestion]: (ask: DesignAsks[K]) => string };

export const designPrompts: Prompts = {
  context: () =>
    lines(
      'Read the context for these fields.',
      ...fieldNames.map(name => `- ${name}: ${fieldQuestions[name]}`),
      'For each: value in your words, words copied exactly from the context. Where the context does not say, leave both empty.',
    ),

  requirements: ({ fields }) =>
    lines(
      'List the requirements of the system.',
      ...fields.filter(({ value }) => value !== '').map(({ name, value }) => `${name}: ${value}`),
      `- kind: one of ${requirementKinds.join(', ')}. Constraints are budget, time and team.`,
      '- text: one demand with its quantity as it stands. source: the sentence it came from, copied exactly.',
      '- Every quantity of the context is in one of them.',
      '- exceptions: what cannot be had together, each with the words of both (often none).',
    ),

  choices: ({ requirements, recognised, more }) =>
    lines(
      'Which key choices does this architecture rest on?',
      ...requirements.map(({ id, kind, text }) => `${id} (${kind}): ${text}`),
      `Recognised already, and not to be repeated: ${recognised.map(({ topic }) => topic).join(', ') || 'none'}.`,
      `Name up to ${more} more that are hard to change later and have real alternatives (often none). topic: one to three words. question: what is decided. because: words of the context that make it matter.`,
    ),

  overview: ask =>
    part(
      'overview',
      ask,
      '- summary: three to six sentences: the shape of the system, why this shape, where it breaks first.',
      '- principles: rules the rest follows, each with what it meets.',
    ),
  components: ask =>
    part(
      'components',
      ask,
      '- components: 4 to 14, each with what it does in one sentence and what it is built with, exactly as decided.',
      '- links: from, to (names of components as given, or of people and outside systems), label.',
      '- technologies: every technology named anywhere, with a major version, what it is used for and why.',
    ),
  data: ask =>
    part(
      'data',
      ask,
      '- entities: name, fields (comma-separated), store, meets.',
      '- events: name in the past tense, topic, producer and consumers (names of components), idempotencyKey by which a repeated delivery is recognised. Empty where nothing is sent.',
      '- rules: consistency, ordering, retention, migration of data.',
      '- saga: where one change spans components: step, component, compensation. Empty where none does.',
      '- flow: the most important course through the system as steps between components; answers is true for a reply.',
    ),
  api: ask =>
    part(
      'api',
      ask,
      '- conventions: versions, errors, paging, idempotency, limits. endpoints: call (method and path, or name of the operation), does, meets.',
    ),
  security: ask =>
    part(
      'security',
      ask,
      '- measures: area (such as sign-in, rights, data at rest, in transit, secrets, audit, compliance), measure, meets.',
    ),
  deployment: ask =>
    part(
      'deployment',
      ask,
      '- platform: where and how it runs. release: how a version gets out and back. cost: how the budget is kept.',
    ),
  scaling: ask =>
    part('scaling', ask, '- plan: load (quantity as it stands), how it is carried, limit at which that ends, meets.'),
  monitoring: ask => part('monitoring', ask, '- signals: metric, target, alert (when somebody is called), meets.'),
  risks: ask =>
    part(
      'risks',
      ask,
      '- risks: what can go wrong, impact, mitigation.',
      '- failures: scenario, noticed (how), response, rollback (the way back). One for each dependency, each event path and each migration phase.',
    ),
  roadmap: ask =>
    part(
      'roadmap',
      ask,
      '- phases: smallest first, inside the timeline: name, when, work, done (how one sees it), rollback, meets.',
    ),
};

function part(
  name: PartName,
  { fields, requirements, decisions, done, toMeet, heard = [] }: PartAsk,
  ...asked: readonly string[]
): string {
  return lines(
    `Design step: ${stepTitles[name]}.`,
    'Requirements:',
    ...requirements.map(({ id, kind, text }) => `${id} (${kind}): ${text}`),
    ...fields.filter(({ value }) => value !== '').map(({ name: field, value }) => `${field}: ${value}`),
    'Decided:',
    ...decisions.map(
      decision =>
        `- ${decision.title}: ${takenOf(decision)}${decision.chosen === null ? ' (assumed, still open)' : ''}; not ${decision.options.filter(option => option !== takenOf(decision)).join(', ')}`,
    ),
    'Done so far:',
    ...Object.entries(done).map(([step, value]) => `${step}: ${JSON.stringify(value).slice(0, 4000)}`),
    ...(heard.length > 0
      ? [
          'A person wrote this in the document meanwhile; it counts, also over what is above:',
          ...heard.map(line => `- ${line}`),
        ]
      : []),
    toMeet.length > 0 ? `Here these have their place and must be met: ${toMeet.join(', ')}.` : '',
    ...asked,
  );
}

export function objectionText({ findings }: Objection): string {
  return lines(
    'Your last answer did not pass. Answer the whole question again so that it does:',
    ...findings.map(finding => `- ${finding}`),
  );
}

function lines(...all: readonly string[]): string {
  return all.filter(line => line !== '').join('\n');
}
