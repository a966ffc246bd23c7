import { type Thought, thoughtTypes } from './thoughts';
import { thoughtTree } from './thoughtTree';

const about: { readonly [T in Thought['type']]: string } = {
  Goal: 'what is decided',
  Progress: 'after each phase',
  Extraction: 'read out of the context',
  Reasoning: 'before a decision',
  Exception: 'contradictions, violated limits, what did not pass',
  Synthesis: 'what follows',
};

/** The trace for a person: every thought by type, with what was done and what came of it, and the tree as a picture. */
export function thoughtsText(title: string, thoughts: readonly Thought[], damaged: readonly number[]): string {
  return [
    `# Thoughts: ${line(title)}`,
    '',
    ...(damaged.length > 0
      ? [
          `${damaged.length} ${damaged.length === 1 ? 'line' : 'lines'} of the trace cannot be read (${damaged.slice(0, 10).join(', ')}).`,
          '',
        ]
      : []),
    ...thoughtTypes.flatMap(type => {
      const own = thoughts.filter(thought => thought.type === type);
      return own.length === 0 ? [] : [`## ${type} (${own.length}): ${about[type]}`, '', ...own.flatMap(entry), ''];
    }),
    '## Tree',
    '',
    '```mermaid',
    thoughtTree(thoughts),
    '```',
    '',
  ].join('\n');
}

function entry({ id, phase, text, action, observation }: Thought): string[] {
  const came = observation
    ? `${observation.status}: ${observation.result}${observation.learned ? `; ${observation.learned}` : ''}`
    : '';
  return [
    `- ${line(text)} *(${id}, ${phase})*`,
    ...(action ? [`  - Action: ${line(action)}`] : []),
    ...(came ? [`  - Observation: ${line(came)}`] : []),
  ];
}

/** Words of a trace are text in the list, whatever signs they hold. */
function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&');
}
