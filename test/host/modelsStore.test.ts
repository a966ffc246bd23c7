import * as vscode from 'vscode';
import { webHash, workspaceStore } from '../../src/vscode/store';
import { equal, ok } from './assert';
import { root } from './workspace';

describe('the store of a workspace folder', () => {
  const folder = 'store-test';
  afterEach(() =>
    vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), folder), { recursive: true }).then(undefined, () => {}),
  );

  it('writes only over what it was told is there, and leaves nothing beside it', async () => {
    const store = workspaceStore(root());
    const path = `${folder}/deep/a.json`;
    equal(await store.read(path), null);
    equal(await store.write(path, 'one ä', null), 'written');
    equal(await store.write(path, 'two', null), 'changed');
    equal(await store.write(path, 'two', 'ONE'), 'changed');
    equal(await store.read(path), 'one ä');
    equal(await store.write(path, 'two', 'one ä'), 'written');
    equal(new TextDecoder().decode((await store.bytes(path)) ?? undefined), 'two');
    equal(await store.list(`${folder}/deep`), [{ name: 'a.json', kind: 'file' }]);
    equal(await store.remove(path, 'other'), 'changed');
    equal(await store.remove(path, 'two'), 'removed');
    equal(await store.remove(path, 'two'), 'removed');
    equal(await store.bytes(path), null);
  });

  it('lets one of many writers win, whichever store they use', async () => {
    const path = `${folder}/race.txt`;
    await workspaceStore(root()).write(path, '0', null);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, place) => workspaceStore(root()).write(path, `${place + 1}`, '0')),
    );
    equal(results.filter(result => result === 'written').length, 1);
    equal(await workspaceStore(root()).read(path), `${results.indexOf('written') + 1}`);
    // Each adds one to what it finds, and tries again where it was not the first.
    const add = async () => {
      for (;;) {
        const now = await workspaceStore(root()).read(path);
        if ((await workspaceStore(root()).write(path, `${Number(now) + 1}`, now)) === 'written') return;
      }
    };
    const before = Number(await workspaceStore(root()).read(path));
    await Promise.all(Array.from({ length: 10 }, add));
    equal(Number(await workspaceStore(root()).read(path)), before + 10);
  });

  it('says what cannot be written, and goes on with the next', async () => {
    const store = workspaceStore(root());
    await store.write(`${folder}/file`, 'x', null);
    let message = '';
    try {
      await store.write(`${folder}/file/below`, 'y', null);
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    ok(/file\/below cannot be written, and is as it was/.test(message), message);
    equal(await store.write(`${folder}/file`, 'z', 'x'), 'written');
  });

  it('keeps a byte order mark where there was one', async () => {
    const uri = vscode.Uri.joinPath(root(), folder, 'mark.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('\uFEFFa'));
    equal(await workspaceStore(root()).write(`${folder}/mark.md`, 'b', 'a'), 'written');
    equal([...(await vscode.workspace.fs.readFile(uri))], [0xef, 0xbb, 0xbf, 0x62]);
  });

  it('hashes as everybody does', async () => {
    equal(
      await webHash.sha256(new TextEncoder().encode('abc')),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
