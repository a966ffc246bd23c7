import { type Quantity, quantitiesOf } from '../../brief/quantities';
import type { DesignAnswer } from '../questions';
import { type Known, sendsEvents, taken } from './known';

export function scaling(known: Known): DesignAnswer<'scaling'> {
  const { ask } = known;
  const here = ask.requirements.filter(({ id }) => ask.toMeet.includes(id));
  const plan = here.map(({ id, text }) => {
    const [quantity] = quantitiesOf(text);
    return { load: text, how: howFor(known, quantity), limit: limitFor(quantity), meets: [id] };
  });
  const usual = {
    load: 'growth that nobody named',
    how: 'stateless parts scale out by CPU and queue length; the database scales up first, then reads go to replicas',
    limit: 'one primary that takes the writes; TODO: measure where it ends',
    meets: [],
  };
  return { plan: [...plan, usual] };
}

function howFor(known: Known, quantity: Quantity | undefined): string {
  const cache = taken(known, 'caching');
  const stream = taken(known, 'stream-processing');
  switch (quantity?.dimension) {
    case 'rate':
      return `that is ${perSecond(quantity.value)}, tested at ${perSecond(2 * quantity.value)}; ${stream ? `partitions of the log are spread over ${stream.name}` : sendsEvents(known) ? 'the broker takes the peak and consumers work it off' : 'instances are added by load'}`;
    case 'users':
      return `instances are added by load${cache ? `, and ${cache.name} answers what is asked again` : ''}; requests per user TODO: measure in the first week`;
    case 'latency':
      return `a budget for each hop is written down and measured at the 95th percentile${cache ? `; ${cache.name} takes the hot reads` : ''}`;
    case 'items':
    case 'services':
      return 'the key that spreads it is chosen so that no partition has more than its share; counted monthly';
    default:
      return 'TODO: put a number to it, then test at twice of it';
  }
}

function limitFor(quantity: Quantity | undefined): string {
  switch (quantity?.dimension) {
    case 'rate':
      return `over ${perSecond(2 * quantity.value)} the records behind this are opened again`;
    case 'users':
      return `over ${whole(2 * quantity.value)} the records behind this are opened again`;
    case 'latency':
      return `${quantity.words} missed for 7 days`;
    case 'items':
    case 'services':
      return `over ${whole(2 * quantity.value)} it is looked at again`;
    default:
      return 'TODO: unknown until it is measured';
  }
}

function perSecond(value: number): string {
  if (value < 0.1) return `${whole(value * 86_400)}/day`;
  return value < 100 ? `${Math.round(value * 100) / 100}/s` : `${whole(value)}/s`;
}

function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
