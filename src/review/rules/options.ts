import type { Range } from '../../adr/model';
import { keyOf } from '../../adr/text/inline';
import { nameOf } from '../figures';
import type { Found, Rule } from '../rule';
import { isDone, type Subject } from '../subject';

export const fewOptions: Rule = {
  name: 'few-options',
  severity: 'warning',
  about: 'Fewer than three options were compared; in records of other templates, one alone.',
  fixable: false,
  find: few,
};

export const cosmeticOptions: Rule = {
  name: 'cosmetic-options',
  severity: 'warning',
  about: 'Two options differ only by a size, a version or a number.',
  fixable: false,
  find: cosmetic,
};

interface Named {
  readonly name: string;
  readonly range: Range;
}

/** Those of the matrix, else those that are listed. */
function optionsOf({ main, record }: Subject): readonly Named[] {
  const scored = main?.read.options.map(({ name }, option) => ({ name: nameOf(main, option), range: name })) ?? [];
  return scored.length > 0 ? scored : record.options;
}

function few(subject: Subject): Found[] {
  const { record, protocol, skip, scored } = subject;
  if (skip || !isDone(subject)) return [];
  if (!protocol) {
    // A table made to compare that compares nothing; who lists a single option in words has often merged two headings.
    const single = scored.find(({ read }) => read.options.length === 1);
    const [only] = single?.read.options ?? [];
    if (!only || scored.length > 1 || !single?.assessment.matrix.options[0]?.stated) return [];
    return [
      {
        message: `Only ${nameOf(single, 0)} is scored; without another option its total says nothing.`,
        range: only.name,
        severity: 'info',
      },
    ];
  }
  const options = optionsOf(subject);
  if (options.length >= 3) return [];
  const range = options[0]?.range ?? record.heading;
  if (!range) return [];
  const count = ['No option is', 'Only one option is', 'Only two options are'][options.length] ?? '';
  return [
    { message: `${count} compared; compare three or more that differ in kind, what exists today among them.`, range },
  ];
}

/** What can be left off a name without its becoming another thing. */
const DETAIL =
  /^(?:v?\d+(?:\.\w+)*[a-z%]{0,3}|x+l|xs|small(?:er)?|medium|large(?:r)?|big(?:ger)?|tiny|huge|mini|micro|nano|single|double|triple|one|two|three|four|five|nodes?|replicas?|instances?|cores?|cpus?|gb|mb|tb|ram|size|sized|pool|version|with|and|the|a|an|of|more|fewer|low|high|standard|basic|premium|plus|pro|lite|tier|plan)$/;

/** Two versions of one thing may well be compared, as long as three kinds of things are. */
function cosmetic(subject: Subject): Found[] {
  if (!subject.protocol) return [];
  const kinds = new Map<string, string>();
  const alike = optionsOf(subject).flatMap(({ name, range }) => {
    const kind = kindOf(name);
    const before = kinds.get(kind);
    if (before === undefined) kinds.set(kind, name);
    // The same name twice is the reader's doubt, not the author's.
    return before === undefined || keyOf(before) === keyOf(name) ? [] : [{ name, before, range }];
  });
  if (kinds.size >= 3) return [];
  return alike.map(({ name, before, range }) => ({
    message: `${name} differs from ${before} only in degree; compare options that differ in kind.`,
    range,
  }));
}

/** `Redis 7, large nodes` -> `redis`; a name of nothing but details is its own kind. */
function kindOf(name: string): string {
  const words = keyOf(name).split(' ');
  const kept = words.filter(word => !DETAIL.test(word));
  return (kept.length > 0 ? kept : words).sort().join(' ');
}
