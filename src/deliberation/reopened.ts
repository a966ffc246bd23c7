import type { AdrRecord } from '../adr/read';
import { compare, toNumber } from '../decision/exact';
import { sameName } from './plain';
import type { Settings } from './settings';
import type { Input } from './state';

const longest = 50_000;

/** What is asked when a decision is re-opened: its question, context, criteria and options as they stand, and what changed. */
export function reopenedInput(record: AdrRecord, path: string, facts: string, template: string): Input {
  const [matrix] = record.matrices;
  const title = record.title?.value ?? path.split('/').pop() ?? path;
  const scored = matrix?.kind === 'numeric' ? matrix.matrix : null;
  const options = scored?.options.map(({ name }) => name) ?? record.options.map(({ name }) => name);
  return {
    title: title.endsWith(', re-opened') ? title : `${title}, re-opened`,
    context: [contextOf(record), `What changed: ${facts}`].filter(text => text !== '').join('\n\n'),
    criteria: (scored?.criteria ?? []).map(({ name, weight }) => ({
      name,
      weight: weight === null || toNumber(weight) <= 0 ? null : toNumber(weight),
    })),
    alternatives: options.slice(0, 10).map(name => ({ name, summary: summaryOf(record, name) })),
    lessons: [],
    deciders: [],
    template,
    reopens: { path, facts },
  };
}

/** The scale and the minimum of the record hold again. */
export function reopenedSettings({ matrices }: AdrRecord, settings: Settings): Settings {
  const scored = matrices.find(({ kind }) => kind === 'numeric')?.matrix;
  if (!scored) return settings;
  const { min, max } = scored.scale;
  const whole = Number.isInteger(min) && Number.isInteger(max) && min < max;
  const scale = whole ? { min, max } : settings.scale;
  const { minimum } = scored;
  if (minimum === null || compare(minimum, { n: 0n, d: 1n }) <= 0) return { ...settings, scale };
  const share = Math.round((toNumber(minimum) / scale.max) * 100);
  return { ...settings, scale, minimum: Math.min(100, Math.max(0, share)) };
}

function contextOf({ sections, text }: AdrRecord): string {
  const context = sections.find(({ role }) => role === 'context');
  const body = context ? text.slice(context.body.start, context.body.end).trim() : '';
  return body
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
    .slice(0, longest);
}

/** What speaks for an option, as the record says it. */
function summaryOf({ options }: AdrRecord, name: string): string {
  const found = options.find(option => sameName(option.name, name));
  return found?.pros[0]?.value.slice(0, 240) ?? '';
}
