import type { Answer } from './questions';

type Diagram = Answer<'justify'>['diagram'];

const most = 16;

/** A flowchart from boxes and arrows. It is written by code, so it always draws, whatever a model put into a label. */
export function flowchart({ nodes, edges }: Diagram): string {
  const known = nodes
    .slice(0, most)
    .map(({ id, label }, index) => ({ id, name: `n${index + 1}`, label: words(label || id) }));
  const nameOf = (id: string) => known.find(node => node.id === id)?.name;
  const arrows = edges.slice(0, 2 * most).flatMap(({ from, to, label }) => {
    const [a, b] = [nameOf(from), nameOf(to)];
    if (!a || !b) return [];
    const text = words(label);
    return [`  ${a} -->${text === '' ? '' : `|"${text}"|`} ${b}`];
  });
  if (known.length < 2 || arrows.length === 0) return '';
  return ['flowchart LR', ...known.map(({ name, label }) => `  ${name}["${label}"]`), ...arrows].join('\n');
}

function words(label: string): string {
  return label
    .replace(/[^\p{L}\p{N} .,:/()+&'%$-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}
