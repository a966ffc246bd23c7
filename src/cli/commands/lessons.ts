import { lessonIndex } from '../../memory/lessonIndex';
import { loadLessons } from '../../memory/read';
import { type RelevantLesson, relevant } from '../../memory/relevant';
import { exitCodes, usage } from '../failure';
import { oneLine } from '../oneLine';
import { tolerantFiles, warn } from '../tolerant';
import type { Command } from './command';

/** `deliberate lessons QUERY [--json]`: what was learned from earlier decisions that fits a question, and why it fits. */
export const lessons: Command = {
  options: { json: { type: 'boolean' } },
  async run({ positionals, values, settings, out }) {
    const query = positionals.join(' ').trim();
    if (query === '')
      throw usage('lessons takes what they should be about: deliberate lessons "user sessions" [--json]');
    const loaded = await loadLessons(tolerantFiles(process.cwd(), settings.records));
    for (const { path, message } of loaded.unreadable) warn(`${path}: ${message}`);
    const options = { ...settings.memory, now: new Date().toISOString() };
    const found = relevant({ title: query }, lessonIndex(loaded.lessons), options);
    if (values['json']) out(JSON.stringify(found.map(plain), null, 2));
    else if (found.length === 0) out(nothing(loaded.lessons.length));
    else out(found.map(text).join('\n\n'));
    return exitCodes.fine;
  },
};

function nothing(count: number): string {
  return count === 0
    ? 'No lessons yet: deliberate reflect FILE writes one after something happened to a decision.'
    : `No lesson fits, of ${count}; only those count that rest on something that happened.`;
}

function plain({ lesson: { path, reflection }, score, why }: RelevantLesson) {
  const { decision, event, lessons: learned, insights, rootCause, confidence } = reflection;
  const { path: record, title } = decision;
  return {
    path,
    record,
    title,
    event: event.type,
    at: event.at,
    lessons: learned,
    insights,
    rootCause,
    confidence,
    score,
    why,
  };
}

function text({ lesson: { path, reflection }, why }: RelevantLesson): string {
  const { decision, event, lessons: learned, insights, rootCause } = reflection;
  return [
    `${oneLine(decision.title)} (${event.type.replace('-', ' ')} on ${event.at.slice(0, 10)})`,
    ...[...learned, ...insights].map(said => `  - ${oneLine(said)}`),
    ...(rootCause ? [`  Root cause: ${oneLine(rootCause)}`] : []),
    `  Why: ${oneLine(why.sentence)}`,
    `  ${path}`,
  ].join('\n');
}
