import { type Quantity, strongest } from '../brief/quantities';
import { type Known, optionOf } from './known';
import type { Answer, Asks } from './questions';

type Proposal = Answer<'triggers'>['triggers'][number];

/** The chosen option's own triggers, and those that the quantities of the context ask for. */
export function catalogueTriggers({ brief, topic }: Known, { chosen }: Asks['triggers']): Answer<'triggers'> {
  const option = chosen === null ? undefined : optionOf(topic, chosen);
  // Nothing is chosen: what would settle it are the first triggers of the options themselves.
  const own = option ? option.triggers : topic.options.flatMap(({ triggers }) => triggers.slice(0, 1)).slice(0, 3);
  const found = own.flatMap(({ metric, when, window, action }): readonly Proposal[] => {
    const [, comparison, threshold] = /^(<=|>=|<|>)\s*(.+)$/.exec(when) ?? [];
    return comparison && threshold
      ? [{ metric, comparison: comparison as Proposal['comparison'], threshold, window, action }]
      : [];
  });
  return { triggers: [...found, ...ofQuantities(brief.quantities)].slice(0, 5) };
}

function ofQuantities(quantities: readonly Quantity[]): readonly Proposal[] {
  const rate = strongest(quantities, 'rate');
  // A price of something is no budget: only what is said per month or year is.
  const money = strongest(
    quantities.filter(({ words }) => /month|year|annual|\byr\b/i.test(words)),
    'money',
  );
  const users = strongest(quantities, 'users');
  const data = strongest(quantities, 'data');
  return [
    ...(rate ? [doubled('load at peak', perSecond(2 * rate.value), rate)] : []),
    ...(users && !rate ? [doubled('users', whole(2 * users.value), users)] : []),
    ...(data && !rate && !users ? [doubled('data kept', bytes(2 * data.value), data)] : []),
    ...(money ? [budget(money)] : []),
  ];
}

function doubled(metric: string, threshold: string, { words }: Quantity): Proposal {
  return { metric, comparison: '>', threshold, window: '7 days', action: `re-open; it was scored for ${words}` };
}

/** `EUR 2,000 per month` is over when more than 2,000 EUR are paid. */
function budget({ words }: Quantity): Proposal {
  const amount = /\d[\d.,]*\s?[kKmM]?/.exec(words)?.[0].trim() ?? '';
  const currency =
    /USD|EUR|GBP|CHF|[$€£]/i.exec(words)?.[0].replace('$', 'USD').replace('€', 'EUR').replace('£', 'GBP') ?? '';
  const threshold = `${amount} ${currency}`.trim();
  const yearly = /year|annual|\byr\b/i.test(words);
  const [metric, window] = yearly ? ['cost per year', 'year'] : ['monthly cost', '2 months in a row'];
  return { metric, comparison: '>', threshold, window, action: `re-open; the context gives ${words}` };
}

function perSecond(value: number): string {
  return value >= 1 ? `${whole(value)}/s` : `${whole(value * 86_400)}/day`;
}

function bytes(value: number): string {
  const power = Math.min(5, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${whole(value / 1000 ** power)} ${['B', 'KB', 'MB', 'GB', 'TB', 'PB'][power] ?? 'B'}`;
}

/** `20,000` */
function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
