import type { Brief } from '../../brief/brief';
import type { Topic, TopicOption } from '../../catalogue/topic';
import { optionOf } from '../../deliberation/known';
import { type Capability, capabilitiesIn } from '../capabilities';
import { withAnswers } from '../checks';
import { askedPerson } from '../fields';
import { type Decision, type DesignGround, type PartAsk, takenOf } from '../questions';
import type { Requirement } from '../requirement';
import { type Technology, technologiesOf } from '../versions';

/** What the catalogue builds a part from: the brief, what was decided, and which known parts the text asks for. */
export interface Known {
  readonly brief: Brief;
  readonly ask: PartAsk;
  readonly topics: readonly Topic[];
  readonly capabilities: readonly Capability[];
}

export function knownOf({ title, context }: DesignGround, ask: PartAsk, topics: readonly Topic[]): Known {
  return {
    // What a person answered counts like the text.
    brief: withAnswers(title, context, ask.fields, askedPerson),
    ask,
    topics,
    capabilities: capabilitiesIn(context).map(({ capability }) => capability),
  };
}

export interface Taken {
  readonly decision: Decision;
  readonly option: TopicOption | undefined;
  readonly name: string;
  readonly technologies: readonly Technology[];
}

/** How a topic was decided, with what the catalogue says of the option; null where it was no choice here. */
export function taken({ ask, topics }: Known, topic: string): Taken | null {
  const decision = ask.decisions.find(one => one.topic === topic);
  if (!decision) return null;
  const found = topics.find(({ id }) => id === topic);
  const name = takenOf(decision);
  const option = found && optionOf(found, name);
  return { decision, option, name, technologies: option ? technologiesOf(topic, option.id) : [] };
}

/** `Apache Kafka`, or the option's own name where it installs nothing. */
export function builtWith(known: Known, topic: string, otherwise: string): string {
  const found = taken(known, topic);
  return found ? (found.technologies[0]?.name ?? found.name) : otherwise;
}

/** The requirements of this part that the words speak of, or that a test takes. */
export function meeting({ ask }: Known, test: (requirement: Requirement) => boolean): string[] {
  return ask.requirements
    .filter(requirement => ask.toMeet.includes(requirement.id) && test(requirement))
    .map(({ id }) => id);
}

export function ofCapability(known: Known, { name }: Capability): string[] {
  return known.ask.requirements.filter(({ text }) => text.startsWith(`${name}: `)).map(({ id }) => id);
}

/** Messages go through a broker: events have topics, consumers and duplicates. */
export function sendsEvents(known: Known): boolean {
  const messaging = taken(known, 'messaging');
  if (messaging) return messaging.option?.id !== 'direct-calls';
  return taken(known, 'architecture-style')?.option?.id === 'event-driven';
}

export function isMigration(known: Known): boolean {
  return (
    known.ask.decisions.some(({ topic }) => topic === 'migration') ||
    known.capabilities.some(({ id }) => id === 'monolith')
  );
}

/** In a migration what is there, and what is taken out of it first. */
export const existingPart = 'Existing application';
export const newPart = 'New part';

export function usersOf({ brief, ask }: Known): boolean {
  return (
    ask.decisions.some(({ topic }) => topic === 'authentication') ||
    brief.quantities.some(({ dimension }) => dimension === 'users')
  );
}

export function lower(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
