/** Put in by the build; there is none while it watches, nor in tests. */
declare const PAGE_FILES: Readonly<Record<string, readonly string[]>> | undefined;

/** The scripts that a page, or Mermaid, imports at once: fetched while the page's own script still loads. */
export function pageFiles(name: string): readonly string[] {
  return typeof PAGE_FILES === 'undefined' ? [] : (PAGE_FILES[name] ?? []);
}
