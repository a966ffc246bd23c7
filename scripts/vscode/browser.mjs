// A Chromium to look with: an installed one, Playwright's own, or (Linux x64) the one that an npm package carries.
import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { fetchPackage, Plain } from '../needs.mjs';

// The newest one whose package still accepts Node 20.
const carried = '@sparticuz/chromium@147.0.0';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a headless browser with an empty profile. */
export async function launchBrowser() {
  const { executablePath, env } = await findBrowser();
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: flags, env: { ...definedEnv(), ...env } });
}

/** @returns {Promise<{ executablePath: string, env: Record<string, string> }>} */
export async function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Plain(`CHROME_PATH is ${chosen}, and there is no such file.`);
    return { executablePath: chosen, env: {} };
  }
  const installed = installedBrowsers().find(existsSync);
  if (installed) return { executablePath: installed, env: {} };
  const own = await playwrightsOwn();
  if (own) return { executablePath: own, env: {} };
  if (platform() === 'linux' && arch() === 'x64') return carriedBrowser();
  throw new Plain('No Chromium was found: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  try {
    const file = chromium.executablePath();
    return existsSync(file) ? file : null;
  } catch {
    // Playwright has none for this kind of machine.
    return null;
  }
}

function installedBrowsers() {
  if (platform() === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform() === 'win32')
    return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']].flatMap(base =>
      base
        ? [`${base}\\Google\\Chrome\\Application\\chrome.exe`, `${base}\\Microsoft\\Edge\\Application\\msedge.exe`]
        : [],
    );
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap(name => folders.map(folder => path.join(folder, name)));
}

async function carriedBrowser() {
  const modules = await fetchPackage('Chromium (about 80 MB)', carried, async modules => {
    const packed = path.join(modules, '@sparticuz', 'chromium', 'bin');
    const unpacked = path.join(modules, 'unpacked');
    mkdirSync(unpacked);
    await inflate(path.join(packed, 'chromium.br'), path.join(unpacked, 'chromium'));
    chmodSync(path.join(unpacked, 'chromium'), 0o755);
    for (const name of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
      await inflate(path.join(packed, `${name}.br`), path.join(unpacked, name));
      execFileSync('tar', ['-xf', name, '--no-same-owner'], { cwd: unpacked });
      rmSync(path.join(unpacked, name));
    }
    rmSync(packed, { recursive: true });
  });
  const unpacked = path.join(modules, 'unpacked');
  // Written at each start: the folder may have been moved since, and the paths in it are absolute.
  const fonts = path.join(unpacked, 'here.conf');
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(unpacked, 'fonts')];
  writeFileSync(fonts, `<fontconfig>${folders.map(folder => `<dir>${folder}</dir>`).join('')}</fontconfig>\n`);
  const env = { LD_LIBRARY_PATH: path.join(unpacked, 'lib'), FONTCONFIG_FILE: fonts };
  return { executablePath: path.join(unpacked, 'chromium'), env };
}

/**
 * @param {string} from
 * @param {string} to
 */
function inflate(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

function definedEnv() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
