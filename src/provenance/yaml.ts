import { type Document, type ParsedNode, parseDocument, stringify } from 'yaml';

/** A file of this kind is small; what is larger is something else, and parsing it would hold everybody up. */
const largest = 4_000_000;

export type YamlText =
  | { readonly document: Document.Parsed<ParsedNode>; readonly value: unknown }
  | { readonly problem: string; readonly line: number | null };

/** Keeps comments and unknown fields, so that an addition leaves what a person wrote. */
export function parseYaml(text: string): YamlText {
  if (text.length > largest) return { problem: 'it is too large', line: null };
  const document = parseDocument(text, { prettyErrors: false, version: '1.2', compat });
  const [error] = document.errors;
  if (error) return { problem: plain(error.message), line: lineAt(text, error.pos[0]) };
  try {
    // A few aliases are a person's shorthand; more is an attempt to fill the memory.
    return { document, value: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    return { problem: plain(error instanceof Error ? error.message : String(error)), line: null };
  }
}

/** Readers of YAML 1.1, such as Python's, take bare dates for something else than text: such values are quoted. */
const compat = 'yaml-1.1';
const style = { lineWidth: 0, flowCollectionPadding: false } as const;

export function newYaml(value: unknown): string {
  return stringify(value, { ...style, compat });
}

/** With the line ends of the text it was read from. */
export function yamlText(document: Document, before: string): string {
  const text = document.toString(style);
  return before.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function plain(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
