const space = 'http://www.w3.org/2000/svg';

/** A share as a bar of 100 units, with a mark where it should be; its words stand beside it. */
export function bar(share: number, target: number | null, tone: string): SVGSVGElement {
  const svg = shape('svg', {
    viewBox: '0 0 100 6',
    preserveAspectRatio: 'none',
    class: `bar ${tone}`,
    'aria-hidden': 'true',
  });
  svg.append(shape('rect', { class: 'ground', width: '100', height: '6' }));
  // A little is seen, and nothing is nothing.
  const width = share === 0 ? 0 : Math.max(1, share * 100);
  svg.append(shape('rect', { class: 'amount', width: String(width), height: '6' }));
  if (target !== null)
    svg.append(shape('rect', { class: 'mark', x: String(Math.min(99, target * 100)), width: '1', height: '6' }));
  return svg;
}

function shape<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
