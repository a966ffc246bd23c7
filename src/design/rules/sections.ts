import type { Range } from '../../adr/model';
import { sectionTitles } from '../document/sections';
import { type DesignReading, sectionOf } from '../read';
import type { DesignRule } from './rule';

export const missingSection: DesignRule = {
  name: 'design-missing-section',
  severity: 'warning',
  about: 'One of the eleven sections of an architecture document is missing or empty.',
  find: reading =>
    sectionTitles.flatMap(title => {
      const section = sectionOf(reading, title);
      if (!section) return [{ message: `The section ${title} is missing; add it.`, range: titleRange(reading) }];
      return isEmpty(reading.text.slice(section.body.start, section.body.end))
        ? [
            {
              message: `The section ${title} is empty; write it, or TODO with what is missing.`,
              range: section.heading,
            },
          ]
        : [];
    }),
};

/** Headings, hints and the heads of tables say nothing. */
function isEmpty(body: string): boolean {
  const said = body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^#{1,6}[ \t].*$/gm, '')
    .replace(/^\s*\|.*\|\s*\r?\n\s*\|[\s:|-]+\|[ \t]*$/gm, '')
    .trim();
  return said === '';
}

export function titleRange({ sections, text }: DesignReading): Range {
  return sections[0]?.heading ?? { start: 0, end: Math.min(text.length, 1) };
}
