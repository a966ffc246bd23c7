// llama.cpp's own server, from two npm packages: one carries its libraries compiled, the other its source as a git bundle.
// Only the server's own files are compiled here, which takes two minutes on one core.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { cache, npm, Plain, say, seconds } from '../needs.mjs';

const version = '3.22.1';
const compiler = process.env['CXX'] ?? 'g++';
const platform = `${process.platform}-${process.arch}`;
/** What the source needs of the bundle. */
const folders = ['tools/server', 'tools/mtmd', 'common', 'include', 'ggml/include', 'vendor'];
const libraries = [/^libllama-common\.so$/, /^libllama\.v.*\.so$/, /^libggml\.v.*\.so$/, /^libggml-base\.so$/];

/** The server's program, compiled the first time. @returns {Promise<string>} */
export async function llamaServer() {
  const own = process.env['DELIBERATE_LLAMA_SERVER'];
  if (own) return own;
  const folder = path.join(cache, `llama-server-${version}-${platform}`);
  const program = path.join(folder, 'llama-server');
  if (existsSync(program)) return program;
  const missing = cannot();
  if (missing) throw new Plain(missing);
  const half = `${folder}.${process.pid}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  try {
    await build(half);
    rmSync(folder, { recursive: true, force: true });
    renameSync(path.join(half, 'bins'), folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return program;
}

/** Why it cannot be compiled here, or null. */
function cannot() {
  if (!['linux-x64', 'linux-arm64'].includes(platform))
    return `llama.cpp's server is not compiled on ${platform}: name one in DELIBERATE_LLAMA_SERVER.`;
  for (const tool of [compiler, 'nm', 'git', 'tar']) {
    const { error } = spawnSync(tool, ['--version'], { stdio: 'ignore' });
    if (error)
      return `llama.cpp's server cannot be compiled without ${tool}: install it, or name a server in DELIBERATE_LLAMA_SERVER.`;
  }
  return null;
}

/** @param {string} half */
async function build(half) {
  const started = Date.now();
  say('Downloading llama.cpp (45 MB) ...');
  unpack(half, `@node-llama-cpp/${platform}`, `package/bins/${platform}`, 'compiled');
  unpack(half, 'node-llama-cpp', 'package/llama/gitRelease.bundle', 'source');
  const bins = path.join(half, 'bins');
  renameSync(path.join(half, 'compiled', 'package', 'bins', platform), bins);
  const source = path.join(half, 'llama.cpp');
  const bundle = path.join(half, 'source', 'package', 'llama', 'gitRelease.bundle');
  tool('git', ['clone', '--quiet', '--no-checkout', bundle, source], half);
  tool('git', ['checkout', '--quiet', 'HEAD', '--', ...folders], source);
  say('Compiling its server (about two minutes on one core) ...');
  const objects = await compiled(source, half);
  const names = readdirSync(bins);
  const linked = libraries.map(one => names.find(name => one.test(name)) ?? 'missing');
  tool(
    compiler,
    [
      ...objects,
      `-L${bins}`,
      ...linked.map(name => `-l:${name}`),
      '-Wl,-rpath,$ORIGIN',
      '-lpthread',
      '-o',
      'bins/llama-server',
    ],
    half,
  );
  say(`Compiled llama.cpp's server in ${seconds(started)}.`);
}

/** @param {string} half @param {string} name @param {string} what @param {string} to */
function unpack(half, name, what, to) {
  const folder = path.join(half, to);
  mkdirSync(folder);
  npm(['pack', `${name}@${version}`, '--silent'], folder);
  const [file = ''] = readdirSync(folder);
  tool('tar', ['-xzf', file, what], folder);
}

/** @param {string} source @param {string} half */
async function compiled(source, half) {
  const folder = path.join(half, 'objects');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'ui.h'), noPages);
  writeFileSync(path.join(folder, 'mtmd-none.cpp'), noPictures);
  const from = path.join(source, 'tools', 'server');
  const files = readdirSync(from).flatMap(name => (name.endsWith('.cpp') ? [path.join(from, name)] : []));
  const includes = [
    folder,
    ...['', 'include', 'ggml/include', 'common', 'vendor', 'tools/mtmd', 'tools/server'].map(at =>
      path.join(source, at),
    ),
  ];
  // Fast to compile, slow to run: what computes is in the libraries.
  const options = ['-std=c++17', '-O0', '-w', '-fPIC', '-DLLAMA_SUBPROCESS', ...includes.map(at => `-I${at}`)];
  const waiting = [...files, path.join(folder, 'mtmd-none.cpp')];
  /** @type {string[]} */
  const objects = [];
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const object = path.join(folder, `${path.basename(file, '.cpp')}.o`);
      await compile([...options, '-c', file, '-o', object]);
      objects.push(object);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(availableParallelism() / 2)) }, worker));
  return [...objects, traps(objects, folder)];
}

/** @param {string[]} args @returns {Promise<void>} */
function compile(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(compiler, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', part => {
      said += part;
    });
    child.once('error', reject);
    child.once('close', code => (code === 0 ? resolve() : reject(failed(compiler, said))));
  });
}

/** What else is missing of the pictures would end the program, and is never called. @param {string[]} objects @param {string} folder */
function traps(objects, folder) {
  const said = tool('nm', objects, folder);
  const names = (/** @type {RegExp} */ sign) => new Set([...said.matchAll(sign)].map(([, name = '']) => name));
  const there = names(/ [TW] (\w*mtmd_\w+)$/gm);
  const missing = [...names(/ U (\w*mtmd_\w+)$/gm)].filter(name => !there.has(name));
  writeFileSync(
    path.join(folder, 'traps.c'),
    missing.map(name => `void ${name}(void) { __builtin_trap(); }\n`).join(''),
  );
  tool(compiler, ['-x', 'c', '-w', '-fPIC', '-c', 'traps.c', '-o', 'traps.o'], folder);
  return path.join(folder, 'traps.o');
}

/** @param {string} file @param {string[]} args @param {string} cwd */
function tool(file, args, cwd) {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 100_000_000 });
  if (status !== 0) throw failed(file, stderr ?? '');
  return stdout;
}

/** @param {string} file @param {string} said */
function failed(file, said) {
  const first = said.split('\n').find(line => /error|undefined|fatal/i.test(line)) ?? said.trim().split('\n')[0] ?? '';
  return new Plain(`llama.cpp's server cannot be compiled here: ${path.basename(file)}: ${first.trim().slice(0, 200)}`);
}

/** It carries a web page, which nobody looks at here. */
const noPages = `#pragma once
#include <string>
#include <vector>
struct llama_ui_asset { std::string name; const unsigned char * data; size_t size; std::string etag; std::string type; };
inline std::vector<llama_ui_asset> llama_ui_get_assets() { return {}; }
inline const llama_ui_asset * llama_ui_find_asset(const std::string &) { return nullptr; }
inline bool llama_ui_use_gzip() { return false; }
`;

/** It understands pictures and sound, in sixty more files; of these, a start calls only what is here. */
const noPictures = `#include "mtmd.h"
#include "mtmd-helper.h"
void mtmd_helper_log_set(ggml_log_callback, void *) {}
mtmd_context_params mtmd_context_params_default(void) { return {}; }
mtmd_helper_init_opt mtmd_helper_init_opt_default(void) { return {}; }
void mtmd_free(mtmd_context *) {}
`;
