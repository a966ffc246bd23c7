import type { Dialect } from '../../adr/model';
import { read } from '../../adr/read';
import { fromTemplate, type TemplateName } from '../../adr/templates';
import { keyOf } from '../../adr/text/inline';
import { remembered } from '../../adr/text/memo';
import { type Cursor, isInCode, type Proposal, replacing } from './cursor';
import { missingOptions } from './nameProposals';

/** The headings that a record of this kind still lacks, in the order of its template. */
export function sectionProposals(cursor: Cursor): Proposal[] {
  const typed = /^(#{1,6})\s*[\p{L} ]*$/u.exec(cursor.before);
  const signs = typed?.[1];
  if (!typed || signs === undefined || isInCode(cursor)) return [];
  const { record } = cursor;
  const here = record.sections.filter(section => section.line !== cursor.line);
  const there = new Set(here.map(({ heading }) => keyOf(heading.value)));
  const roles = new Set(here.map(({ role }) => role));
  const missing = headingsOf(TEMPLATES[record.dialect]).filter(
    ({ name, role }) => !there.has(keyOf(name)) && (role === 'other' || !roles.has(role)),
  );
  const names = [
    ...missing.map(({ level, name }) => ({ name, level })),
    ...missingOptions(cursor).map(name => ({ name, level: 3 })),
  ];
  return names.map(({ name, level }) => ({
    kind: 'section',
    label: name,
    detail: level === 2 ? 'missing section' : 'missing part',
    newText: `${'#'.repeat(level)} ${name}`,
    replace: replacing(cursor, typed[0].length, cursor.after.trimEnd().length),
    filter: `${signs} ${name}`,
  }));
}

const TEMPLATES: Record<Dialect, TemplateName> = {
  tot: 'tot',
  aiwg: 'tot',
  madr: 'madr',
  log4brains: 'madr',
  nygard: 'nygard',
  'y-statement': 'nygard',
  asciidoc: 'nygard',
  other: 'nygard',
};

/** What a new record of this template consists of: the templates themselves say it. */
const headings = remembered((template: string) => {
  const text = fromTemplate(template as TemplateName, {
    title: 'Title',
    date: '2026-01-01',
    options: [{ name: 'Option' }],
  });
  return read(text).sections.flatMap(({ role, heading, level }) =>
    level > 1 && heading.value !== 'Option' ? [{ role, name: heading.value, level }] : [],
  );
});

function headingsOf(template: TemplateName) {
  return headings(template).filter(({ name }) => !/^(?:Option [A-Z]|As it is today)$/.test(name));
}
