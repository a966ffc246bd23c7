import { redact } from '../llm/redact';
import type { Designer } from './designer';
import { groundOf } from './ground';
import { maskedIn } from './masked';
import { prompts } from './prompts/prompts';
import { systemPrompt } from './prompts/system';
import type { Settings } from './settings';
import type { Input } from './state';

type Asked = Pick<Input, 'title' | 'context' | 'lessons' | 'requirements' | 'criteria' | 'alternatives'>;

/** What is sent when a deliberation begins, word for word: what stays the same through it, and the first questions. */
export function previewText(
  input: Asked,
  settings: Settings,
  { origin, name }: Pick<Designer, 'origin' | 'name'>,
): string {
  const ground = maskedIn(groundOf(input, settings));
  const { criteria, alternatives } = maskedIn(input);
  const { scale } = settings;
  const system = systemPrompt(ground);
  const goal = ground.title;
  const hidden = redact(systemPrompt(groundOf(input, settings))).masked;
  const kinds = [...new Set(hidden.map(({ kind }) => kind))].join(', ');
  const parts = [
    ['Said with every question', system],
    ['First question', prompts.frame({ existing: [] }, scale)],
    ['Then', prompts.criteria({ goal, given: criteria }, scale)],
    [
      'And then, once the criteria are settled',
      prompts.alternatives(
        { goal, statusQuo: '', criteria: [], count: settings.alternatives, given: alternatives, avoid: [] },
        scale,
      ),
    ],
  ] as const;
  return [
    `# What is sent to ${name}`,
    '',
    origin === 'catalogue'
      ? 'Nothing leaves this computer: the catalogue answers. A model would be sent what follows.'
      : 'Word for word, before anything is sent. Later questions hold the criteria, the alternatives and the scores as they stand then.',
    hidden.length > 0
      ? `Masked, here and in what is sent: ${hidden.length} (${kinds}).`
      : 'Nothing in it looks like a key or a password; what does would be masked, here and in what is sent.',
    '',
    ...parts.flatMap(([heading, text]) => [`## ${heading}`, '', fenced(text), '']),
  ].join('\n');
}

/** In a fence longer than any that the text holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
