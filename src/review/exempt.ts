import type { AdrRecord } from '../adr/read';

/** Which records are left alone: a team begins today, and does not rework its past. */
export interface Exemptions {
  /** Records dated before this day (`2026-01-01`) are left alone. */
  readonly exemptBefore?: string;
  /** So are records up to this number. */
  readonly exemptUpTo?: number;
}

export function isExempt({ date, number }: AdrRecord, { exemptBefore, exemptUpTo }: Exemptions): boolean {
  if (exemptBefore !== undefined && date?.iso && date.iso < exemptBefore) return true;
  const own = /^\d+/.exec(number?.value ?? '')?.[0];
  return exemptUpTo !== undefined && own !== undefined && Number(own) <= exemptUpTo;
}

/** From what a person set under `deliberate.review.`; what is neither a day nor a number exempts nothing. */
export function exemptionsIn(exemptBefore: unknown, exemptUpTo: unknown): Exemptions {
  return {
    ...(typeof exemptBefore === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(exemptBefore) && { exemptBefore }),
    ...(typeof exemptUpTo === 'number' && Number.isFinite(exemptUpTo) && exemptUpTo > 0 && { exemptUpTo }),
  };
}
