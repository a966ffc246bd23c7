/** The folder of a workspace-relative path, without a slash at the end. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `docs/adr/0007-use-x.md` -> `0007-use-x`. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/(?<=.)\.[^.]+$/, '');
}

/**
 * Where a link leads from a record: `../adr/0004-x.md#context` -> `docs/adr/0004-x.md`. `null` for addresses, for paths
 * from a site's root, and for what leads out of the workspace: nothing here knows what lies there.
 */
export function resolved(from: string, target: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/#\\]|$)/i.test(target)) return null;
  const parts = folderOf(from)
    .split('/')
    .filter(part => part !== '');
  for (const part of decoded(target.replace(/[?#].*$/, '')).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** How a file in `folder` writes the way to `path`: `../adr/0004-x.md`. */
export function wayTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** A path as the target of a Markdown link, which ends at a blank or a parenthesis. */
export function asTarget(path: string): string {
  return path.replace(/[%\s()<>]/g, found => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
