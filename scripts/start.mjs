// Opens VS Code on the sample workspace with Deliberate in it.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { command, installPackages, Plain, root, say } from './needs.mjs';

const sample = path.join(root, 'sample');

await command(async () => {
  const { values } = readArguments();
  const port = values.port === undefined ? undefined : readPort(values.port);
  installPackages();
  const { build } = await import('./build.mjs');
  await build();
  const desktop = values.serve || port !== undefined ? null : desktopVsCode();
  if (desktop) openDesktop(desktop);
  else await serve(port);
});

function readArguments() {
  try {
    return parseArgs({ options: { port: { type: 'string' }, serve: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new Plain(`${error instanceof Error ? error.message : error} Use: npm start -- [--serve] [--port N]`);
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Plain(`--port takes a number from 1 to 65535, not ${text}.`);
}

/** The command of an installed desktop VS Code, or null where there is none or no screen to show it on. */
function desktopVsCode() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const names = process.platform === 'win32' ? ['code.cmd', 'code-insiders.cmd'] : ['code', 'code-insiders', 'codium'];
  const options = /** @type {const} */ ({ stdio: 'ignore', shell: process.platform === 'win32' });
  return names.find(name => spawnSync(name, ['--version'], options).status === 0) ?? null;
}

/** @param {string} name */
function openDesktop(name) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, sample];
  spawn(name, args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32' }).unref();
  say(`Opened ${sample} in ${name}, with Deliberate from ${root}.`);
}

/** @param {number} [port] */
async function serve(port) {
  const { freePort, releases, startWorkbench } = await import('./vscode/workbench.mjs');
  const workbench = await startWorkbench(releases.newest, { port: port ?? (await freePort()), trust: true });
  const address = workbench.url(sample, [['extensionDevelopmentPath', workbench.uri(root)]]);
  say(
    `VS Code ${releases.newest.vscode} with Deliberate, on this machine only. Open in a browser:\n\n  ${address}\n\nCtrl-C ends it.`,
  );
  await new Promise(resolve => {
    // Kept until the end: npm passes the signal on once more, and cleaning up must not be cut short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
  await workbench.stop();
}
