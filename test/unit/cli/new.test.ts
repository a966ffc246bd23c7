import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import { question, wise } from '../../fixtures/llm/wise';
import { cli } from './run';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-new-'));
  writeFileSync(path.join(folder, 'context.md'), question.context);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const title = question.title;
const record = 'docs/adr/0001-where-user-sessions-are-kept.md';
const name = '0001-where-user-sessions-are-kept';
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [cli(), ...args], {
    cwd: folder,
    env: { ...process.env, DELIBERATE_API_KEY: 'sk-nobody-may-see-this-0123456789' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', data => (out += data));
  child.stderr.on('data', data => (err += data));
  child.stdin.end();
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, out, err })));
  return { child, ended };
}

describe('deliberate new', () => {
  it('takes a question to a record without a model, within a second or so', async () => {
    const { code, out, err } = await start(
      'new',
      'Caching for the product pages',
      '--context',
      path.join(root, 'test/fixtures/contexts/01-shop-caching.md'),
      '--gates',
      'accept',
    ).ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('docs/adr/0001-caching-for-the-product-pages.md\n');
    expect((await start('check').ended).code).toBe(0);
    expect(readdirSync(path.join(folder, '.aiwg/working/tot-explorations')).sort()).toEqual([
      '0001-caching-for-the-product-pages.jsonl',
      '0001-caching-for-the-product-pages.state.json',
    ]);
  });

  it.each([
    [['new'], 2, 'new takes a title'],
    [['new', 'A title'], 2, 'new takes the context'],
    [['new', 'A title', '--context', 'nowhere.md'], 3, 'nowhere.md cannot be read: there is no such file'],
    [['new', 'A title', '--context', 'context.md', '--model', 'skynet'], 2, 'There is no model provider skynet'],
    [
      ['new', 'A title', '--context', 'context.md', '--model', 'ollama'],
      2,
      'Say which model of ollama: --model-id ID.',
    ],
    [
      ['new', 'A title', '--context', 'context.md', '--alternatives', '99'],
      2,
      '--alternatives takes a whole number from 2 to 10',
    ],
    [['new', 'A title', '--context', 'context.md', '--gates', 'ask'], 2, 'The command line asks nothing'],
    [
      ['new', 'Which chairs for the office?', '--context', 'context.md'],
      3,
      'The catalogue has no topic for this question',
    ],
    [['resume'], 3, 'No deliberation was stopped'],
    [['resume', 'x'], 3, 'There is no deliberation x'],
  ])('says in one line what is wrong with %j', async (args, expected, message) => {
    const { code, err } = await start(...args).ended;
    expect([code, err.split('\n').length]).toEqual([expected, 2]);
    expect(err).toContain(`deliberate: ${message}`);
  });

  it('says what to do when the server is not there, and goes on when it is', async () => {
    const gone = await start(
      'new',
      title,
      '--context',
      'context.md',
      '--model',
      'openai',
      '--model-id',
      'm',
      '--base-url',
      'http://127.0.0.1:9',
    ).ended;
    expect(gone.code).toBe(3);
    expect(gone.err).toMatch(/^deliberate: .*deliberate resume 0001-where-user-sessions-are-kept goes on\.\n$/);
    const server = await startFaultServer(wise);
    const { code, out } = await start('resume', '--base-url', server.url).ended;
    expect([code, out]).toEqual([0, `${record}\n`]);
    await server.close();
  });

  it('is the same record when the process is killed at any question, and no key is on disk', async () => {
    const steady = await startFaultServer(wise);
    const arguments_ = [
      'new',
      title,
      '--context',
      'context.md',
      '--model',
      'openai',
      '--model-id',
      'm',
      '--seed',
      '5',
      '--base-url',
    ];
    expect((await start(...arguments_, steady.url).ended).code).toBe(0);
    const whole = read(record);
    const count = steady.requests.length;
    expect(count).toBeGreaterThanOrEqual(10);
    for (let at = 0; at < count; at += 2) {
      rmSync(path.join(folder, 'docs'), { recursive: true, force: true });
      rmSync(path.join(folder, '.aiwg'), { recursive: true, force: true });
      let running: ChildProcess | null = null;
      const server = await startFaultServer(asked => {
        if (asked.index < at) return wise(asked);
        running?.kill('SIGKILL');
        return { fault: 'never' };
      });
      const { child, ended } = start(...arguments_, server.url);
      running = child;
      expect((await ended).code).toBe(null);
      await server.close();
      const resumed = await start(
        ...(at === 0 ? [...arguments_, steady.url] : ['resume', name, '--base-url', steady.url]),
      ).ended;
      expect([at, resumed.code, resumed.err]).toEqual([at, 0, '']);
      expect(read(record)).toBe(whole);
    }
    const state = read(`.aiwg/working/tot-explorations/${name}.state.json`);
    expect(state + read(`.aiwg/working/tot-explorations/${name}.jsonl`)).not.toContain('nobody-may-see');
    await steady.close();
  });

  it('leaves things resumable when it is interrupted, and lets the server go', async () => {
    let running: ChildProcess | null = null;
    const server = await startFaultServer(asked => {
      if (asked.index < 4) return wise(asked);
      // Once: of a second one a process dies at once, as people expect.
      if (asked.index === 4) running?.kill('SIGINT');
      return { fault: 'never' };
    });
    const { child, ended } = start(
      'new',
      title,
      '--context',
      'context.md',
      '--model',
      'ollama',
      '--model-id',
      'm',
      '--base-url',
      server.url,
    );
    running = child;
    const { code, err } = await ended;
    expect(code).toBe(3);
    expect(err).toContain('resume it whenever you like');
    expect(server.open()).toBe(0);
    await server.close();
  });

  it('begins anew where a record is gone, and keeps apart two records that are called alike', async () => {
    const ask = (...more: string[]) =>
      start(
        'new',
        'Caching for the product pages',
        '--context',
        path.join(root, 'test/fixtures/contexts/01-shop-caching.md'),
        ...more,
      ).ended;
    expect((await ask()).code).toBe(0);
    rmSync(path.join(folder, 'docs'), { recursive: true });
    expect(await ask()).toMatchObject({ code: 0, err: '' });
    expect((await ask('--dir', 'services/shop/adr')).out).toBe(
      'services/shop/adr/0001-caching-for-the-product-pages.md\n',
    );
    const names = readdirSync(path.join(folder, '.aiwg/working/tot-explorations')).filter(one =>
      one.endsWith('.jsonl'),
    );
    expect(names.sort()).toEqual([
      '0001-caching-for-the-product-pages.jsonl',
      'services.shop.adr.0001-caching-for-the-product-pages.jsonl',
    ]);
  });

  it('leaves a state file alone that it cannot read', async () => {
    const server = await startFaultServer(wise);
    await start(
      'new',
      title,
      '--context',
      'context.md',
      '--model',
      'openai',
      '--model-id',
      'm',
      '--base-url',
      server.url,
    ).ended;
    const file = path.join(folder, '.aiwg/working/tot-explorations', `${name}.state.json`);
    for (const [text, message] of [
      ['{"version": 1, "na', 'cannot be read as a deliberation'],
      ['{"version": 99}', 'was written by a newer version'],
      ['<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n', 'holds conflict markers'],
    ] as const) {
      writeFileSync(file, text);
      const { code, err } = await start('resume', name).ended;
      expect([code, err.includes(message)]).toEqual([3, true]);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    await server.close();
  });
});
