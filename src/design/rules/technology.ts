import { tableOf } from '../read';
import { isVersion } from '../versions';
import type { DesignRule } from './rule';

export const technology: DesignRule = {
  name: 'design-technology',
  severity: 'warning',
  about: 'A technology has no version or no reason.',
  find: reading =>
    (tableOf(reading, 'technologies')?.rows ?? []).flatMap(([name, version, , why]) => {
      if (!name) return [];
      const lacks = [
        ...(version && isVersion(version.text) ? [] : ['no version']),
        ...(why && why.text.trim().length >= 8 ? [] : ['no reason']),
      ];
      return lacks.length > 0
        ? [
            {
              message: `${name.text} has ${lacks.join(' and ')}; state ${lacks.length > 1 ? 'both' : 'it'}.`,
              range: name.range,
            },
          ]
        : [];
    }),
};
