import { madrMinimalTemplate, madrTemplate } from './madr';
import { nygardTemplate } from './nygard';
import { totTemplate } from './tot';
import type { RecordValues } from './values';

export const TEMPLATE_NAMES = ['tot', 'madr', 'madr-minimal', 'nygard'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A new record by one of the templates that ship; a team's own file goes through `ownTemplate`. */
export function fromTemplate(name: TemplateName, values: RecordValues): string {
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
