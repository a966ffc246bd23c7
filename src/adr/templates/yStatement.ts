import { escapeInline } from '../edit/escape';
import { document, heading } from './parts';
import type { RecordValues } from './values';

/**
 * A decision in one sentence, for what is small: `In the context of ..., facing ..., we decided for ... and against ...,
 * to achieve ..., accepting that ...`. What is not known yet is a hint to type over.
 */
export function yStatementTemplate(values: RecordValues): string {
  const { title, number, date, status, context, chosen, options = [], positive = [], negative = [] } = values;
  const others = options.map(({ name }) => name).filter(name => name !== chosen);
  const facing = values.matrix?.criteria.map(({ name }) => name.toLowerCase()) ?? [];
  const sentence = [
    `In the context of ${part(context ? sentenceOf(context) : undefined, 'the use case')},`,
    `facing ${part(list(facing), 'the concern')},`,
    `we decided for ${chosen ? `**${escapeInline(chosen)}**` : '<!-- the option -->'}`,
    `and against ${part(list(others.map(escapeInline)), 'the other options')},`,
    `to achieve ${part(list(positive), 'the quality')},`,
    `accepting ${part(list(negative), 'the downside')}.`,
  ].join('\n');
  return document([
    ['---', `status: ${/^[a-z -]+$/i.test(status ?? '') ? status : 'proposed'}`, `date: ${date}`, '---'].join('\n'),
    heading(1, number ? `${number.replace(/^0+(?=\d)/, '')}. ${title}` : title),
    sentence,
    // The same once more as every tool that reads records finds it.
    chosen ? `Chosen option: **${escapeInline(chosen)}**.` : null,
  ]);
}

function part(text: string | undefined, hint: string): string {
  return text !== undefined && text !== '' ? text : `<!-- ${hint} -->`;
}

function list(items: readonly string[]): string {
  const clean = items.map(item => item.trim().replace(/\.$/, '')).filter(item => item !== '');
  return clean.length < 2 ? (clean[0] ?? '') : `${clean.slice(0, -1).join(', ')} and ${clean.at(-1)}`;
}

/** The first sentence, on one line. */
function sentenceOf(context: string): string {
  const flat = context.replace(/\s+/g, ' ').trim();
  return (/^.{1,300}?(?=[.!?](?:\s|$))/.exec(flat)?.[0] ?? flat.slice(0, 300)).trim();
}
