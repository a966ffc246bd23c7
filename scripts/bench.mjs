// Runs the benchmarks and prints ours against a baseline that was measured in the same run.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { command, installPackages, Plain, root, say } from './needs.mjs';

/** @typedef {{ name: string, unit: string, ours: number, baseline: number, against: string, target?: string }} Row */

const folder = path.join(root, 'test', 'bench');
const out = path.join(root, 'out', 'bench');

await command(async () => {
  installPackages();
  await build();
  const names = readdirSync(folder).flatMap(file =>
    file.endsWith('.bench.ts') ? [file.replace('.bench.ts', '')] : [],
  );
  const wanted = process.argv.slice(2);
  const unknown = wanted.find(name => !names.includes(name));
  if (unknown) throw new Plain(`There is no benchmark ${unknown}: choose from ${names.join(', ')}.`);
  /** @type {(Row & { group: string, ratio: number })[]} */
  const rows = [];
  for (const group of wanted.length > 0 ? wanted : names) {
    say(`Measuring ${group} ...`);
    const { rows: measure } = await load(group);
    for (const row of await measure()) rows.push({ group, ...row, ratio: row.ours / row.baseline });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
  say(`\n${table(rows)}\n\nAlso in ${path.relative(root, path.join(out, 'bench.json'))}.`);
});

/**
 * @param {string} group
 * @returns {Promise<{ rows: () => Promise<Row[]> }>}
 */
async function load(group) {
  const { build: bundle } = await import('esbuild');
  const outfile = path.join(out, `${group}.mjs`);
  await bundle({
    entryPoints: [path.join(folder, `${group}.bench.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [scriptsStay()],
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

/** The scripts know where the project is from where they are, so they are not bundled. @returns {import('esbuild').Plugin} */
function scriptsStay() {
  return {
    name: 'scripts-stay',
    setup(build) {
      build.onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path: target, resolveDir }) => ({
        path: pathToFileURL(path.resolve(resolveDir, target)).href,
        external: true,
      }));
    },
  };
}

/** @param {(Row & { group: string, ratio: number })[]} rows */
function table(rows) {
  const number = (/** @type {number} */ value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  const cells = rows.map(row => [
    row.name,
    `${number(row.ours)} ${row.unit}`,
    `${number(row.baseline)} ${row.unit}`,
    number(row.ratio),
    row.target ?? '',
    row.against,
  ]);
  const all = [['', 'ours', 'baseline', 'ratio', 'target', 'against'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map(line => line[column]?.length ?? 0))) ?? [];
  return all
    .map(line =>
      line.map((cell, column) =>
        [1, 2, 3].includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      ),
    )
    .map(line => line.join('  ').trimEnd())
    .join('\n');
}
