/** The toolkit adds an empty style element and fills it by script; the policy lets in that one, by its hash, and no other. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The document around a pane's page: nothing loads but its own script, its chunks and its style. */
export function paneHtml(page: {
  readonly name: string;
  readonly title: string;
  /** Where styles, fonts and pictures may come from, as the content policy names it. */
  readonly source: string;
  readonly address: (file: string) => string;
  /** Mermaid writes styles into the pictures it draws. Styles alone: scripts stay forbidden. */
  readonly inlineStyles?: boolean;
  /** Scripts that the page will import soon: fetched while it still loads. */
  readonly preload?: readonly string[];
  /** Its script and style themselves, for a page that is one file of each. */
  readonly inline?: { readonly script: string; readonly style: string };
}): string {
  const nonce = randomNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Beside a nonce `unsafe-inline` would count for nothing.
    `style-src ${page.source} ${page.inlineStyles ? "'unsafe-inline'" : `'nonce-${nonce}' ${emptyStyle}`}`,
    `font-src ${page.source}`,
    `img-src ${page.source} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(page.title)}</title>
${page.inline ? inlined(page.inline, nonce) : linked(page, nonce)}
</head>
<body></body>
</html>`;
}

function linked(page: Parameters<typeof paneHtml>[0], nonce: string): string {
  const address = (file: string) => escapeText(page.address(file));
  return [
    `<link rel="stylesheet" href="${address(`${page.name}.css`)}">`,
    ...(page.preload ?? []).map(file => `<link rel="modulepreload" nonce="${nonce}" href="${address(file)}">`),
    `<script type="module" nonce="${nonce}" src="${address(`${page.name}.js`)}"></script>`,
  ].join('\n');
}

/** Our own files, in whose texts nothing may end the element, or keep it from ending where it does. */
function inlined({ script, style }: { script: string; style: string }, nonce: string): string {
  const safe = script.replace(/<(?=!--|\/?script)/gi, '\\x3C');
  return `<style nonce="${nonce}">${style}</style>\n<script type="module" nonce="${nonce}">${safe}</script>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
