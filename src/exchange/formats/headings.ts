/** Markdown with its headings so many levels lower (or higher); what only looks like one in code stays. */
export function shifted(text: string, by: number): string {
  if (by === 0) return text;
  let fence: string | null = null;
  return text
    .split('\n')
    .map(line => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) && /^ {0,3}[`~]+\s*$/.test(line)) fence = null;
        return line;
      }
      if (mark) fence = mark;
      return line.replace(/^(#{1,6})(?=\s)/, signs => '#'.repeat(Math.min(6, Math.max(2, signs.length + by))));
    })
    .join('\n');
}
