import { madrMinimalTemplate, madrTemplate } from './madr';
import { nygardTemplate } from './nygard';
import { totTemplate } from './tot';
import type { RecordValues } from './values';

export const TEMPLATE_NAMES = ['tot', 'madr', 'madr-minimal', 'nygard'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A new record by one of the templates that ship; a team's own file goes through `ownTemplate`. */
export function fromTemplate(name: TemplateName, given: RecordValues): string {
  const values = numbered(given);
  switch (name) {
    case 'tot':
      return totTemplate(values);
    case 'madr':
      return madrTemplate(values);
    case 'madr-minimal':
      return madrMinimalTemplate(values);
    case 'nygard':
      return nygardTemplate(values);
  }
}

/** An empty number is none: a draft has only its title until it is accepted. */
function numbered({ number, ...values }: RecordValues): RecordValues {
  return number === undefined || number === '' ? values : { ...values, number };
}
