/* Settings as they were found: those of a workspace are data from outside. */

export function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find(one => one === value) ?? null;
}

const mostRoles = 7;
const longestRole = 80;

/** Short texts of a list, as a role of an evaluator or a glob: one line each, no doubles. */
export function lines(value: unknown, most = mostRoles, longest = longestRole): readonly string[] {
  const texts = Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
  const bare = texts
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(text => text !== '' && text.length <= longest);
  return [...new Set(bare)].slice(0, most);
}
