import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/needs.mjs';
import { paneHtml } from '../../src/vscode/paneHtml';
import { type ThemeName, themeStyle } from './theme';

/** A pane's built page alone: its real script under its real policy, the host's part played by a test. */
export interface PanePage {
  readonly page: Page;
  /** What the page has said to the host, in order. */
  readonly said: { type: string }[];
  /** Anything the browser complained about: violations of the policy, failed loads, exceptions. */
  readonly complaints: string[];
  send(message: unknown): Promise<void>;
  close(): Promise<void>;
}

export async function openPane(
  browser: Browser,
  name: string,
  theme: ThemeName,
  width = 800,
  preload: readonly string[] = [],
): Promise<PanePage> {
  const { bodyClass, css } = themeStyle(theme);
  const { address, close } = await serve(name, bodyClass, preload);
  const page = await browser.newPage({ viewport: { width, height: 600 } });
  const said: { type: string }[] = [];
  const complaints: string[] = [];
  page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', error => void complaints.push(error.message));
  await page.exposeFunction('toHost', (message: { type: string }) => void said.push(message));
  await page.addInitScript(
    'globalThis.acquireVsCodeApi = () => ({ postMessage: message => globalThis.toHost(message) });',
  );
  await page.addInitScript(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await page.goto(address);
  return {
    page,
    said,
    complaints,
    send: message => page.evaluate(message => window.postMessage(message, '*'), message),
    close: async () => {
      await page.close();
      close();
    },
  };
}

async function serve(
  name: string,
  bodyClass: string,
  preload: readonly string[],
): Promise<{ address: string; close: () => void }> {
  const bundle = path.join(root, 'dist', 'webview');
  const bundled = (file: string) => readFileSync(path.join(bundle, file), 'utf8');
  const inlineStyles = name === 'diagram';
  const html = paneHtml({
    name,
    title: name,
    source: "'self'",
    address: file => `/${file}`,
    inlineStyles,
    preload,
    ...(name === 'matrix' && { inline: { script: bundled('matrix.js'), style: bundled('matrix.css') } }),
  }).replace('<body>', `<body class="${bodyClass}">`);
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const file = request.url ?? '/';
    const type = types[path.extname(file)];
    if (!type) return void response.setHeader('content-type', 'text/html').end(file === '/' ? html : '');
    response.setHeader('content-type', type).end(readFileSync(path.join(bundle, path.posix.normalize(file))));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** What the host has fetched at once for a page, or for Mermaid; the build keeps the list. */
export function pageFiles(name: string): readonly string[] {
  const files: Record<string, readonly string[]> = JSON.parse(
    readFileSync(path.join(root, 'out', 'page-files.json'), 'utf8'),
  );
  return files[name] ?? [];
}
