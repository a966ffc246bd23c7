import type { StatusMention } from '../../adr/model';
import type { StatusName } from '../../adr/words/status';
import type { Found, Rule } from '../rule';
import type { Subject } from '../subject';

export const contradictingStatus: Rule = {
  name: 'contradicting-status',
  severity: 'warning',
  about: 'Two places of the record state different statuses.',
  fixable: false,
  find: ({ record }) => contradiction(record.status?.all ?? []),
};

export const supersededWithoutLink: Rule = {
  name: 'status-superseded-without-link',
  severity: 'warning',
  about: 'The status is superseded and nothing says by which record.',
  fixable: false,
  find: without,
};

/** States that say the same to a reader who only wants to know whether the decision holds. */
const FAMILY: Record<StatusName, string> = {
  draft: 'proposed',
  proposed: 'proposed',
  'on-hold': 'on hold',
  accepted: 'accepted',
  implemented: 'accepted',
  rejected: 'rejected',
  withdrawn: 'rejected',
  deprecated: 'deprecated',
  superseded: 'deprecated',
};

/** A sentence under a heading `State` is about the system's state; a status is a word or two, and a link. */
function contradiction(all: readonly StatusMention[]): Found[] {
  const plain = all.flatMap(mention => {
    const words = mention.raw
      .replace(/\[([^\]]*)\]\([^)]*\)|\([^)]*\)/g, '$1')
      .trim()
      .split(/\s+/);
    return mention.means &&
      (words.length <= 3 || /^\W*(?:superseded|deprecated|replaced)\b/i.test(mention.raw)) &&
      !/[:：]$/.test(mention.raw)
      ? [{ mention, family: FAMILY[mention.means] }]
      : [];
  });
  const [first] = plain;
  const other = plain.find(({ family }) => family !== first?.family);
  if (!first || !other) return [];
  return [
    {
      message: `The status is ${first.mention.raw} in one place and ${other.mention.raw} here; keep one.`,
      range: other.mention.range,
    },
  ];
}

function without({ record }: Subject): readonly Found[] {
  const { status, links, text } = record;
  if (status?.means !== 'superseded') return [];
  if (links.some(({ relation }) => relation === 'superseded-by')) return [];
  if (status.all.some(({ raw }) => /\]\(|\d|\.md\b|https?:|#/.test(raw))) return [];
  const section = record.sections.find(({ role }) => role === 'status');
  const under = section ? text.slice(section.body.start, section.body.end) : '';
  if (links.some(({ range }) => section && range.start >= section.body.start && range.end <= section.body.end))
    return [];
  // Any sentence that says what took over is as good as a link to a reader.
  if (
    /\b(?:supers?eded|superceded|replaced|obsoleted|ersetzt|remplacée?|reemplazad[oa]|substituíd[oa])[\s*_:-]*(?:by|durch|par|por|with)\b|取代|in favou?r of/i.test(
      under + text.slice(0, 4000),
    )
  )
    return [];
  return [
    {
      message: 'The record is superseded and does not say by which; name and link the record that took over.',
      range: status.range,
    },
  ];
}
