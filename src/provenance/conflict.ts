/** What git leaves in a file that two branches changed: `<<<<<<< HEAD`, `=======`, `>>>>>>> theirs`, perhaps `|||||||`. */
const marker = /^(<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$/;

/** 1-based line of the first marker that opens a conflict; `null` where there is none. */
export function conflictLine(text: string): number | null {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return null;
  const at = text.split('\n').findIndex(line => /^(?:<{7}|>{7})(?: |\r?$)/.test(line));
  return at < 0 ? null : at + 1;
}

/** Both texts of a conflict; `null` where the markers do not pair up, and only a person can tell what was meant. */
export function conflictSides(text: string): { readonly ours: string; readonly theirs: string } | null {
  const ours: string[] = [];
  const theirs: string[] = [];
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  for (const line of text.split('\n')) {
    const mark = marker.exec(line)?.[1]?.[0];
    if (mark === undefined || (mark === '=' && side === 'both')) {
      if (side === 'both' || side === 'ours') ours.push(line);
      if (side === 'both' || side === 'theirs') theirs.push(line);
    } else if (mark === '<' && side === 'both') side = 'ours';
    else if (mark === '|' && side === 'ours') side = 'base';
    else if (mark === '=' && (side === 'ours' || side === 'base')) side = 'theirs';
    else if (mark === '>' && side === 'theirs') side = 'both';
    else return null;
  }
  return side === 'both' ? { ours: ours.join('\n'), theirs: theirs.join('\n') } : null;
}
