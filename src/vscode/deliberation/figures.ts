import type { Sight, Tokens } from '../../deliberation/desk';
import type { State } from '../../deliberation/state';

/** The questions that are usually put one after the other; scores go out together, in rounds. */
const order = ['frame', 'criteria', 'alternatives', 'score', 'justify', 'triggers'] as const;
const atOnce = 8;

export interface Ahead {
  readonly calls: number;
  readonly tokens: number;
  /** In milliseconds; nothing while no answer has come. */
  readonly time: number | null;
}

/** What is still to be asked, as far as can be told, at the pace and the size of what was asked so far. */
export function ahead(state: State, sight: Sight | null, evaluators: number): Ahead {
  if (state.status === 'done') return { calls: 0, tokens: 0, time: null };
  const answered = state.journal.filter(({ kind }) => !kind.startsWith('gate:'));
  const seen = new Set(answered.map(({ kind }) => kind));
  const alternatives =
    sight?.work.alternatives?.filter(({ struck }) => struck === null).length ?? state.settings.alternatives;
  const samples = state.designer.origin === 'catalogue' ? 1 : state.settings.samples;
  const scores = Math.max(
    0,
    alternatives * samples * evaluators - answered.filter(({ kind }) => kind === 'score').length,
  );
  const left = order.filter(kind => (kind === 'score' ? !seen.has('justify') && scores > 0 : !seen.has(kind)));
  const calls = left.reduce((sum, kind) => sum + (kind === 'score' ? scores : 1), 0);
  // A first round of scores, and one for all further samples; more where they do not go out at one time.
  const rounds = left.reduce((sum, kind) => sum + (kind === 'score' ? Math.ceil(scores / atOnce) : 1), 0);
  const usages = answered.flatMap(({ usage }) => (usage ? [usage.input + usage.output] : []));
  const times = answered.flatMap(({ milliseconds }) => (milliseconds === undefined ? [] : [milliseconds]));
  return {
    calls,
    tokens: Math.round(mean(usages) * calls),
    time: times.length === 0 ? null : mean(times) * rounds,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `6.1k tokens`, `1.2k saved`, `about 20 s left`; nothing is said of what is not known. */
export function figuresOf({ input, output, saved, estimated }: Tokens, { time }: Ahead): readonly string[] {
  const spent = input + output;
  return [
    ...(spent > 0 ? [`${estimated ? 'about ' : ''}${thousands(spent)} tokens`] : []),
    ...(saved > 0 ? [`${thousands(saved)} saved`] : []),
    ...(time !== null && time >= 1000 ? [`about ${duration(time)} left`] : []),
  ];
}

export function footOf({ calls, tokens }: Ahead, lessons: number): readonly string[] {
  return [
    ...(tokens > 0 && calls > 0
      ? [`${calls} ${calls === 1 ? 'call' : 'calls'} next`, `about ${thousands(tokens)} tokens`]
      : []),
    ...(lessons > 0 ? [`${lessons} ${lessons === 1 ? 'lesson' : 'lessons'} of past decisions used`] : []),
  ];
}

function thousands(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)}k`;
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 10) return `${seconds} s`;
  return seconds < 90 ? `${Math.round(seconds / 5) * 5} s` : `${Math.round(seconds / 60)} min`;
}
