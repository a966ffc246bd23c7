import type { LogEntry } from './entries';
import { plainNumber } from './numbers';
import { nameOf, stemOf } from './paths';

/**
 * The record that a person names: its path, its file name with or without ending, `ADR-7`, `7`. A sentence where none is
 * meant or several are.
 */
export function entryNamed(entries: readonly LogEntry[], word: string): LogEntry | { readonly problem: string } {
  const path = word.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  const exact = entries.find(entry => entry.path === path);
  if (exact) return exact;
  const named = entries.filter(entry => nameOf(entry.path) === path || stemOf(entry.path) === path);
  const number = /^(?:[a-z]{2,12}[-_ #]?)?0*\d{1,6}[a-z]?$/i.test(path) ? plainNumber(path) : null;
  const found =
    named.length > 0 || number === null
      ? named
      : entries.filter(entry => entry.number !== null && plainNumber(entry.number.value) === number);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only)
    return {
      problem: `${word} may be ${found
        .slice(0, 5)
        .map(entry => entry.path)
        .join(' or ')}: give the path of one.`,
    };
  return { problem: `There is no record ${word} in the log: deliberate list shows those there are.` };
}
