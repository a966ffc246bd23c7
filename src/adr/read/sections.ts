import type { Section } from '../model';
import { type Document, headingText } from '../text/document';
import { plain } from '../text/inline';
import { roleOf } from '../words/roles';
import { fieldsOfLine } from './fieldLines';
import { titleHeading } from './titleHeading';

/** Every heading outside lists and its extent; the record's own title plays no part. A line of data with a rule too close under it is no heading. */
export function sectionsOf(document: Document): Section[] {
  const headings = document.blocks.filter(block => {
    if (block.kind !== 'heading' || block.items > 0) return false;
    return !block.setext || fieldsOfLine(headingText(document, block)).length === 0;
  });
  const title = titleHeading(document);
  return headings.map((block, index) => {
    const text = headingText(document, block);
    const value = plain(text.text);
    const next = headings.slice(index + 1).find(other => other.level <= block.level);
    const end = next ? document.lines.start(next.line) : document.text.length;
    const start = Math.min(document.lines.start(block.endLine), end);
    return {
      role: block === title ? 'other' : roleOf(value),
      heading: { value, range: { start: text.start, end: text.end } },
      level: block.level,
      line: block.line,
      body: { start, end },
    };
  });
}

/** The innermost section that holds an offset. */
export function sectionAt(sections: readonly Section[], offset: number): Section | null {
  let found: Section | null = null;
  for (const section of sections) {
    if (section.heading.range.start > offset) break;
    if (offset < section.body.end) found = section;
  }
  return found;
}

/** The section that holds an offset and the ones around it, innermost first. */
export function sectionsAround(sections: readonly Section[], offset: number): Section[] {
  return sections.filter(section => section.heading.range.start <= offset && offset < section.body.end).reverse();
}
