import type { Ground } from './questions';
import type { Settings } from './settings';
import type { Input } from './state';

/** What every question of a deliberation rests on. */
export function groundOf(
  { title, context, lessons, requirements = [] }: Pick<Input, 'title' | 'context' | 'lessons' | 'requirements'>,
  { scale }: Pick<Settings, 'scale'>,
): Ground {
  return { title, context, lessons, requirements: requirements.map(({ path, text }) => `${text} (${path})`), scale };
}
