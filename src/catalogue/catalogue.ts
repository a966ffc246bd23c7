import * as z from '../schema/schema';
import { type Topic, topicShape } from './topic';

export interface Catalogue {
  readonly topics: readonly Topic[];
  /** Files that are no topic, a sentence each. They are left out and the rest works. */
  readonly problems: readonly string[];
}

/** Where a team keeps topics of its own, below the folder of companions. */
export const teamFolder = 'catalogue';

/** The topics that ship, as one list, and a team's files: a topic of the same id takes the place of ours. */
export function catalogueOf(
  shipped: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Catalogue {
  // Ours were checked when they were built; checking them again would take longer than deciding with them.
  const topics = new Map((parse(shipped) as readonly Topic[] | undefined)?.map(topic => [topic.id, topic]));
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
