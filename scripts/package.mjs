// Packs the extension as a person installs it, and looks at what went in.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { command, installPackages, Plain, root, say } from './needs.mjs';

/** Mermaid is in it twice: in parts for the pane, and packed in one piece for exported pages. */
const largest = 3_000_000;
const belongs = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package\.json|readme\.md|changelog\.md|LICENSE(?:\.txt|\.md)?)$/i,
  /^extension\/dist\/(?:extension|extension\.web|cli)\.js$/,
  /^extension\/dist\/catalogue\.json$/,
  /^extension\/dist\/webview\/drawer\.json$/,
  /^extension\/dist\/webview\/[\w-]+\.(?:js|css)$/,
  /^extension\/dist\/webview\/chunks\/[\w.-]+\.js$/,
  /^extension\/media\/(?:icon\.png|activity\.svg|walkthrough\/[\w-]+\.(?:svg|png|md))$/,
  /^extension\/media\/snippets\/[\w-]+\.json$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/schemas\/[\w-]+\.schema\.json$/,
];

/** Builds and packs; answers with the path of the package. */
export async function packExtension() {
  await build();
  return pack();
}

/** Packs what is built. */
export async function pack() {
  const { createVSIX } = await import('@vscode/vsce');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const packagePath = path.join(root, 'out', `deliberate-${version}.vsix`);
  await createVSIX({ cwd: root, packagePath, dependencies: false, useYarn: false });
  const wrong = strangers(names(packagePath));
  if (wrong.length > 0)
    throw new Plain(`The package holds what does not belong there: ${wrong.join(', ')} (see .vscodeignore).`);
  const { size } = statSync(packagePath);
  if (size > largest) throw new Plain(`The package has ${size} bytes, more than ${largest}.`);
  return packagePath;
}

/**
 * The entries that no rule of `belongs` knows.
 * @param {string[]} entries
 */
export function strangers(entries) {
  return entries.filter(entry => !belongs.some(rule => rule.test(entry)));
}

/**
 * The names in a zip file, from its central directory.
 * @param {string} file
 */
export function names(file) {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = bytes.readUInt16LE(end + 10);
  const result = [];
  for (let at = bytes.readUInt32LE(end + 16), left = count; left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset));
    result.push(bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return result;
}

if (process.argv[1] === import.meta.filename)
  await command(async () => {
    installPackages();
    const file = await packExtension();
    say(`${path.relative(root, file)}: ${(statSync(file).size / 1000).toFixed(0)} kB, ${names(file).length} files.`);
  });
