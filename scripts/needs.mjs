// What every command needs before anything else can run. Only Node's own modules may be imported here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const cache = path.join(root, '.cache');
const oldestNode = [20, 19];

/** A failure that a person can act on: printed as one line, without a stack. */
export class Plain extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} version such as `20.18.1` */
export function assertNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Plain(
    `Node ${oldestNode.join('.')} or newer is needed, this is ${version}: install it from https://nodejs.org.`,
  );
}

/**
 * Runs the body of a command: plain failures become one line and exit code 1.
 * @param {() => Promise<number | void>} body
 */
export async function command(body) {
  try {
    assertNode(process.versions.node);
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Plain)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Installs the project's packages when they are missing or older than the lock file. */
export function installPackages() {
  const stamp = path.join(root, 'node_modules', '.installed-from');
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const started = Date.now();
  say('Installing packages (about 160 MB to download the first time) ...');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  writeFileSync(stamp, lock);
  say(`Installed packages in ${seconds(started)}.`);
}

/**
 * Puts an npm package with its dependencies into the cache, once, and returns the folder of its node_modules.
 * A download that was interrupted leaves nothing that looks finished.
 * @param {string} what what a person is told is being downloaded
 * @param {string} spec such as `code-server@4.100.3`
 * @param {(modules: string) => void | Promise<void>} [prepare] further steps before it counts as there
 */
export function fetchPackage(what, spec, prepare) {
  const fetching = fetched.get(spec) ?? fetchOnce(what, spec, prepare);
  fetched.set(spec, fetching);
  return fetching;
}

/** Who asks for the same at the same time waits for the same. @type {Map<string, Promise<string>>} */
const fetched = new Map();

/**
 * @param {string} what
 * @param {string} spec
 * @param {(modules: string) => void | Promise<void>} [prepare]
 */
async function fetchOnce(what, spec, prepare) {
  const folder = path.join(cache, spec.replaceAll(/[@/]/g, '-').replace(/^-/, ''));
  const modules = path.join(folder, 'node_modules');
  if (existsSync(folder)) return modules;
  const started = Date.now();
  say(`Downloading ${what} ...`);
  const half = `${folder}.${process.pid}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, 'package.json'), '{"private":true}');
  npm(['install', spec, '--ignore-scripts', '--force', '--no-audit', '--no-fund', '--loglevel=error'], half);
  await prepare?.(path.join(half, 'node_modules'));
  renameSync(half, folder);
  say(`Downloaded ${what} in ${seconds(started)}.`);
  return modules;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  const cli = process.env['npm_execpath'];
  const [file, before] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const options = /** @type {const} */ ({
    cwd,
    encoding: 'utf8',
    shell: file === 'npm' && process.platform === 'win32',
  });
  const result = spawnSync(file, [...before, ...args], options);
  if (result.status === 0) return;
  const output = `${result.stderr ?? ''}${result.error ?? ''}`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    throw new Plain(
      `npm cannot reach its registry (npm ${args[0]}): check the network or npm's proxy settings, then run the command again.`,
    );
  const first = output.split('\n').find(line => /error|ERR!/i.test(line)) ?? output.trim().split('\n')[0] ?? '';
  throw new Plain(`npm ${args[0]} failed in ${cwd}: ${first.trim()}`);
}

/**
 * Runs a program to its end with its output passed on; resolves to its exit code.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

/**
 * The JavaScript file behind a command of an installed package, to be run with this Node on every platform.
 * @param {string} name
 */
export function bin(name, command = name) {
  const folder = path.join(root, 'node_modules', name);
  const { bin: entry } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof entry === 'string' ? entry : entry[command]);
}

/** @param {number} started */
export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
