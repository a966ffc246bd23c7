import { bullets, capital, document, heading, paragraph } from './parts';
import type { RecordValues } from './values';

/** Michael Nygard's record, as adr-tools writes it. */
export function nygardTemplate(values: RecordValues): string {
  const number = values.number === undefined ? '' : `${values.number.replace(/^0+(?=\d)/, '')}. `;
  const consequences = [...(values.positive ?? []), ...(values.negative ?? []), ...(values.mitigations ?? [])];
  return document([
    heading(1, `${number}${values.title}`),
    `Date: ${values.date}`,
    '## Status',
    capital(values.status ?? 'proposed'),
    '## Context',
    paragraph(values.context, 'The issue motivating this decision, and any context that influences or constrains it.'),
    '## Decision',
    paragraph(
      [values.chosen ? `Chosen option: **${values.chosen}**.` : '', values.decision ?? ''].filter(Boolean).join(' '),
      'The change that we are proposing or have agreed to implement.',
    ),
    '## Consequences',
    consequences.length > 0
      ? bullets(consequences, '')
      : paragraph(undefined, 'What becomes easier or more difficult, and which risks come with the change.'),
  ]);
}
