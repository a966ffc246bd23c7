import { type DesignReading, sectionOf, tableOf } from '../read';
import { isUnquantified } from '../requirement';
import type { DesignRule, Found } from './rule';

export const unquantified: DesignRule = {
  name: 'design-unquantified',
  severity: 'warning',
  about: 'A requirement of performance, scalability or availability has no number.',
  find: reading =>
    rowsOf(reading).flatMap(({ id, text, kind, range }) =>
      isUnquantified(kind, text)
        ? [{ message: `${id} (${kind}) has no number: nobody can say whether it is met; ask for one.`, range }]
        : [],
    ),
};

export const untraced: DesignRule = {
  name: 'design-untraced',
  severity: 'warning',
  about: 'Nothing in the document addresses a requirement, or a section it names does not speak of it.',
  find: reading => rowsOf(reading).flatMap(row => traced(reading, row)),
};

interface Row {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly range: { readonly start: number; readonly end: number };
  readonly places: readonly string[];
  readonly placesRange: { readonly start: number; readonly end: number };
}

function rowsOf(reading: DesignReading): readonly Row[] {
  return (tableOf(reading, 'requirements')?.rows ?? []).flatMap(([id, text, kind, , places]) =>
    id && text && kind
      ? [
          {
            id: id.text,
            text: text.text,
            kind: kind.text,
            range: text.range,
            places: [...(places?.raw ?? '').matchAll(/\[([^\]]+)\]/g)].map(([, title = '']) => title),
            placesRange: places && places.raw !== '' ? places.range : id.range,
          },
        ]
      : [],
  );
}

/** The table is held against the sections: an id counts where an entry names it, outside of the table itself. */
function traced(reading: DesignReading, { id, places, placesRange }: Row): readonly Found[] {
  if (places.length === 0)
    return [{ message: `Nothing addresses ${id}; say where it is met, or strike it.`, range: placesRange }];
  const table = tableOf(reading, 'requirements')?.range ?? { start: 0, end: 0 };
  return places.flatMap(title => {
    const section = sectionOf(reading, title);
    if (!section) return [{ message: `${id} is to be addressed in ${title}, which is not there.`, range: placesRange }];
    const { start, end } = section.body;
    const body =
      reading.text.slice(start, Math.max(start, Math.min(end, table.start))) +
      (end > table.end ? reading.text.slice(Math.max(start, table.end), end) : '');
    return new RegExp(`\\b${id.replace(/[^\w-]/g, '\\$&')}\\b`).test(body)
      ? []
      : [{ message: `${title} does not speak of ${id}; name it where it is met.`, range: placesRange }];
  });
}
