import { format } from '../../decision/decimal';
import { ceil, type Exact, exact, floor, mul } from '../../decision/exact';

/** At least two decimals and, where they say more, up to four: `3.90`, `0.675`. */
export function figure(value: Exact): string {
  return format(value, 4).replace(/0{1,2}$/, '');
}

/** `30 %`, `13.5 %`. */
export function percent(share: Exact): string {
  return `${trimmed(format(mul(share, exact(100)), 1))} %`;
}

/** A bound that is certainly kept: lower ones are rounded up and upper ones down. */
export function bound(share: Exact, side: 'low' | 'high'): string {
  const tenths = mul(share, exact(1000));
  return percent(exact(side === 'low' ? ceil(tenths) : floor(tenths), 1000n));
}

/** As few decimals as say it, up to four: `0.25`, `5`. */
export function plainFigure(value: Exact): string {
  return trimmed(format(value, 4));
}

function trimmed(shown: string): string {
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown;
}
