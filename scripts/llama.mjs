// The tests of test/llama, against llama.cpp's real server with a model of random weights. No part of `npm test`: the
// server is compiled the first time, and not everywhere can it be.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomModel } from './llama/gguf.mjs';
import { llamaServer } from './llama/server.mjs';
import { command, installPackages, Plain, root, say } from './needs.mjs';

await command(async () => {
  installPackages();
  /** @type {string} */
  let program;
  try {
    program = await llamaServer();
  } catch (error) {
    if (!(error instanceof Plain)) throw error;
    say(`Skipped: ${error.message}`);
    return 0;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-llama-'));
  try {
    return await tested(program, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} program @param {string} folder */
async function tested(program, folder) {
  const model = path.join(folder, 'random.gguf');
  writeFileSync(model, randomModel(7));
  const port = await freePort();
  const options = [
    '--ctx-size',
    '131072',
    '--parallel',
    '4',
    '--threads',
    '1',
    '--no-warmup',
    '--offline',
    '--predict',
    '4000',
  ];
  const server = spawn(program, ['--model', model, '--alias', 'random', '--port', String(port), ...options], {
    // It looks for the rest of itself here.
    cwd: path.dirname(program),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', part => {
    said = (said + part).slice(-4000);
  });
  const ended = new Promise((_, reject) => {
    server.once('error', ({ message }) => reject(new Plain(`llama.cpp's server cannot be started: ${message}.`)));
    server.once('exit', code => reject(new Plain(`llama.cpp's server ended with ${code}: ${lastLine(said)}`)));
  });
  ended.catch(() => {});
  try {
    const url = `http://127.0.0.1:${port}`;
    await Promise.race([ready(url), ended]);
    process.env['DELIBERATE_LLAMA_URL'] = url;
    const { startVitest } = await import('vitest/node');
    const vitest = await startVitest('test', ['test/llama/'], {
      root,
      watch: false,
      include: ['test/llama/**/*.test.ts'],
      testTimeout: 120_000,
    });
    await vitest.close();
    return Number(process.exitCode ?? 0);
  } finally {
    server.kill();
  }
}

/** @param {string} url @returns {Promise<void>} */
async function ready(url) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
    const health = await fetch(`${url}/health`).catch(() => null);
    if (health?.ok) return;
  }
  throw new Plain(`llama.cpp's server does not answer at ${url}: end what else is running, then try again.`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {string} said */
function lastLine(said) {
  return (
    said
      .trim()
      .split('\n')
      .findLast(line => / E /.test(line)) ??
    said.trim().split('\n').at(-1) ??
    ''
  );
}
