import { briefOf } from '../../brief/brief';
import type { Desk } from '../desk';
import { plain, plainName } from '../plain';

const most = 12;

/** What is decided, what the context gives, and where it contradicts itself. */
export async function frame(desk: Desk): Promise<void> {
  const { title, context, lessons } = desk.ground;
  desk.enter('frame', 1);
  desk.think({ type: 'Goal', text: title, action: 'read the context' });
  const { quantities } = briefOf(title, context);
  const answer = await desk.ask('frame', { existing: [] });
  const work = {
    goal: plain(answer.goal, 300) || title,
    extractions: lines(answer.extractions),
    exceptions: lines(answer.exceptions),
    statusQuo: plainName(answer.statusQuo),
    assumptions: lines(answer.assumptions),
  };
  desk.set({ frame: work });
  const words = [...new Set(quantities.map(quantity => quantity.words))].slice(0, most);
  desk.think({
    type: 'Extraction',
    text: words.length > 0 ? words.join(', ') : 'the context names no quantity',
    observation: {
      status: words.length > 0 ? 'success' : 'partial',
      result: `${quantities.length} quantities found by code`,
    },
  });
  for (const text of work.extractions) desk.think({ type: 'Extraction', text });
  for (const text of work.exceptions) desk.think({ type: 'Exception', text });
  for (const text of work.assumptions) desk.think({ type: 'Reasoning', text: `Assumed: ${text}` });
  for (const text of lessons) desk.think({ type: 'Extraction', text: `Lesson of an earlier decision: ${text}` });
  desk.think({ type: 'Progress', text: `The question: ${work.goal}` });
}

function lines(texts: readonly string[]): readonly string[] {
  return texts.slice(0, most).flatMap(text => plain(text, 240) || []);
}
