import { redact } from '../llm/redact';
import type { Designer } from './designer';

/**
 * A designer that is never told what looks like a key or a password, wherever it stands: in the context, in a name that
 * a person typed at a gate, in the words of a reason.
 */
export function masked(designer: Designer): Designer {
  return {
    ...designer,
    answer: (ground, question, call) => designer.answer(maskedIn(ground), maskedIn(question), call),
  };
}

/** The same data, each text of it as it may be sent. */
export function maskedIn<T>(value: T): T {
  return mask(value) as T;
}

function mask(value: unknown): unknown {
  if (typeof value === 'string') return redact(value).text;
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mask(one)]));
}
