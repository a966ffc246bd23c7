// Every kind of test, one after the other, with one summary at the end. `npm test` runs them all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, command, installPackages, Plain, root, run, say, seconds } from './needs.mjs';

/** @typedef {{ passed: number, failed: string[], skipped: number, note?: string }} Result */

/** @type {Record<string, () => Promise<Result>>} */
const parts = {
  types: () => tool('types', () => build().then(() => 0)),
  lint: () =>
    tool('lint', () => run(process.execPath, [bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'])),
  unused: () => tool('unused code and packages', () => run(process.execPath, [bin('knip'), '--no-progress'])),
  unit: () => vitest('unit', '--exclude=test/unit/cli/**'),
  // Whole processes, so they get both cores.
  cli: () => vitest('unit/cli', '--maxWorkers=2'),
  corpus: () => vitest('corpus'),
  host,
  ui: () => built().then(() => vitest('ui', '--no-file-parallelism', '--retry=1')),
};

/**
 * @param {string} name
 * @returns {Promise<Result & { name: string, took: string }>}
 */
async function timed(name) {
  const started = Date.now();
  say(`\n== ${name}`);
  const part = parts[name];
  if (!part) throw new Plain(`There is no part ${name}: choose from ${Object.keys(parts).join(', ')}.`);
  try {
    const result = await part();
    return { ...result, name, took: seconds(started) };
  } catch (error) {
    if (!(error instanceof Plain)) throw error;
    say(error.message);
    return {
      name,
      took: seconds(started),
      passed: 0,
      skipped: 0,
      failed: [`${name}: ${error.message.split('\n')[0]}`],
    };
  }
}

/**
 * @param {string} name
 * @param {() => Promise<number>} check
 * @returns {Promise<Result>}
 */
async function tool(name, check) {
  const code = await check();
  return code === 0 ? { passed: 1, failed: [], skipped: 0 } : { passed: 0, failed: [name], skipped: 0 };
}

async function build() {
  const { build } = await import('./build.mjs');
  await build();
}

let isBuilt = false;
/** What a part needs that runs the built extension; built once. */
async function built() {
  if (!isBuilt) await build();
  isBuilt = true;
}

/**
 * @param {string} folder of `test`
 * @param {string[]} more options
 * @returns {Promise<Result>}
 */
async function vitest(folder, ...more) {
  const report = path.join(root, 'out', 'test', `${folder.replace('/', '-')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await run(process.execPath, [bin('vitest'), 'run', `test/${folder}/`, ...reporters, ...more]);
  if (!existsSync(report)) throw new Plain(`vitest ended without a report for test/${folder}.`);
  /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: { fullName: string, status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const tests = testResults.flatMap(file => file.assertionResults);
  const broken = testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  );
  return {
    passed: tests.filter(test => test.status === 'passed').length,
    skipped: tests.filter(test => ['pending', 'skipped', 'todo'].includes(test.status)).length,
    failed: [
      ...tests.filter(test => test.status === 'failed').map(test => test.fullName),
      ...broken.map(file => `${path.relative(root, file.name)} could not run: ${file.message.split('\n')[0]}`),
    ],
  };
}

/** @returns {Promise<Result>} */
async function host() {
  await built();
  const { buildSuite, kinds, runHost, wantedKinds } = await import('./vscode/host.mjs');
  const { pack } = await import('./package.mjs');
  await buildSuite();
  /** @type {Required<Result>} */
  const total = { passed: 0, skipped: 0, failed: [], note: '' };
  /** @type {string[]} */
  const versions = [];
  // Most of the time one VS Code waits for another part of itself: two at once.
  const left = wantedKinds();
  const lane = async () => {
    for (let kind = left.shift(); kind; kind = left.shift()) await one(kind);
  };
  const one = async (/** @type {import('./vscode/host.mjs').Kind} */ kind) => {
    say(`\n-- ${kind}: ${kinds[kind]}`);
    const outcome = await runHost(kind, { vsix: pack }).catch(error => {
      if (!(error instanceof Plain)) throw error;
      say(error.message);
      return { version: 'none', passed: 0, skipped: 0, failed: [error.message.split('\n')[0] ?? kind] };
    });
    total.passed += outcome.passed;
    total.skipped += outcome.skipped;
    total.failed.push(...outcome.failed.map(name => `${name} (${kind})`));
    versions.push(`${kind} ${outcome.version}`);
    if (outcome.passed + outcome.failed.length === 0) total.failed.push(`no test ran (${kind})`);
  };
  await Promise.all([lane(), lane()]);
  return { ...total, note: versions.join(', ') };
}

await command(async () => {
  const started = Date.now();
  const wanted = process.argv.slice(2);
  const names = wanted.length > 0 ? wanted : Object.keys(parts);
  installPackages();
  /** @type {Awaited<ReturnType<typeof timed>>[]} */
  const results = [];
  for (const name of names) results.push(await timed(name));
  const sum = (/** @type {(result: Result) => number} */ of) =>
    results.reduce((total, result) => total + of(result), 0);
  const failed = results.flatMap(result => result.failed);
  say('\n== Summary');
  for (const { name, took, passed, skipped, failed, note } of results)
    say(
      `${failed.length > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(8)}${String(passed).padStart(6)} passed${skipped ? `, ${skipped} skipped` : ''}  ${took}${note ? `  (${note})` : ''}`,
    );
  for (const name of failed) say(`  failed: ${name}`);
  say(`Took ${seconds(started)}.`);
  say(
    `${sum(result => result.passed)} passed, ${failed.length} failed${sum(result => result.skipped) ? `, ${sum(result => result.skipped)} skipped` : ''}`,
  );
  return failed.length > 0 ? 1 : 0;
});
