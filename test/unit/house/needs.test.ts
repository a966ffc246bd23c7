import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assertNode } from '../../../scripts/needs.mjs';
import { findBrowser } from '../../../scripts/vscode/browser.mjs';
import { freePort } from '../../../scripts/vscode/workbench.mjs';

afterEach(() => vi.unstubAllEnvs());

describe('wrong use is told plainly', () => {
  it.each(['18.20.0', '20.18.3'])('an old Node (%s)', version => {
    expect(() => assertNode(version)).toThrow(
      `Node 20.19 or newer is needed, this is ${version}: install it from https://nodejs.org.`,
    );
  });

  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('a Node that will do (%s)', version => {
    expect(() => assertNode(version)).not.toThrow();
  });

  it('a port that is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>(resolve =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    await expect(freePort(port)).rejects.toThrow(`Port ${port} is taken: choose another with --port N`);
    server.close();
  });

  it('a browser that is not where CHROME_PATH says', async () => {
    vi.stubEnv('CHROME_PATH', '/nowhere/chrome');
    await expect(findBrowser()).rejects.toThrow('CHROME_PATH is /nowhere/chrome, and there is no such file.');
  });
});
