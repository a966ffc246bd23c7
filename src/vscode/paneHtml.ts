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
}): string {
  const nonce = randomNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${page.source} ${page.inlineStyles ? "'unsafe-inline'" : emptyStyle}`,
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
<link rel="stylesheet" href="${escapeText(page.address(`${page.name}.css`))}">
${(page.preload ?? []).map(file => `<link rel="modulepreload" nonce="${nonce}" href="${escapeText(page.address(file))}">\n`).join('')}<script type="module" nonce="${nonce}" src="${escapeText(page.address(`${page.name}.js`))}"></script>
</head>
<body></body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
