import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';

/** Whatever Mermaid may come to let through: the check of its pictures alone, in a page that has no policy. */
describe('what is kept of a picture', () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    const entry = path.join(root, 'webview', 'diagram', 'clean.ts');
    const settings = { bundle: true, write: false, format: 'iife', globalName: 'clean', target: 'es2023' } as const;
    const { outputFiles } = await build({ ...settings, entryPoints: [entry] });
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    page.on('request', request => void asked.push(request.url()));
  });
  afterAll(() => browser.close());

  const shown = (inside: string, attributes = '') =>
    page.evaluate(svg => {
      const { readPicture, copyFor } = Reflect.get(globalThis, 'clean');
      const picture = readPicture(svg);
      const copy = copyFor('p-', picture);
      document.body.replaceChildren(copy);
      return { html: copy.innerHTML, outer: copy.outerHTML, size: [picture.width, picture.height] };
    }, `<svg id="drawing" viewBox="0 0 40 20" ${attributes}>${inside}</svg>`);

  it.each([
    '<script>globalThis.hacked = 1</script>',
    '<g><script href="https://evil.example/s"/></g>',
    '<rect onload="globalThis.hacked = 1" ONCLICK="globalThis.hacked = 1"/>',
    '<foreignObject><iframe srcdoc="<script>parent.hacked = 1</script>"></iframe></foreignObject>',
    '<foreignObject><img src="https://evil.example/i" onerror="globalThis.hacked = 1"></foreignObject>',
    '<image href="https://evil.example/i"/><image xlink:href="//evil.example/j"/>',
    '<image href="data:image/svg+xml,<svg onload=alert(1)>"/>',
    '<use href="https://evil.example/u#x"/><use xlink:href="data:image/svg+xml,x#x"/>',
    '<a href="javascript:globalThis.hacked = 1"><text>x</text></a>',
    '<a xlink:href="https://evil.example" target="_top"><text>x</text></a>',
    '<g id="a"><set attributeName="href" to="javascript:globalThis.hacked = 1"/><animate attributeName="href" values="https://evil.example"/></g>',
    '<style>@import url(https://evil.example/c); .a { fill: url("https://evil.example/f"); mask: u\\72l(//e.example/m) }</style>',
    '<rect style="fill: url(https://evil.example/f); filter: url(\'//evil.example/f#f\')"/>',
    '<rect fill="url(https://evil.example/f)" mask="url( https://evil.example/m )"/>',
    '<filter id="f"><feImage href="https://evil.example/i"/></filter>',
    '<g xml:base="https://evil.example/"><use href="#x"/></g>',
    '</svg><img src="https://evil.example/after" onerror="globalThis.hacked = 1"><svg>',
    '<text><![CDATA[<script>globalThis.hacked = 1</script>]]></text><video><source onerror="globalThis.hacked = 1"></video>',
  ])('nothing that acts or loads: %s', async inside => {
    asked.length = 0;
    const { html } = await shown(inside);
    expect(html).not.toMatch(
      /evil|javascript:|<(?:script|foreignObject|iframe|img|a|set|animate|video|feImage)\b|\son\w+=/i,
    );
    await page.waitForTimeout(20);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hacked'))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('what draws, with ids of its own place', async () => {
    const { html, outer, size } = await shown(
      '<style>#drawing .a{fill:#fff} #drawing-arrow path{stroke:#abc}</style><defs><marker id="drawing-arrow"><path d="M0 0L1 1"/></marker></defs>' +
        '<path class="a" d="M0 0" marker-end="url(#drawing-arrow)"/><use href="#drawing-arrow"/><text id="abc">a &amp; b&nbsp;&lt;i&gt;</text>',
      'onload="globalThis.hacked = 1" style="max-width: 40px" width="100%" role="graphics-document"',
    );
    expect(html).toContain('#p-drawing .a{fill:#fff} #p-drawing-arrow path{stroke:#abc}');
    expect(html).toContain('marker-end="url(#p-drawing-arrow)"');
    expect(html).toContain('href="#p-drawing-arrow"');
    expect(html).toContain('a &amp; b&nbsp;&lt;i&gt;');
    expect(outer).toMatch(/^<svg id="p-drawing" viewBox="0 0 40 20" aria-hidden="true">/);
    expect(size).toEqual([40, 20]);
  });

  it('codes of signs, which Mermaid leaves in labels that are no HTML, as the signs', async () => {
    const { html } = await shown('<text>A &amp;#38; &amp;#60;img onerror=x&amp;#62; &amp;#9999999;</text>');
    expect(html).toBe('<text>A &amp; &lt;img onerror=x&gt; &amp;#9999999;</text>');
  });

  it('labels that were written as HTML, as text in the middle of their place', async () => {
    const { html } = await shown(
      '<foreignObject x="10" y="20" width="100" height="40"><div xmlns="http://www.w3.org/1999/xhtml"><p>one<br>two <b onclick="x()">three</b><script>four</script></p></div></foreignObject>',
    );
    expect(html.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|')).toBe('|one|two three|');
    expect(html).toContain('y="40"');
    expect(html).toContain('<tspan x="60"');
  });
});
