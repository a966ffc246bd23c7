import type { Brief } from '../brief/brief';
import type { Topic, TopicOption } from '../catalogue/topic';
import { nameKey, sameName } from './plain';
import type { Ground } from './questions';

/** What the catalogue answers from: a context, and the topic that fits it. */
export interface Known {
  readonly brief: Brief;
  readonly topic: Topic;
  /** The words by which the topic was found. */
  readonly because: readonly string[];
  readonly ground: Ground;
}

/** An option by its name, or by what people call it. */
export function optionOf(topic: Topic, name: string): TopicOption | undefined {
  return topic.options.find(
    option => sameName(option.name, name) || option.aliases.some(alias => nameKey(alias) === nameKey(name)),
  );
}
