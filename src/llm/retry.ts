import type { Timers } from './host';
import type { Trouble } from './trouble';

export interface RetryPolicy {
  /** How often at most a question is asked again. */
  readonly times: number;
  /** The first wait, in ms; it doubles each time. */
  readonly wait: number;
  readonly longest: number;
  /** A server that wants to be left alone for longer is not waited for: the person decides. */
  readonly patience: number;
}

export const retryPolicy: RetryPolicy = { times: 3, wait: 500, longest: 8000, patience: 60_000 };

export type Attempt<Result> = { readonly done: Result } | { readonly trouble: Trouble };

/** Tries until it is done, until the trouble is one that asking again does not mend, or until it was enough. */
export async function retried<Result>(
  attempt: () => Promise<Attempt<Result>>,
  policy: RetryPolicy,
  world: { readonly timers: Timers; readonly random: () => number; readonly signal: AbortSignal },
): Promise<Attempt<Result>> {
  for (let again = 0; ; again++) {
    const outcome = await attempt();
    if ('done' in outcome || !outcome.trouble.passing || again >= policy.times) return outcome;
    const wait = waitBefore(again, outcome.trouble.retryAfter, policy, world.random);
    if (wait === null) return outcome;
    if (!(await waited(wait, world))) return { trouble: { kind: 'cancelled', cause: 'while waiting', passing: false } };
  }
}

/** Milliseconds until the next try, or null when the server wants more patience than there is. */
export function waitBefore(
  again: number,
  retryAfter: number | undefined,
  policy: RetryPolicy,
  random: () => number,
): number | null {
  const step = Math.min(policy.longest, policy.wait * 2 ** again);
  // Many callers that were refused together must not come back together.
  if (retryAfter === undefined) return step * (0.5 + random() / 2);
  return retryAfter > policy.patience ? null : retryAfter + (step * random()) / 4;
}

/** `Retry-After: 30` or `Retry-After: Fri, 20 Nov 2026 10:00:00 GMT`, in milliseconds from now. */
export function retryAfterMs(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** False when it was cancelled, at once. */
function waited(ms: number, { timers, signal }: { readonly timers: Timers; readonly signal: AbortSignal }) {
  return new Promise<boolean>(resolve => {
    const end = (full: boolean) => {
      callOff();
      signal.removeEventListener('abort', cancel);
      resolve(full);
    };
    const cancel = () => end(false);
    const callOff = timers.after(ms, () => end(true));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel);
  });
}
