import { indexOfName } from '../../adr/words/names';
import { criterionOf } from '../figures';
import { listed } from '../names';
import type { Found, Rule } from '../rule';
import { isDone, type Subject } from '../subject';

export const criteriaWithoutSource: Rule = {
  name: 'criteria-without-source',
  severity: 'info',
  about: 'A criterion does not say which requirement it was drawn from.',
  fixable: false,
  find: subject =>
    subject.protocol && subject.record.dialect === 'tot' && isDone(subject) ? withoutSource(subject) : [],
};

export const totSkipWithoutReason: Rule = {
  name: 'tot-skip-without-reason',
  severity: 'warning',
  about: '`tot_skip: true` skips the protocol and the record does not say why.',
  fixable: false,
  find: ({ skip, record }) => {
    if (!skip) return [];
    const { front, document, text } = record;
    const given = front?.entries.some(
      ({ key, values }) => /^tot[_-]skip[_-](?:reason|because|why)$/i.test(key) && values.length > 0,
    );
    // tot_skip: true  # two lines of configuration        or such a comment on the line before
    const commented = [skip.line, skip.line - 1].some((line, index) =>
      (index === 0 ? /\s#\s*\S.{2,}/ : /^\s*#\s*\S.{2,}/).test(document.lines.of(line)),
    );
    const body = text.slice(front?.range.end ?? 0);
    const said =
      /(?:tot[_-]?skip|tree[- ]of[- ]thoughts?|\btot\b|protocol|\bmatrix\b|alternatives)[^.\n]{0,80}\b(?:skip\w*|because|since|not needed|unnecessary|left out|does not apply)\b|\bskip\w*[^.\n]{0,60}(?:tree[- ]of[- ]thoughts?|\btot\b|protocol|\bmatrix\b)/i.test(
        body,
      );
    if (given || commented || said) return [];
    return [
      {
        message: 'The protocol is skipped without a reason; give one in `tot_skip_reason`.',
        range: { start: skip.keyRange.start, end: skip.raw.end },
      },
    ];
  },
};

function withoutSource({ main, record }: Subject): Found[] {
  if (!main) return [];
  const sources = record.criterionSources.map(({ criterion }) => criterion);
  const bare = main.assessment.matrix.criteria.flatMap(({ name }, criterion) =>
    indexOfName(sources, name) < 0 ? [criterion] : [],
  );
  const range = main.read.criteria[bare[0] ?? -1]?.name;
  if (!range) return [];
  const names = listed(bare.map(criterion => criterionOf(main, criterion)));
  return [
    {
      message: `${names} ${bare.length === 1 ? 'does' : 'do'} not say which requirement ${bare.length === 1 ? 'it was' : 'they were'} drawn from; add ${bare.length === 1 ? 'it' : 'them'} to the table "Weight from".`,
      range,
    },
  ];
}
