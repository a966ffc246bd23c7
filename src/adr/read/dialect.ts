import type { Dialect, Section } from '../model';
import type { Document } from '../text/document';

/** Which template a record follows, by what only that template has. */
export function dialectOf(document: Document, sections: readonly Section[], path: string | null): Dialect {
  if (document.markup === 'asciidoc') return 'asciidoc';
  const names = sections.map(({ heading }) => heading.value.toLowerCase());
  const roles = new Set(sections.map(({ role }) => role));
  const has = (pattern: RegExp) => names.some(name => pattern.test(name));
  if (
    has(/^options comparison matrix$/) ||
    (has(/^evaluation criteria$/) && has(/^option \d/)) ||
    document.text.includes('**Minimum Acceptable Score')
  )
    return 'aiwg';
  if (has(/^decision matrix$/) && (roles.has('triggers') || /^Scale:\s*-?\d/m.test(document.text))) return 'tot';
  if (has(/^context and problem statement/) || (has(/^considered options/) && has(/^decision outcome/))) {
    return path !== null && /(?:^|[/\\])\d{8}-[^/\\]*$/.test(path) ? 'log4brains' : 'madr';
  }
  if (roles.has('context') && roles.has('decision') && (roles.has('consequences') || roles.has('status')))
    return 'nygard';
  if (yStatement(document.text)) return 'y-statement';
  return 'other';
}

/** In the context of X, facing Y, we decided for Z (and against ...) to achieve A, accepting B. */
function yStatement(text: string): boolean {
  const head = text.slice(0, 20_000);
  // Looked for as it is before in any case, which is many times as slow.
  if (!head.includes('he context of') && !head.includes('THE CONTEXT OF') && !head.includes('he Context')) return false;
  const start = /\bin the context of\b/i.exec(head);
  if (!start) return false;
  const after = text.slice(start.index, start.index + 2500);
  return (
    /\bfacing\b/i.test(after) &&
    /\b(?:we (?:have )?(?:decided|chose|choose|propose)|decided (?:for|to)|chose)\b/i.test(after)
  );
}
