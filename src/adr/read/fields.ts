import { type Document, headingText, type Inner, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { type Table, tablesOf } from '../text/table';
import { fieldNamed } from '../words/labels';
import { isHeadHeading, roleOf } from '../words/roles';
import { type Field, type FieldValue, fieldsOfLine } from './fieldLines';
import { titleHeading } from './titleHeading';

/** Front matter first, then what stands in the head of the text. */
export function fieldsOf(document: Document): Field[] {
  const fields: Field[] = [];
  for (const entry of document.front?.entries ?? []) {
    const name = fieldNamed(entry.key);
    if (!name) continue;
    const values = entry.values.map(({ value, range }) => ({ text: value, range }));
    fields.push({ name, values, notation: 'front', label: entry.key });
  }
  const end = headEnd(document);
  const head = { ...document, blocks: document.blocks.slice(0, end) };
  const inTables = new Set<number>();
  for (const table of tablesOf(head)) {
    for (const field of fieldsOfTable(table)) fields.push(field);
    for (let line = table.header.line; line <= (table.rows.at(-1)?.line ?? table.delimiter.line); line++)
      inTables.add(line);
  }
  for (const [index, block] of head.blocks.entries()) {
    if (block.kind !== 'paragraph' && !block.setext) continue;
    const lines = innerLines(document, block).filter(line => !inTables.has(line.line));
    for (const [at, line] of lines.entries()) {
      for (const field of fieldsOfLine(line)) {
        const values = field.values.length > 0 ? field.values : nextValues(document, index, lines[at + 1]);
        fields.push({ ...field, values });
      }
    }
  }
  // What an AsciiDoc page shows counts before its attributes, which the shown lines often repeat as `{status}`.
  for (const entry of document.attributes) {
    const name = fieldNamed(entry.key);
    const values = entry.values.map(({ value, range }) => ({ text: value, range }));
    if (name) fields.push({ name, values, notation: 'attribute', label: entry.key });
  }
  return fields;
}

/**
 * The head ends at the first heading that announces the argument. Headings such as `Metadata`, `Status` or `Date` belong
 * to it; what stands in `Status` is read as a section.
 */
export function headEnd(document: Document): number {
  const { blocks } = document;
  const title = titleHeading(document);
  let first = true;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading' || block.items > 0) continue;
    const text = headingText(document, block).text;
    if (block.setext && fieldsOfText(text)) continue;
    const role = block === title ? 'other' : roleOf(text);
    if (role === 'status' || isHeadHeading(text)) {
      first = false;
      continue;
    }
    if (first && role === 'other') {
      first = false;
      continue;
    }
    return index;
  }
  // With no heading at all the top of the text is its head.
  return first ? Math.min(blocks.length, 12) : blocks.length;
}

function fieldsOfText(text: string): boolean {
  return fieldsOfLine({ text, start: 0, end: text.length, line: 0 }).length > 0;
}

/** A label with nothing after it has its value on the next line, or in the list under it. */
function nextValues(document: Document, index: number, next: Inner | undefined): FieldValue[] {
  if (next) return fieldsOfLine(next).length > 0 ? [] : [{ text: next.text, range: next }];
  const own = document.blocks[index];
  const values: FieldValue[] = [];
  for (const block of document.blocks.slice(index + 1, index + 30)) {
    if (block.kind !== 'paragraph' || !own || block.items <= own.items) break;
    const line = innerLines(document, block)[0];
    if (line) values.push({ text: line.text, range: line });
  }
  return values;
}

/** `| Status | Accepted |` as a row, or `| Status | Date |` as a header with one row under it. */
function fieldsOfTable(table: Table): Field[] {
  const fields: Field[] = [];
  const across = table.header.cells.map(cell => fieldNamed(plain(cell.raw)));
  if (across.filter(name => name !== null).length >= 2 && table.rows.length >= 1) {
    for (const [column, name] of across.entries()) {
      const cell = table.rows[0]?.cells[column];
      if (name && cell && cell.raw !== '')
        fields.push({
          name,
          label: table.header.cells[column]?.raw ?? '',
          notation: 'table',
          values: [{ text: cell.raw, range: cell }],
        });
    }
    return fields;
  }
  for (const row of [table.header, ...table.rows]) {
    const [label, value] = row.cells;
    const name = label ? fieldNamed(plain(label.raw).replace(/[:：]$/, '')) : null;
    if (name && label && value && row.cells.length <= 3 && value.raw !== '')
      fields.push({ name, label: label.raw, notation: 'table', values: [{ text: value.raw, range: value }] });
  }
  return fields;
}
