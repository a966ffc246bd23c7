import type { Timers } from './host';
import type { Trouble } from './trouble';

/** All in milliseconds. */
export interface Limits {
  /** Until the model begins to speak; keep-alives do not count. */
  readonly first: number;
  /** Between two signs of life, once it speaks. */
  readonly idle: number;
  readonly total: number;
  /** For a server that has finished its answer and does not end the stream. */
  readonly grace: number;
}

/** A local model reads a long question slowly, and a reasoning one thinks in silence. */
export const limits: Limits = { first: 180_000, idle: 60_000, total: 600_000, grace: 1000 };

/** What the bytes that came meant: only keep-alives so far, the model speaks, it has said all. */
export type Progress = 'waiting' | 'speaking' | 'finished';

export interface Watch {
  /** Aborted by the caller, by a deadline, or by `end`. */
  readonly signal: AbortSignal;
  /** Waits for something, but not beyond the abort, whatever that something does about it. */
  within<Value>(work: Promise<Value>): Promise<Value>;
  progress(to: Progress): void;
  /** Why it was aborted; null when it was not. */
  why(): Trouble | null;
  end(): void;
}

/** Nothing outlives a cancel, and a stalled stream ends. */
export function watched(caller: AbortSignal, limits: Limits, timers: Timers): Watch {
  const controller = new AbortController();
  let trouble: Trouble | null = null;
  let stop: (reason: Stopped) => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  stopped.catch(() => {});
  const abort = (reason: Trouble) => {
    if (trouble) return;
    trouble = reason;
    controller.abort();
    stop(new Stopped());
  };
  const cancel = () => abort({ kind: 'cancelled', cause: 'cancelled by the caller', passing: false });
  const late = (hint: 'first' | 'idle' | 'total') => () =>
    abort({
      kind: 'timeout',
      hint,
      cause: `no ${hint === 'total' ? 'end' : 'data'} within ${limits[hint]} ms`,
      passing: false,
    });
  const callOffTotal = timers.after(limits.total, late('total'));
  let callOff = timers.after(limits.first, late('first'));
  if (caller.aborted) cancel();
  else caller.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    within: work => Promise.race([work, stopped]),
    progress(to) {
      if (to === 'waiting') return;
      callOff();
      callOff = to === 'finished' ? timers.after(limits.grace, late('idle')) : timers.after(limits.idle, late('idle'));
    },
    why: () => trouble,
    end() {
      callOff();
      callOffTotal();
      caller.removeEventListener('abort', cancel);
      controller.abort();
    },
  };
}

class Stopped extends Error {}
