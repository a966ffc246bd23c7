import type { AdrRecord } from '../../adr/read';
import { assessedOf } from '../../evidence/citations';
import { claimsOf } from '../../evidence/claims';
import { overconfidence } from '../../evidence/hedging';
import { highest, isBelow, type Level } from '../../evidence/levels';
import { type Library, refKey } from '../../evidence/library';
import { criticalLevels, overallOf } from '../../evidence/overall';
import { saysWeak } from '../../evidence/said';
import type { Fix } from '../finding';
import { listed } from '../names';
import type { Found, Rule } from '../rule';
import type { Subject } from '../subject';

/*
 * These speak only of `[REF-NNN]`, and only where the workspace assesses its sources at all: who has never assessed one
 * is told once, by the gate, and not by every citation.
 */

export const unassessedCitation: Rule = {
  name: 'unassessed-citation',
  severity: 'warning',
  about: 'A cited source has no assessment, or one that cannot be used.',
  fixable: false,
  find: subject => using(subject, unassessed),
};

export const overconfidentWords: Rule = {
  name: 'overconfident-words',
  severity: 'warning',
  about: 'A sentence claims more than the level of the source that it cites bears.',
  fixable: false,
  find: subject => using(subject, overconfident),
};

export const weakEvidenceUnsaid: Rule = {
  name: 'weak-evidence-unsaid',
  severity: 'warning',
  about: 'The decision rests on LOW or VERY LOW evidence and does not say so.',
  fixable: false,
  find: subject => (isClosed(subject) ? [] : using(subject, unsaid)),
};

export const evidenceBelowNeed: Rule = {
  name: 'evidence-below-need',
  severity: 'warning',
  about: 'What is cited for a critical criterion is below MODERATE.',
  fixable: false,
  find: subject => (isClosed(subject) ? [] : using(subject, belowNeed)),
};

/** A critical criterion lets options pass or fail: what it rests on has to be at least this. */
const NEEDED: Level = 'MODERATE';

function using({ record, around }: Subject, find: (record: AdrRecord, library: Library) => Found[]): Found[] {
  const library = around?.evidence;
  return library?.used && record.citations.length > 0 ? find(record, library) : [];
}

function isClosed({ stage }: Subject): boolean {
  return stage === 'closed';
}

/** One finding for a source, where it is cited first. */
export function unassessed(record: AdrRecord, library: Library): Found[] {
  const seen = new Set<string>();
  return record.citations.flatMap(({ id, range }) => {
    const ref = refKey(id);
    if (seen.has(ref) || library.byRef.has(ref)) return [];
    seen.add(ref);
    const trouble = library.troubles.find(
      ({ path }) => refKey(/REF-\d+/i.exec(path.slice(path.lastIndexOf('/')))?.[0] ?? '') === ref,
    );
    const message = trouble
      ? `${id} counts as not assessed: ${trouble.message}`
      : `${id} is not assessed; assess it (GRADE).`;
    return [{ message, range }];
  });
}

export function overconfident(record: AdrRecord, library: Library): Found[] {
  return claimsOf(record).flatMap(({ text, start, refs }) => {
    const levels = refs.map(ref => library.byRef.get(ref)?.grade.level ?? null);
    const known = levels.filter(level => level !== null);
    // The best source bears the claim; one that nobody assessed may be the best.
    const level = highest(known);
    const found = level === null || known.length < levels.length ? null : overconfidence(text, level);
    if (!found || level === null) return [];
    const range = { start: start + found.start, end: start + found.end };
    const sources = `${listed(refs)} ${refs.length === 1 ? 'is' : 'are at best'} ${level}`;
    const message = `"${found.words}" claims more than its evidence bears: ${sources}; words that fit are ${listed(found.fitting)}.`;
    return [{ message, range, offers: offersOf(record.text, range, found.instead) }];
  });
}

function offersOf(text: string, { start, end }: { start: number; end: number }, instead: string | null): Fix[] {
  if (instead === null) return [];
  if (instead !== '') return [{ title: `Say "${instead.trim()}"`, edits: [{ start, end, newText: instead }] }];
  const blank = /^[ \t]/.test(text.slice(end)) ? 1 : 0;
  return [{ title: `Leave out "${text.slice(start, end)}"`, edits: [{ start, end: end + blank, newText: '' }] }];
}

export function unsaid(record: AdrRecord, library: Library): Found[] {
  const { level, from } = overallOf(record, library);
  if (level === null || !isBelow(level, NEEDED) || saysWeak(record)) return [];
  const weak = from.filter(source => assessedOf(source, library)?.grade.level === level);
  const range = weak[0]?.places[0];
  if (!range) return [];
  const names = listed(weak.map(({ key }) => key));
  return [
    {
      message: `The decision rests on ${level} evidence (${names}) and does not say so; say it, or find better evidence.`,
      range,
    },
  ];
}

export function belowNeed(record: AdrRecord, library: Library): Found[] {
  return criticalLevels(record, library).flatMap(({ criterion, level, refs }) => {
    const range = record.citations.find(({ id }) => refs.includes(refKey(id)))?.range;
    if (!isBelow(level, NEEDED) || !range) return [];
    return [
      {
        message: `${criterion} is critical and rests on ${level} evidence (${listed(refs)}); cite a source of ${NEEDED} or better.`,
        range,
      },
    ];
  });
}
