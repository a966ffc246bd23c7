// Builds everything that ships: the desktop and the web extension, the panes, the command line.
import { mkdirSync, readdirSync, readFileSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bin, command, installPackages, Plain, root, run, say, seconds } from './needs.mjs';

/** @param {string} name */
const pageOf = name => ({ in: `webview/${name}/main.ts`, out: name });

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2023',
  logLevel: 'silent',
  legalComments: 'none',
  metafile: true,
};

/** @type {Record<string, import('esbuild').BuildOptions>} */
const targets = {
  // The door is read when VS Code activates it, the rest right after.
  door: {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode', './extension.web'],
    supported: { 'dynamic-import': false },
  },
  web: {
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/extension.web.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  diagram: {
    entryPoints: [pageOf('diagram'), { in: 'webview/diagram/exported.ts', out: 'exported' }],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  },
  // In one piece: it stands in the document of its pane.
  matrix: {
    entryPoints: [pageOf('matrix')],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
  },
  dashboard: {
    entryPoints: [pageOf('dashboard')],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
  },
  form: {
    entryPoints: [pageOf('form')],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
  },
  deliberation: {
    entryPoints: [pageOf('deliberation')],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
  },
  cli: {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
};

/**
 * Builds all targets, with source maps in `out/maps` (outside of what ships).
 * @param {{ check?: boolean, watch?: boolean }} [options]
 */
export async function build({ check = true, watch = false } = {}) {
  const started = Date.now();
  if (check) await checkTypes();
  const esbuild = await import('esbuild');
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  writeCatalogue();
  if (watch) watchFolder(topics, () => retold('catalogue', writeCatalogue));
  const { diagram, ...rest } = targets;
  const built = watch ? null : await buildOnce(esbuild, diagram ?? {});
  if (built) writeDrawer(built);
  const define = { PAGE_FILES: JSON.stringify(built ? pageFiles(built) : {}) };
  const work = Object.entries(watch ? targets : rest).map(async ([name, options]) => {
    const settings = { ...common, ...options, define };
    if (!watch) return buildOnce(esbuild, settings);
    const context = {
      ...settings,
      minify: false,
      sourcemap: /** @type {const} */ ('linked'),
      plugins: [report(name, watch)],
    };
    return (await esbuild.context(context)).watch();
  });
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') throw new Plain(readable(result.reason));
  }
  if (!watch) say(`Built in ${seconds(started)}.`);
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {import('esbuild').BuildOptions} options
 */
async function buildOnce(esbuild, options) {
  try {
    const { metafile } = await esbuild.build({
      ...common,
      ...options,
      metafile: true,
      sourcemap: 'external',
      plugins: [moveMaps()],
    });
    return metafile;
  } catch (failure) {
    throw new Plain(readable(failure));
  }
}

/**
 * The files that the page of the diagrams and Mermaid's entry import, in `dist/webview`: a pane has them fetched while its own script still
 * loads. Also kept in `out` for the tests, which play the host.
 * @param {import('esbuild').Metafile} metafile
 */
function pageFiles({ outputs }) {
  const imported = (/** @type {RegExp} */ entry) => {
    /** @type {Set<string>} */
    const found = new Set();
    const add = (/** @type {string} */ file) => {
      for (const { path: next, kind } of outputs[file]?.imports ?? [])
        if (kind === 'import-statement' && !found.has(next)) add(next);
      found.add(file);
    };
    for (const file of Object.keys(outputs)) if (entry.test(file)) add(file);
    return [...found].map(file => path.posix.relative('dist/webview', file));
  };
  const files = {
    diagram: imported(/webview\/diagram\.js$/).filter(file => file !== 'diagram.js'),
    mermaid: imported(/\/mermaid\.core-\w+\.js$/),
  };
  mkdirSync(path.join(root, 'out'), { recursive: true });
  writeFileSync(path.join(root, 'out', 'page-files.json'), JSON.stringify(files));
  return files;
}

/**
 * The modules that draw the diagrams of an exported page, each after those it imports; they are the pane's own.
 * @param {import('esbuild').Metafile} metafile
 */
function writeDrawer({ outputs }) {
  /** @type {Set<string>} */
  const known = new Set();
  /** @type {string[]} */
  const inOrder = [];
  const add = (/** @type {string} */ file) => {
    if (known.has(file)) return;
    known.add(file);
    const imports = outputs[file]?.imports ?? [];
    for (const { path: next, kind } of imports) if (kind === 'import-statement') add(next);
    inOrder.push(path.posix.relative('dist/webview', file));
    for (const { path: next, kind } of imports) if (kind === 'dynamic-import') later.push(next);
  };
  /** @type {string[]} */
  const later = [];
  const entry = 'dist/webview/exported.js';
  add(entry);
  for (let next = later.shift(); next !== undefined; next = later.shift()) add(next);
  const first = path.posix.relative('dist/webview', entry);
  const files = [...inOrder.filter(file => file !== first), first];
  writeFileSync(path.join(root, 'dist', 'webview', 'drawer.json'), JSON.stringify(files));
}

const topics = path.join(root, 'media', 'catalogue');

/** All topics of the catalogue in one file beside what reads it, without the spaces that are for whoever writes them. */
export function writeCatalogue(folder = path.join(root, 'dist')) {
  const all = readdirSync(topics)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      try {
        return JSON.parse(readFileSync(path.join(topics, name), 'utf8'));
      } catch (error) {
        throw new Plain(`media/catalogue/${name} is no JSON: ${error instanceof Error ? error.message : error}`);
      }
    });
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(folder, 'catalogue.json'), JSON.stringify(all));
}

