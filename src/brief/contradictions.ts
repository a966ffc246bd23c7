import { type Brief, wordsOf } from './brief';
import { strongest } from './quantities';

/** Where a context asks for two things that do not go together: each a sentence with the words of both. */
export function contradictionsOf(brief: Brief): readonly string[] {
  const words = (name: string) => wordsOf(brief, name);
  const single = /\b(?:single|one|1) (?:server|machine|VM|instance|node|box)\b/i.exec(brief.context)?.[0] ?? null;
  const availability = strongest(brief.quantities, 'availability');
  const high = availability && availability.value >= 99.95 ? availability.words : null;
  const highest = availability && availability.value >= 99.99 ? availability.words : null;
  const pairs: readonly (readonly [string | null, string | null, string])[] = [
    [words('zero-downtime'), single, 'one machine is down whenever it is replaced'],
    [high, single, 'one machine alone does not reach that'],
    [highest, words('tight-budget'), 'every further nine costs a multiple'],
    [highest, words('no-operations'), 'somebody has to react within minutes'],
    [
      words('strong-consistency'),
      words('eventual-consistency'),
      'for the same data only one of them can hold; say which data needs which',
    ],
    [words('strong-consistency'), words('offline'), 'what is changed without a connection cannot be agreed on at once'],
    [words('strong-consistency'), words('multi-region'), 'agreeing across regions costs a round trip on every write'],
    [words('on-premises'), words('no-operations'), 'own machines need somebody to run them'],
    [words('vendor-neutral'), words('no-operations'), "what nobody has to run is usually one provider's own"],
  ];
  return pairs.flatMap(([one, other, why]) =>
    one !== null && other !== null && one !== other ? [`"${one}" and "${other}": ${why}`] : [],
  );
}
