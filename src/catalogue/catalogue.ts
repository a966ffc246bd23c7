import * as z from '../schema/schema';
import { type Topic, topicShape } from './topic';

export interface Catalogue {
  readonly topics: readonly Topic[];
  /** Files that are no topic, a sentence each. They are left out and the rest works. */
  readonly problems: readonly string[];
}

/** Where a team keeps topics of its own, below the folder of companions. */
export const teamFolder = 'catalogue';

/** Topics from files, one or a list of them each, the later ones over the earlier: a team's topic of the same id takes the place of ours. */
export function catalogueOf(files: readonly { readonly path: string; readonly text: string }[]): Catalogue {
  const topics = new Map<string, Topic>();
  const problems: string[] = [];
  for (const { path, text } of files) {
    const found = parse(text);
    for (const one of Array.isArray(found) ? found : [found]) {
      const parsed = topicShape.safeParse(one);
      if (parsed.success) topics.set(parsed.data.id, parsed.data);
      else problems.push(`${path} is no topic: ${z.prettifyError(parsed.error).split('\n')[0] ?? ''}`);
    }
  }
  return { topics: [...topics.values()], problems };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
