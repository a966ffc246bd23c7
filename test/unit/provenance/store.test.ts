import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { diskStore, nodeHash } from '../../../src/cli/store';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const onDisk = (file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('the store on disk', () => {
  it('writes a new file, folders included, and leaves nothing beside it', async () => {
    expect(await diskStore(folder).write('a/b/c.yaml', 'text ä\n', null)).toBe('written');
    expect(onDisk('a/b/c.yaml')).toBe('text ä\n');
    expect(readdirSync(path.join(folder, 'a/b'))).toEqual(['c.yaml']);
  });

  it('writes only over what was expected', async () => {
    const store = diskStore(folder);
    writeFileSync(path.join(folder, 'x'), 'theirs');
    expect(await store.write('x', 'mine', null)).toBe('changed');
    expect(await store.write('x', 'mine', 'older')).toBe('changed');
    expect(onDisk('x')).toBe('theirs');
    expect(await store.write('x', 'mine', 'theirs')).toBe('written');
    expect(await store.write('y', 'mine', 'was there')).toBe('changed');
    expect(readdirSync(folder)).toEqual(['x']);
  });

  it('removes only what was expected', async () => {
    const store = diskStore(folder);
    writeFileSync(path.join(folder, 'x'), 'theirs');
    expect(await store.remove('x', 'mine')).toBe('changed');
    expect(await store.remove('x', 'theirs')).toBe('removed');
    expect(await store.remove('x', 'theirs')).toBe('removed');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads bytes as they are', async () => {
    writeFileSync(path.join(folder, 'x'), Buffer.from([255, 13, 10]));
    expect([...((await diskStore(folder).bytes('x')) ?? [])]).toEqual([255, 13, 10]);
    expect(await diskStore(folder).bytes('y')).toBeNull();
    expect(await nodeHash.sha256(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('takes away the lock of a process that died', async () => {
    const lock = path.join(folder, '.x.lock');
    writeFileSync(lock, '1 dead');
    utimesSync(lock, new Date(0), new Date(0));
    expect(await diskStore(folder).write('x', 'mine', null)).toBe('written');
    expect(readdirSync(folder)).toEqual(['x']);
  });

  it('waits for the lock of one that lives', async () => {
    const lock = path.join(folder, '.x.lock');
    writeFileSync(lock, '1 alive');
    setTimeout(() => {
      writeFileSync(path.join(folder, 'x'), 'theirs');
      rmSync(lock);
    }, 100);
    expect(await diskStore(folder).write('x', 'mine', null)).toBe('changed');
  });

  it('says in one line what cannot be written', async () => {
    mkdirSync(path.join(folder, 'x'));
    writeFileSync(path.join(folder, 'file'), '');
    await expect(diskStore(folder).write('file/y', 'mine', null)).rejects.toThrow(
      /^file\/y cannot be written: .*\. It is as it was\.$/,
    );
    await expect(diskStore(folder).write('x', 'mine', null)).rejects.toThrow(/^x cannot be read/);
  });

  it('loses nothing when four processes append to one file', async () => {
    const bundle = path.join(folder, 'bundle.mjs');
    const code = `import { diskStore } from ${JSON.stringify(path.join(root, 'src/cli/store.ts'))};
      const store = diskStore(process.argv[2]);
      for (let n = 0; n < 25; n++)
        for (;;) { const text = await store.read('log'); if (await store.write('log', (text ?? '') + process.argv[3] + n + '\\n', text) === 'written') break; }`;
    await build({
      stdin: { contents: code, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
      logLevel: 'silent',
    });
    const ended = await Promise.all(
      ['a', 'b', 'c', 'd'].map(
        name =>
          new Promise(resolve =>
            spawn(process.execPath, [bundle, folder, name], { stdio: 'inherit' }).on('exit', resolve),
          ),
      ),
    );
    expect(ended).toEqual([0, 0, 0, 0]);
    const lines = onDisk('log').trimEnd().split('\n');
    expect(lines).toHaveLength(100);
    for (const name of ['a', 'b', 'c', 'd'])
      expect(lines.filter(line => line.startsWith(name))).toEqual(Array.from({ length: 25 }, (_, n) => name + n));
  });
});
