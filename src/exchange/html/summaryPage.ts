import type { Hash } from '../../ports/hash';
import { STYLE } from './assets';
import { digest } from './digest';
import { escapeHtml } from './escape';
import { htmlOf } from './markdown';

/** A summary as a page of its own: it runs nothing, loads nothing and fits on one sheet. */
export async function summaryPage(title: string, markdown: string, hash: Hash): Promise<string> {
  const body = htmlOf(markdown, () => null, { base: 0, drawn: false, remarks: null });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${await digest(hash, STYLE)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
