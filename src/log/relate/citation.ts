import { escapeInline } from '../../adr/edit/escape';
import type { AdrRecord } from '../../adr/read';
import { plain } from '../../adr/text/inline';
import { asTarget, folderOf, nameOf, stemOf, wayTo } from '../paths';

/** A record with its place, as changes of a log need it. */
export type Placed = AdrRecord & { readonly path: string };

/**
 * How a record of some dialect names another: `[3. Use X](0003-use-x.md)` as adr-tools does, `[ADR-0003](0003-use-x.md)` as
 * MADR does, `[20200101-use-x](20200101-use-x.md)` as log4brains does, `link:0003-use-x.adoc[3. Use X]` in AsciiDoc.
 */
export function citation(from: Placed, to: Placed): string {
  const way = wayTo(folderOf(from.path), to.path);
  if (from.document.markup === 'asciidoc') {
    const macro = from.text.includes('xref:') ? 'xref' : 'link';
    return `${macro}:${way.replace(/\s/g, '%20')}[${labelOf(from, to).replace(/[[\]]/g, '')}]`;
  }
  return `[${escapeInline(labelOf(from, to)).replace(/(?<!\\)[[\]]/g, '\\$&')}](${asTarget(way)})`;
}

/** The name alone, for a field that lists records: `ADR-0003`, or what the file is called where it has no number. */
export function bareName(to: Placed, like: string | undefined): string {
  if (like && /\.(?:md|mdx|markdown|adoc)$/i.test(like)) return nameOf(to.path);
  const number = numberIn(to);
  if (number === null) return stemOf(to.path);
  const digits = like === undefined ? null : /^(\D*)(\d+)$/.exec(like.trim());
  return digits ? `${digits[1]}${number.padStart(digits[2]?.length ?? 0, '0')}` : `ADR-${number}`;
}

function labelOf(from: Placed, to: Placed): string {
  const heading = to.heading ? plain(to.text.slice(to.heading.start, to.heading.end)) : '';
  const number = numberIn(to);
  switch (from.dialect) {
    case 'log4brains':
      return stemOf(to.path);
    case 'nygard':
    case 'asciidoc':
      return heading || stemOf(to.path);
    default:
      return number === null ? heading || stemOf(to.path) : `ADR-${number}`;
  }
}

/** As the file's name writes it, which is what people search for; else as the title does. */
function numberIn(record: Placed): string | null {
  if (record.number === null) return null;
  const inName = /^(?:[A-Za-z]+[-_ ]?)?(\d{1,6}[a-z]?)[-_. ]/.exec(nameOf(record.path))?.[1];
  return inName ?? record.number.value;
}
