import { readDesign } from './read';

/** What each part of a document says, `section:Components`, so that two states of it can be compared. */
export function sectionParts(text: string): ReadonlyMap<string, string> {
  const { title, sections } = readDesign(text);
  const squeezed = (body: string) => body.replace(/\s+/g, ' ').trim();
  return new Map([
    ...(title === '' ? [] : [['title', title] as const]),
    ...sections
      .filter(({ level }) => level === 2)
      .map(({ title: name, body }) => [`section:${name}`, squeezed(text.slice(body.start, body.end))] as const),
  ]);
}
