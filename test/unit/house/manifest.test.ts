import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { releases } from '../../../scripts/vscode/workbench.mjs';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly activationEvents: readonly string[];
  readonly devDependencies: Record<string, string>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly default: unknown }> };
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
}

interface Step {
  readonly description: string;
  readonly media: { readonly svg?: string; readonly markdown?: string };
  readonly completionEvents?: readonly string[];
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest: Manifest = JSON.parse(read('package.json'));
const hostSources = readdirSync(path.join(root, 'src/vscode'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => read(path.join('src/vscode', name)))
  .join('\n');
const declared = manifest.contributes.commands.map(({ command }) => command).sort();
const settings = Object.keys(manifest.contributes.configuration.properties);

describe('package.json and the code agree', () => {
  it('on the commands', () => {
    const list = /commandIds = \[([^\]]*)\]/.exec(read('src/vscode/commandIds.ts'))?.[1] ?? '';
    expect([...list.matchAll(/'([^']+)'/g)].map(([, id]) => id).sort()).toEqual(declared);
  });

  it('on the category of every command', () => {
    expect(manifest.contributes.commands.filter(({ category }) => category !== 'ADR')).toEqual([]);
  });

  it('on the settings, each declared and each read', () => {
    const inHost = hostSources.matchAll(/getConfiguration\('deliberate'[^)]*\)\.get<[^>]*>\(\s*'([^']+)'/g);
    const inCli = read('src/cli/settings.ts').matchAll(/'deliberate\.([\w.]+)'/g);
    const used = [...inHost, ...inCli];
    expect([...new Set(used.map(([, key]) => `deliberate.${key}`))].sort()).toEqual([...settings].sort());
  });

  it('on what an untrusted workspace may not set', () => {
    expect(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.filter(key => !settings.includes(key)),
    ).toEqual([]);
  });

  it('on the walkthrough: its commands exist and its pictures are there', () => {
    for (const step of manifest.contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps)) {
      const commands = [
        ...`${step.description} ${step.completionEvents ?? ''}`.matchAll(/(?:command|onCommand):([\w.]+)/g),
      ];
      expect(commands.filter(([, id]) => id?.startsWith('deliberate.') && !declared.includes(id))).toEqual([]);
      expect(existsSync(path.join(root, step.media.svg ?? step.media.markdown ?? 'none'))).toBe(true);
    }
    expect(manifest.contributes.walkthroughs.map(({ id }) => id)).toContain(
      /#(\w+)`/.exec(read('src/vscode/walkthrough.ts'))?.[1],
    );
  });

  it('on the oldest VS Code: declared, typed and tested', () => {
    const [major, minor] = releases.oldest.vscode.split('.');
    expect(manifest.engines.vscode).toBe(`^${major}.${minor}.0`);
    expect(manifest.devDependencies['@types/vscode']).toBe(`${major}.${minor}.0`);
  });

  it('on the oldest Node', () => {
    expect(manifest.engines.node).toBe(
      `>=${/oldestNode = \[(\d+), (\d+)\]/.exec(read('scripts/needs.mjs'))?.slice(1).join('.')}`,
    );
  });

  it('never wakes up at start-up', () => {
    expect(manifest.activationEvents.filter(event => event === '*' || event === 'onStartupFinished')).toEqual([]);
  });
});
