import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from '../adr/templates/index';
import type { RecordValues } from '../adr/templates/values';
import { sameName } from './plain';
import type { State } from './state';
import type { Work } from './work';

/** The record as far as it is known. Code writes it: totals and Confidence are computed from what stands in it. */
export function recordText(state: State, work: Work): string {
  const template = (TEMPLATE_NAMES as readonly string[]).includes(state.input.template)
    ? (state.input.template as TemplateName)
    : 'tot';
  return fromTemplate(template, valuesOf(state, work));
}

function valuesOf({ input, settings, digits, date }: State, work: Work): RecordValues {
  const { criteria, scored, verdict, words, triggers } = work;
  const alternatives = (work.alternatives ?? []).filter(({ struck }) => struck === null);
  const columns = scored ?? alternatives.map(alternative => ({ alternative, cells: [] }));
  const minimum = (settings.scale.max * settings.minimum) / 100;
  return {
    title: input.title,
    number: digits,
    date,
    status: 'proposed',
    ...(input.deciders.length > 0 ? { deciders: input.deciders } : {}),
    context: contextOf(input, work),
    ...(criteria
      ? {
          matrix: {
            scale: settings.scale,
            minimum: String(Math.round(minimum * 100) / 100),
            criteria: criteria.map(({ name, weight, source, atLeast }) => ({
              name,
              weight: String(weight),
              source,
              ...(atLeast === null ? {} : { critical: { op: '>=' as const, value: String(atLeast) } }),
            })),
            options: columns.map(({ alternative, cells }) => ({
              name: alternative.name,
              scores: cells.map(({ score, because }) => ({
                score: score === null ? null : String(score),
                ...(because ? { note: because } : {}),
              })),
            })),
          },
        }
      : {}),
    options: columns.map(({ alternative }) => {
      const said = words?.alternatives.find(other => other.name === alternative.name);
      return {
        name: alternative.name,
        ...(alternative.summary ? { description: sentence(alternative.summary) } : {}),
        ...(said ? { pros: said.pros, cons: said.cons, whyNot: said.whyNot } : {}),
      };
    }),
    chosen: verdict?.chosen ?? null,
    ...(verdict ? { decision: decisionOf(work) } : {}),
    ...(words?.diagram ? { diagram: { language: 'mermaid', source: words.diagram } } : {}),
    ...(words
      ? {
          positive: words.positive,
          negative: words.negative,
          mitigations: words.mitigations,
          implementation: words.implementation,
          metrics: words.metrics,
          references: words.references,
        }
      : {}),
    ...(triggers ? { triggers } : {}),
  };
}

function contextOf(input: State['input'], { frame }: Work): string {
  const contradictions = (frame?.exceptions ?? []).map(text => `- ${sentence(text)}`);
  const assumed = (frame?.assumptions ?? []).map(text => `- ${sentence(text)}`);
  return [
    body(withoutTitle(input.context, input.title)),
    input.reopens
      ? `This decision re-opens [${input.reopens.path.split('/').pop() ?? ''}](${input.reopens.path.split('/').pop() ?? ''}). ${input.context.includes(input.reopens.facts) ? '' : input.reopens.facts}`.trim()
      : '',
    contradictions.length > 0 ? `In tension:\n\n${contradictions.join('\n')}` : '',
    assumed.length > 0 ? `Assumed:\n\n${assumed.join('\n')}` : '',
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

/** A context often begins with its own title; the record has it already. */
function withoutTitle(context: string, title: string): string {
  const [first = '', ...rest] = context.trim().split('\n');
  return sameName(first.replace(/^#+/, ''), title) ? rest.join('\n') : context;
}

/** A person's context as it is, but for headings, which would open sections of the record. */
function body(context: string): string {
  return context
    .trim()
    .replace(/^(#{1,6})[ \t]+(.+?)[ \t#]*$/gm, '**$2**')
    .replace(/^(.+)\n(?:=+|-{3,})[ \t]*$/gm, '**$1**')
    .replace(/^---$/gm, '');
}

function decisionOf({ verdict, words }: Work): string {
  const open = verdict && verdict.chosen === null && verdict.reason ? [sentence(capital(verdict.reason))] : [];
  const against =
    verdict?.chosen && verdict.reason ? [sentence(`It does not lead; it is chosen because ${verdict.reason}`)] : [];
  return [...open, ...against, ...(words?.decision ?? []).map(sentence)].join(' ');
}

function sentence(text: string): string {
  return /[.!?:][)"”]?$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
