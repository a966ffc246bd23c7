/**
 * Styles of a picture without anything that could be fetched: addresses may only point into the picture itself
 * (`url(#arrow)`). A backslash can spell `url` in other ways (`u\72l`), and no style of Mermaid needs one.
 */
export function withoutAddresses(css: string): string {
  return css
    .replace(/\\/g, '')
    .replace(/@(?:import|namespace|charset)[^;}]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}?/gi, '')
    .replace(/(?:-webkit-)?(?:image-set|cross-fade|image|src|element|paint)\s*\([^)]*\)?/gi, 'none')
    .replace(/url\(\s*(?!["']?#)[^)]*\)?/gi, 'none')
    .replace(/(?:javascript|vbscript|data|https?|ftp|file):/gi, 'none:')
    .replace(/(?:expression|behavior|-moz-binding)\s*[:(]/gi, 'none:');
}

/**
 * `A@{ img: "https://..." }` and `style A fill:url(https://...)` would be fetched while Mermaid draws, before there is a
 * picture to clean; the content policy forbids it, and this does not even ask. The lines stay where they are.
 */
export function withoutLoading(source: string): string {
  const empty = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  return source
    .replace(/(@\{[^}]{0,500}?\bimg["']?\s*:\s*)(?:"[^"\n]*"|'[^'\n]*'|[^\s,}]+)/g, `$1"${empty}"`)
    .replace(/\burl\s*\(\s*(?=["']?(?:[a-z][a-z\d+.-]*:|\/\/))/gi, 'none(');
}
