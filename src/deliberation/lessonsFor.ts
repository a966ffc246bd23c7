import { lessonIndex } from '../memory/lessonIndex';
import { loadLessons } from '../memory/read';
import { type LessonQuery, type MemoryPolicy, relevant } from '../memory/relevant';
import type { Lesson } from '../memory/shape';
import type { Files } from '../ports/files';
import { plain } from './plain';
import type { Input } from './state';

/** How many lessons of earlier decisions a deliberation hears, and which. */
export interface MemorySettings {
  readonly window: number;
  readonly policy: MemoryPolicy;
}

const policies: readonly MemoryPolicy[] = ['relevance', 'recency', 'fifo'];

/** From what a person set under `deliberate.memory.`; what is not set or out of bounds is as usual. */
export function memoryFrom(get: (key: string) => unknown): MemorySettings {
  const window = get('memory.window');
  return {
    window: typeof window === 'number' && Number.isInteger(window) && window >= 1 && window <= 10 ? window : 3,
    policy: policies.find(name => name === get('memory.policy')) ?? 'relevance',
  };
}

export interface LessonsFor {
  /** For the input of a deliberation: what its designer hears, and where that lies. */
  readonly input: Pick<Input, 'lessons' | 'lessonsFrom'>;
  /** What could not be read, one sentence each; the rest is there. */
  readonly troubles: readonly string[];
}

/** The lessons of earlier decisions to hear before this one, best first, each with why. */
export async function lessonsFor(
  files: Files,
  query: LessonQuery,
  { window, policy }: MemorySettings,
  now: string,
): Promise<LessonsFor> {
  const { lessons, unreadable } = await loadLessons(files);
  const found = relevant(query, lessonIndex(lessons), { window, policy, now });
  return {
    input: {
      lessons: found.map(({ lesson }) => lessonLine(lesson)),
      lessonsFrom: found.map(({ lesson, why }) => ({
        path: lesson.path,
        title: plain(lesson.reflection.decision.title, 200),
        why: plain(why.sentence, 300),
      })),
    },
    troubles: unreadable.map(({ path, message }) => `${path}: ${message}`),
  };
}

const longest = 600;

/** `Keep sessions in Redis (superseded on 2026-06-01): A new system costs an engineer for a quarter. [path]` */
function lessonLine({ path, reflection }: Lesson): string {
  const { decision, event, lessons, insights, rootCause } = reflection;
  const said = [...lessons, ...insights, rootCause ? `The root cause: ${rootCause}` : '']
    .map(text => plain(text, 240))
    .filter(text => text !== '')
    .map(text => (/[.!?]$/.test(text) ? text : `${text}.`));
  const happened = `${event.type.replace('-', ' ')} on ${event.at.slice(0, 10)}`;
  // Where it lies comes last and whole: by it a reader of the trace finds the lesson.
  return `${plain(`${plain(decision.title, 160)} (${happened}): ${said.join(' ')}`, longest)} [${path}]`;
}
