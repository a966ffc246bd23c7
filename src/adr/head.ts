import type { Link, ReadDate, ReadStatus, Sourced } from './model';
import { dateOf } from './read/dates';
import { fieldsOf } from './read/fields';
import { linksOf } from './read/links';
import { numberOf } from './read/number';
import { sectionsOf } from './read/sections';
import { statusOf } from './read/status';
import { rawTitleOf, titleOf } from './read/title';
import { parseDocument } from './text/document';

/** What a list of records shows of one. */
export interface RecordHead {
  readonly title: Sourced<string> | null;
  readonly number: Sourced<string> | null;
  readonly status: ReadStatus | null;
  readonly date: ReadDate | null;
  readonly links: readonly Link[];
}

/** What `read` finds of these parts, without what the others need. */
export function readHead(text: string, options: { readonly path?: string } = {}): RecordHead {
  const path = options.path ?? null;
  const document = parseDocument(text, path);
  const fields = fieldsOf(document);
  const sections = sectionsOf(document);
  const raw = rawTitleOf(document, fields);
  return {
    title: titleOf(raw),
    number: numberOf(fields, raw, path),
    status: statusOf(document, fields, sections),
    date: dateOf(document, fields, sections),
    links: linksOf(document, fields, sections),
  };
}
