import type { Thought } from './thoughts';

/** More than this nobody can read, and Mermaid needs seconds to lay it out. */
const most = 150;
const longest = 70;

const shapes: { readonly [E in NonNullable<Thought['edge']>]: string } = {
  explore: 'explored',
  expand: 'expanded',
  prune: 'pruned',
  backtrack: 'left',
};

/**
 * The thoughts as a Mermaid flowchart. Links follow from parent to child; a long chain within one phase hangs on its
 * first thought, so that a phase is a branch and not a ladder. What is beyond the bound is counted.
 */
export function thoughtTree(thoughts: readonly Thought[]): string {
  const shown = chosen(thoughts);
  const kept = new Set(shown.map(({ id }) => id));
  const byId = new Map(thoughts.map(thought => [thought.id, thought]));
  const places = new Map(shown.map(({ id }, index) => [id, `n${index}`]));
  const heads = new Map<string, string>();
  for (const { id, phase } of shown) if (!heads.has(phase)) heads.set(phase, id);
  const lines = shown.flatMap((thought, index) => {
    const node = `n${index}["${label(thought)}"]`;
    const style = thought.edge ? [`class n${index} ${shapes[thought.edge]}`] : [];
    const parent = parentOf(thought, kept, byId, heads);
    const from = parent === null ? undefined : places.get(parent);
    return [node, ...style, ...(from ? [`${from} ${thought.edge === 'prune' ? '-.->' : '-->'} n${index}`] : [])];
  });
  const left = thoughts.length - shown.length;
  return [
    'flowchart LR',
    ...lines,
    ...(left > 0 ? [`more["and ${left} more"]`] : []),
    'classDef pruned stroke-dasharray: 4 3',
    'classDef expanded stroke-width: 2px',
  ]
    .map((line, index) => (index === 0 ? line : `  ${line}`))
    .join('\n');
}

/** The first of each phase and how the tree of alternatives moved come before the rest; the order stays. */
function chosen(thoughts: readonly Thought[]): readonly Thought[] {
  if (thoughts.length <= most) return thoughts;
  const phases = new Set<string>();
  const weight = new Map(
    thoughts.map(({ id, phase, edge, type }) => {
      const first = !phases.has(phase);
      phases.add(phase);
      return [
        id,
        first ? 0 : edge || type === 'Synthesis' || type === 'Goal' ? 1 : type === 'Exception' ? 2 : 3,
      ] as const;
    }),
  );
  const best = [...thoughts].sort((a, b) => (weight.get(a.id) ?? 9) - (weight.get(b.id) ?? 9)).slice(0, most);
  const kept = new Set(best.map(({ id }) => id));
  return thoughts.filter(({ id }) => kept.has(id));
}

function parentOf(
  { id, parent, phase }: Thought,
  kept: ReadonlySet<string>,
  byId: ReadonlyMap<string, Thought>,
  heads: ReadonlyMap<string, string>,
): string | null {
  const head = heads.get(phase);
  // Within a phase most thoughts follow each other only in time.
  if (head !== undefined && head !== id && parent !== null && isPlain(byId.get(parent), phase)) return head;
  const seen = new Set<string>();
  let at = parent;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const before = byId.get(at);
    if (kept.has(at)) return before && before.phase !== phase ? (heads.get(before.phase) ?? at) : at;
    at = before?.parent ?? null;
  }
  return null;
}

function isPlain(parent: Thought | undefined, phase: string): boolean {
  return parent?.phase === phase && parent.action === undefined;
}

/** `Reasoning: Redis weighs 30 %`; nothing in it is read as Mermaid or as HTML. */
function label({ type, text, score }: Thought): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const short = flat.length > longest ? `${flat.slice(0, longest - 1).trimEnd()}…` : flat;
  const number = score === undefined ? '' : ` (${Math.round(score * 100) / 100})`;
  return `${escaped(type)}: ${escaped(short)}${number}`;
}

const looksLike: Readonly<Record<string, string>> = {
  '"': '”',
  '`': '’',
  '<': '‹',
  '>': '›',
  '&': '+',
  '[': '(',
  ']': ')',
};

/** Signs that Mermaid or HTML read as their own are shown by ones that look like them: its escapes differ by diagram. */
function escaped(text: string): string {
  return Array.from(text, character =>
    /[\p{L}\p{N} .,:%…'()/+=$€-]/u.test(character) ? character : (looksLike[character] ?? ' '),
  ).join('');
}
