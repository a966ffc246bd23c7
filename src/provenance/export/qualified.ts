/**
 * Writes URNs as qualified names. PROV-N forbids an unescaped colon in the local part of a name, and readers disagree
 * about the escape, so a name is cut behind its last colon: what is before it gets a prefix of its own
 * (`generation1:001` for `urn:aiwg:activity:generation:0004-x:001`).
 */
export interface Qualifier {
  name(urn: string): string;
  /** The prefixes that were needed, with what they stand for. */
  readonly prefixes: ReadonlyMap<string, string>;
}

const usual = new Map([
  ['urn:aiwg:', 'aiwg'],
  ['urn:aiwg:artifact:', 'artifact'],
  ['urn:aiwg:artifact:.', 'hidden'],
  ['urn:aiwg:catalogue:', 'catalogue'],
  ['urn:aiwg:agent:', 'agent'],
  ['urn:aiwg:agent:human:', 'human'],
]);
/** What the local part of a name may hold without an escape, and what it may begin with: `PN_LOCAL` of PROV-N. */
const foreign = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9_.%/@~&+*?#$!-]/gu;
const beginning = /[A-Za-z0-9_/@~&+*?#$!%]/;

export function qualifier(): Qualifier {
  const prefixes = new Map<string, string>();
  const taken = new Map<string, string>();
  const prefixOf = (space: string): string => {
    const known = taken.get(space);
    if (known !== undefined) return known;
    const prefix = usual.get(space) ?? free(wordFor(space), prefixes);
    taken.set(space, prefix);
    prefixes.set(prefix, space);
    return prefix;
  };
  // The vocabulary is always declared: attributes are named by it.
  prefixOf('urn:aiwg:');
  return {
    prefixes,
    name(urn) {
      const space = /^.*:/.exec(urn)?.[0] ?? '';
      const [head = '', local = ''] = cut(space, urn.slice(space.length).replace(/\.$/, '%2E'));
      return `${prefixOf(head)}:${local.replace(foreign, encodeURIComponentFully)}`;
    },
  };
}

/** A dot or a dash cannot begin a local part: it goes with the prefix. */
function cut(space: string, local: string): [string, string] {
  const from = local.search(beginning);
  return from <= 0 ? [space, local] : [space + local.slice(0, from), local.slice(from)];
}

function wordFor(space: string): string {
  return /^urn:aiwg:(?:activity:)?([a-z]+):/.exec(space)?.[1] ?? 'ns';
}

function free(word: string, prefixes: ReadonlyMap<string, string>): string {
  let number = 1;
  while (prefixes.has(`${word}${number}`)) number++;
  return `${word}${number}`;
}

function encodeURIComponentFully(character: string): string {
  const bytes = encodeURIComponent(/\p{Surrogate}/u.test(character) ? '\uFFFD' : character);
  return bytes.replace(/[()']/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
