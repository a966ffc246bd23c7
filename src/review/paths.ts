/** The folder of a workspace-relative path, without a slash at the end. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

/**
 * Where a link leads from a record: `../adr/0004-x.md#context` -> `docs/adr/0004-x.md`. `null` for addresses, for paths from
 * a site's root, and for what leads out of the workspace: nothing here knows what lies there.
 */
export function resolved(from: string, target: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/#\\]|$)/i.test(target)) return null;
  const bare = decoded(target.replace(/[?#].*$/, ''));
  const parts = folderOf(from)
    .split('/')
    .filter(part => part !== '');
  for (const part of bare.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
