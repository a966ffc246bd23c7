import { nameKey } from './plain';
import type { Kind } from './questions';
import type { Alternative } from './work';

const axes = ['paradigm', 'ecosystem', 'deployment', 'optimises', 'vendor'] as const;

/**
 * On what two alternatives differ in kind. Three pools of one database differ in nothing but a number. What a person
 * brought has no kind and is taken to differ.
 */
export function differences(a: Alternative, b: Alternative): readonly (keyof Kind)[] {
  const [left, right] = [a.kind, b.kind];
  if (left === null || right === null) return axes;
  if (kernel(a.name) === kernel(b.name)) return [];
  return axes.filter(axis => nameKey(left[axis]) !== nameKey(right[axis]));
}

/** `Redis 7, large` -> `redis` */
function kernel(name: string): string {
  const words = nameKey(name)
    .split(' ')
    .filter(
      word =>
        !/^(?:v?\d+\w{0,3}|small|medium|large|big|x+l|single|double|one|two|three|more|fewer|pool|size|version|tier|plan)$/.test(
          word,
        ),
    );
  return words.length > 0 ? words.join(' ') : nameKey(name);
}
