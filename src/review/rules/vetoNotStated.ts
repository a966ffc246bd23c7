import { failure, nameOf } from '../figures';
import { mentionsOf } from '../names';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import type { Subject } from '../subject';
import { saysItIsOut } from '../words';

export const vetoNotStated: Rule = {
  name: 'veto-not-stated',
  severity: 'warning',
  about: 'An option fails a critical criterion and the record ranks it as if it did not.',
  fixable: false,
  find: subject => (subject.main ? unstatedIn(subject, subject.main) : []),
};

function unstatedIn({ record }: Subject, scored: Scored): Found[] {
  const { options } = scored.assessment;
  return options.flatMap(({ vetoedBy }, option) => {
    const [criterion] = vetoedBy;
    if (criterion === undefined || scored.chosen?.option === option || isStated(record.text, scored, option)) return [];
    const range = scored.read.cells[option]?.[criterion]?.score ?? scored.read.options[option]?.name;
    if (!range) return [];
    return [
      {
        message: `${nameOf(scored, option)} fails a critical criterion (${failure(scored, option)}) and so is out whatever its total; say that beside it.`,
        range,
      },
    ];
  });
}

/** Struck, marked or said to be out: in the cell of its total, in its row, or in a line that names it. */
function isStated(text: string, { read, assessment }: Scored, option: number): boolean {
  const total = read.options[option]?.total;
  if (total) {
    const from = text.lastIndexOf('|', total.start) + 1;
    const to = text.indexOf('|', total.end);
    if (saysItIsOut(text.slice(from, to < 0 ? total.end : to))) return true;
  }
  const names = assessment.matrix.options.map(({ name }) => name);
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.length > 5000 || !saysItIsOut(line)) continue;
    const mentions = mentionsOf(names, { text: line, start: 0, end: line.length });
    if (mentions.some(mention => mention.option === option) && (line.includes('|') === false || mentions.length === 1))
      return true;
  }
  return false;
}