/**
 * While somebody writes, a file may be half there: said, and tried again at the next change.
 * @param {string} name
 * @param {() => void} work
 */
function retold(name, work) {
  try {
    work();
    say(`${new Date().toLocaleTimeString()} built ${name}`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

async function checkTypes() {
  const { brokenFloors } = await import('./floors.mjs');
  const broken = brokenFloors(root);
  if (broken.length > 0) throw new Plain(broken.join('\n'));
  if ((await run(process.execPath, [bin('typescript', 'tsc'), '-b'])) !== 0)
    throw new Plain('The types do not fit: see above.');
}

/** Source maps are kept for whoever debugs a shipped build, away from the package. @returns {import('esbuild').Plugin} */
function moveMaps() {
  return {
    name: 'maps-outside-the-package',
    setup(build) {
      build.initialOptions.write = false;
      build.onEnd(({ outputFiles = [] }) => {
        for (const file of outputFiles) {
          const shipped = path.relative(path.join(root, 'dist'), file.path);
          const to = file.path.endsWith('.map') ? path.join(root, 'out', 'maps', shipped) : file.path;
          mkdirSync(path.dirname(to), { recursive: true });
          writeFileSync(to, file.contents, { mode: shipped === 'cli.js' ? 0o755 : 0o644 });
        }
      });
    },
  };
}

/**
 * @param {string} name
 * @param {boolean} watch
 * @returns {import('esbuild').Plugin}
 */
function report(name, watch) {
  return {
    name: 'report',
    setup(build) {
      if (!watch) return;
      build.onEnd(result =>
        say(result.errors.length > 0 ? readable(result) : `${new Date().toLocaleTimeString()} built ${name}`),
      );
    },
  };
}

/** @param {unknown} failure */
function readable(failure) {
  const errors = /** @type {import('esbuild').BuildFailure} */ (failure)?.errors;
  if (!errors) return String(failure);
  return errors
    .map(({ text, location }) => `${location ? `${location.file}:${location.line}: ` : ''}${text}`)
    .join('\n');
}

if (process.argv[1] === import.meta.filename)
  await command(async () => {
    const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
    installPackages();
    await build({ watch: values.watch, check: !values.watch });
    if (values.watch) await new Promise(() => {});
  });
