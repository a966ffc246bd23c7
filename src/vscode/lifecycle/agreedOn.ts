import { difference } from '../../adr/edit/difference';
import { read } from '../../adr/read';

/** What was agreed on: its words are not changed any more, another decision takes its place. */
export function isAgreed(text: string, path: string): boolean {
  const means = read(text, { path }).status?.means;
  return means === 'accepted' || means === 'implemented';
}

/**
 * Whether more of an accepted record is different than what is kept up to date in it: its status and dates, its links to
 * other records, what stands in its front matter.
 */
export function touchesWords(before: string, after: string, path: string): boolean {
  const kept = (text: string) => {
    const { document, sections, status, links, front } = read(text, { path });
    const { lines } = document;
    const apart = new Set<number>();
    for (const { role, line, body } of sections)
      if (role === 'status') for (let at = line; at <= Math.max(line, lines.at(body.end - 1)); at++) apart.add(at);
    for (const range of [...(status?.all ?? []), ...links.filter(({ relation }) => relation !== null)])
      apart.add(lines.at(range.range.start));
    for (let at = 0; at < (front?.endLine ?? 0); at++) apart.add(at);
    const words: string[] = [];
    for (let at = 0; at < lines.count; at++) {
      const line = lines.of(at).trim();
      if (!apart.has(at) && line !== '') words.push(line);
    }
    return words.join('\n');
  };
  return difference(kept(before), kept(after)).length > 0;
}
