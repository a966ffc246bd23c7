import { nameKey } from '../../deliberation/plain';
import { failureTitle } from '../document/sections';
import { type DesignReading, sectionOf, tableOf } from '../read';
import type { DesignRule } from './rule';
import { titleRange } from './sections';

export const events: DesignRule = {
  name: 'design-events',
  severity: 'warning',
  about:
    'An event has no topic, producer, consumer or key by which a repeat is recognised, or names a component that is not there.',
  find: reading => {
    const known = componentsOf(reading);
    return (tableOf(reading, 'events')?.rows ?? []).flatMap(([name, topic, from, to, key]) => {
      if (!name) return [];
      const parts = [from?.text ?? '', ...(to?.text ?? '').split(/,\s*/)].filter(part => part !== '');
      const strange = known.size > 0 ? parts.filter(part => !known.has(nameKey(part))) : [];
      const lacks = [
        ...(topic?.text ? [] : ['no topic']),
        ...(from?.text ? [] : ['no producer']),
        ...(to?.text ? [] : ['no consumer']),
        ...(key?.text ? [] : ['no key by which a repeat is recognised']),
        ...strange.map(part => `a partner that is no component, ${part}`),
      ];
      return lacks.length > 0
        ? [{ message: `The event ${name.text} has ${lacks.join(' and ')}; complete it.`, range: name.range }]
        : [];
    });
  },
};

export const saga: DesignRule = {
  name: 'design-saga',
  severity: 'warning',
  about: 'A step of a saga has no compensation, or its component is not there.',
  find: reading => {
    const known = componentsOf(reading);
    return (tableOf(reading, 'saga')?.rows ?? []).flatMap(([step, component, compensation]) => {
      if (!step) return [];
      if (!compensation?.text || /^[-–—]$/.test(compensation.text))
        return [
          {
            message: `${step.text} has no compensation; say what takes it back, or why nothing has to.`,
            range: step.range,
          },
        ];
      return component && known.size > 0 && !known.has(nameKey(component.text))
        ? [{ message: `${step.text} is done by ${component.text}, which is no component.`, range: component.range }]
        : [];
    });
  },
};

export const rollback: DesignRule = {
  name: 'design-rollback',
  severity: 'warning',
  about: 'Events or a migration are involved, and failures and the way back are not said.',
  find: reading => {
    const involved =
      tableOf(reading, 'events') !== null ||
      /\b(?:migrat(?:e|ion|ing)|strangler|cut-?over|backfill)\b/i.test(reading.text);
    if (!involved) return [];
    const table = tableOf(reading, 'failures');
    const section = sectionOf(reading, failureTitle);
    if (!table && !section)
      return [
        {
          message: `Events or a migration are involved, and there is no ${failureTitle}; say what fails and the way back.`,
          range: titleRange(reading),
        },
      ];
    return (table?.rows ?? []).flatMap(([what, , , back]) =>
      what && !back?.text ? [{ message: `"${what.text}" has no way back; state one.`, range: what.range }] : [],
    );
  },
};

function componentsOf(reading: DesignReading): ReadonlySet<string> {
  return new Set((tableOf(reading, 'components')?.rows ?? []).flatMap(([name]) => (name ? [nameKey(name.text)] : [])));
}
