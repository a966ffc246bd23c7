import type { Link, Range } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { clashesWith } from '../../log/duplicates';
import { numberOf } from '../../log/fileName';
import { identityOf, isTranslation } from '../../log/numbers';
import { nameOf } from '../../log/paths';
import type { Around } from '../neighbour';
import { folderOf, resolved } from '../paths';
import type { Found, Rule } from '../rule';
import { type Subject, topOf } from '../subject';

/* What can only be said with the rest of the log in view. */

export const brokenLink: Rule = {
  name: 'broken-link',
  severity: 'warning',
  about: 'A link leads to a record that is not in the log.',
  fixable: false,
  find: ({ record, around }) => {
    const { path } = record;
    return path === null || !around ? [] : record.links.flatMap(link => broken(link, record, path, around));
  },
};

export const duplicateNumber: Rule = {
  name: 'duplicate-number',
  severity: 'warning',
  about: 'Two records of a folder have the same number.',
  fixable: false,
  find: duplicate,
};

export const numberTakenOnBase: Rule = {
  name: 'number-taken-on-base',
  severity: 'warning',
  about:
    'The branch that this one will be merged into, where git knows one, has given the number to another record meanwhile.',
  fixable: false,
  find: taken,
};

/** Some logs name their records by dates: `20200926-use-x.md`. */
const DATED = /^(?:19|20)\d{2}-?\d{2}-?\d{2}[-_ ]/;

/** Only links that look like records and lead into a folder of the log: whether other files exist is unknown here. */
function broken({ target, range }: Link, record: AdrRecord, path: string, { others }: Around): Found[] {
  const to = resolved(path, target);
  if (to === null || to === path || !/\.(?:md|mdx|markdown|adoc)$/i.test(to) || isComment(record.text, range.start))
    return [];
  const name = nameOf(to);
  const folder = folderOf(to);
  if (numberOf(name) === null && !DATED.test(name)) return [];
  const inLog = folder === folderOf(path) || others.some(other => folderOf(other.path) === folder);
  if (!inLog || others.some(other => other.path === to)) return [];
  const near = others.find(
    other => folderOf(other.path) === folder && identityOf(other.path, null) === identityOf(name, null),
  );
  const hint = near ? `; ${nameOf(near.path)} has that number` : '';
  return [{ message: `There is no record ${name} in the log${hint}; correct the link.`, range }];
}

/** `<!-- example: [ADR-0005](0005-example.md) -->` */
function isComment(text: string, at: number): boolean {
  return text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at);
}

function duplicate({ record, around }: Subject): readonly Found[] {
  const { number, path } = record;
  if (!number || path === null || !around) return [];
  const own = identityOf(path, number.value);
  if (own === null) return [];
  // Every record of a log is held against every other: most are out at a glance.
  const digits = own.slice(own.lastIndexOf('-') + 1);
  const twin = around.others.find(
    other =>
      (other.path.includes(digits) || other.number?.toLowerCase().includes(digits)) &&
      folderOf(other.path) === folderOf(path) &&
      identityOf(other.path, other.number) === own &&
      !isTranslation(path, other.path),
  );
  if (!twin) return [];
  return [
    {
      message: `${nameOf(twin.path)} has the number ${number.value} too; renumber one of them.`,
      range: placeOf(record, number),
    },
  ];
}

/** A number that only the file's name says has no place in the text. */
function placeOf(record: AdrRecord, { range }: { readonly range: Range }): Range {
  return range.end > range.start ? range : topOf(record);
}

function taken({ record, around }: Subject): readonly Found[] {
  const { number, path } = record;
  if (!number || path === null || !around?.base) return [];
  const { base, others } = around;
  // Most records are on both branches: only for a new one is the base looked through.
  if (base.tip.includes(path) || base.fork.includes(path)) return [];
  const all = [{ path, number }, ...others.map(other => ({ path: other.path, number: null }))];
  const clash = clashesWith(all, base).find(({ entry }) => entry.path === path);
  if (!clash) return [];
  const message = `${base.name} has given the number ${number.value} to ${nameOf(clash.theirs)} meanwhile; run Renumber Decision or deliberate renumber before this branch is merged.`;
  return [{ message, range: placeOf(record, number) }];
}
