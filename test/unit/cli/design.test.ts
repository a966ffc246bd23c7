import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import { wiseArchitect } from '../design/wiseArchitect';
import { cli } from './run';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-design-'));
  for (const name of ['e-commerce', 'migration', 'fulfilment'])
    copyFileSync(path.join(root, 'test/unit/design/briefs', `${name}.md`), path.join(folder, `${name}.md`));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document = 'docs/architecture/monolith-migration.md';
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

function start(...args: string[]) {
  const child = spawn(process.execPath, [cli(), ...args], {
    cwd: folder,
    env: { ...process.env, DELIBERATE_API_KEY: 'sk-nobody-may-see-this-0123456789' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', data => {
    out += data;
  });
  child.stderr.on('data', data => {
    err += data;
  });
  child.stdin.end();
  const ended = new Promise<{ code: number | null; out: string; err: string }>(resolve =>
    child.on('close', code => resolve({ code, out, err })),
  );
  return { child, ended };
}

describe('deliberate design', () => {
  it('takes a brief to a document and its records without a model, and check agrees', async () => {
    const { code, out, err } = await start('design', 'E-commerce platform', '--context', 'e-commerce.md').ended;
    expect([code, err]).toEqual([0, '']);
    const [first, ...records] = out.trim().split('\n');
    expect(first).toBe('docs/architecture/e-commerce-platform.md');
    expect(records.length).toBeGreaterThanOrEqual(6);
    expect(records.every(record => record.startsWith('docs/adr/000') && existsSync(path.join(folder, record)))).toBe(
      true,
    );
    expect((await start('check', first!, 'docs/adr').ended).out).toBe(
      `${1 + records.length} records, nothing to mend.\n`,
    );
    expect(readdirSync(path.join(folder, '.aiwg/working/designs')).sort()).toEqual([
      'e-commerce-platform.jsonl',
      'e-commerce-platform.state.json',
    ]);
    // A finding of a document is one of check, in every format.
    writeFileSync(path.join(folder, first!), read(first!).replace('| PostgreSQL | 17 or newer |', '| PostgreSQL |  |'));
    const found = await start('check', first!, '--format', 'json').ended;
    expect([found.code, JSON.parse(found.out)]).toMatchObject([
      1,
      [{ rule: 'design-technology', severity: 'warning', fixable: false }],
    ]);
    const sarif = JSON.parse((await start('check', first!, '--format', 'sarif').ended).out);
    expect(sarif.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('design-technology');
  });

  it('writes where it is told, says what it made as JSON, and is the same with the same seed', async () => {
    const args = [
      'design',
      'Monolith migration',
      '--context',
      'migration.md',
      '--dir',
      'arch',
      '--adr-dir',
      'arch/records',
      '--seed',
      '7',
      '--json',
    ];
    const { code, out } = await start(...args).ended;
    const made = JSON.parse(out);
    expect([code, made.path, made.findings, made.contradictions]).toEqual([0, 'arch/monolith-migration.md', [], []]);
    expect(made.decisions[0].path).toMatch(/^arch\/records\/0001-architecture-style-of/);
    const text = read(made.path);
    expect(text).toContain('](records/0001-architecture-style');
    expect(read(made.decisions[0].path)).toContain('](../monolith-migration.md)');
    for (const name of ['arch', '.aiwg']) rmSync(path.join(folder, name), { recursive: true });
    expect((await start(...args).ended).code).toBe(0);
    expect(read(made.path)).toBe(text);
  });

  it('stops at a contradiction with its words, and goes on when it is accepted', async () => {
    writeFileSync(path.join(folder, 'odd.md'), 'A ticket shop with zero downtime on a single server.');
    const refused = await start('design', 'Ticket shop', '--context', 'odd.md').ended;
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(
      /^deliberate: The brief contradicts itself: "zero downtime" and "single server".+--gates accept.+\n$/,
    );
    expect(existsSync(path.join(folder, 'docs/adr'))).toBe(false);
    const accepted = await start('design', 'Ticket shop', '--gates', 'accept').ended;
    expect(accepted.code).toBe(0);
    expect(read('docs/architecture/ticket-shop.md')).toContain('### In Tension');
  });

  it.each([
    [['design'], 2, 'design takes a title'],
    [['design', 'X'], 2, 'design takes the context'],
    [['design', 'X', '--context', 'nowhere.md'], 3, 'nowhere.md cannot be read: there is no such file'],
    [['design', 'X', '--context', 'migration.md', '--model', 'skynet'], 2, 'There is no model provider skynet'],
    [['design', 'X', '--context', 'migration.md', '--model', 'ollama'], 2, 'Say which model of ollama'],
    [
      ['design', 'X', '--context', 'migration.md', '--dir', '../elsewhere'],
      2,
      '--dir takes a folder inside the current one',
    ],
    [['design', 'X', '--context', 'migration.md', '--gates', 'ask'], 2, 'The command line asks nothing'],
    [['design', 'X', '--context', 'migration.md', '--seed', 'x'], 2, '--seed takes a whole number'],
    [['design', 'Migration', '--context', 'migration.md', '--dir', '.github'], 0, ''],
  ])('says in one line what is wrong with %j', async (args, expected, message) => {
    const { code, err } = await start(...args).ended;
    expect([code, err.split('\n').length]).toEqual([expected, message === '' ? 1 : 2]);
    expect(err).toContain(message && `deliberate: ${message}`);
  });

  it('does not write over a document that is there, nor go on with another brief', async () => {
    expect((await start('design', 'Monolith migration', '--context', 'migration.md').ended).code).toBe(0);
    const other = await start('design', 'Monolith migration', '--context', 'e-commerce.md').ended;
    expect([other.code, other.err]).toEqual([3, expect.stringContaining('was begun with another context')]);
    rmSync(path.join(folder, '.aiwg'), { recursive: true });
    const there = await start('design', 'Monolith migration', '--context', 'migration.md').ended;
    expect([there.code, there.err]).toEqual([3, expect.stringContaining(`${document} is there already`)]);
  });

  it('is the same when the process is killed at any question, with a model over HTTP, and no key is on disk', async () => {
    const steady = await startFaultServer(wiseArchitect);
    const args = [
      'design',
      'Monolith migration',
      '--context',
      'migration.md',
      '--model',
      'openai',
      '--model-id',
      'm',
      '--base-url',
    ];
    const whole = await start(...args, steady.url).ended;
    expect([whole.code, whole.err]).toEqual([0, '']);
    const text = read(document);
    const count = steady.requests.length;
    for (const at of [0, 1, 3, 20, count - 9, count - 1]) {
      for (const name of ['docs', '.aiwg']) rmSync(path.join(folder, name), { recursive: true, force: true });
      let running: ChildProcess | null = null;
      let answered = 0;
      const server = await startFaultServer(asked => {
        if (answered++ < at) return wiseArchitect(asked);
        running?.kill('SIGKILL');
        return { fault: 'never' };
      });
      const { child, ended } = start(...args, server.url);
      running = child;
      expect([at, (await ended).code]).toEqual([at, null]);
      await server.close();
      const resumed = await start(...args, steady.url).ended;
      expect([at, resumed.code, resumed.err]).toEqual([at, 0, '']);
      expect(read(document)).toBe(text);
    }
    const companions = [
      '.aiwg/working/designs/monolith-migration.state.json',
      '.aiwg/working/designs/monolith-migration.jsonl',
    ];
    expect(companions.map(read).join('')).not.toContain('nobody-may-see');
    await steady.close();
  }, 120_000);

  it('says how to go on when the server is not there', async () => {
    const gone = await start(
      'design',
      'Monolith migration',
      '--context',
      'migration.md',
      '--model',
      'openai',
      '--model-id',
      'm',
      '--base-url',
      'http://127.0.0.1:9',
    ).ended;
    expect(gone.code).toBe(3);
    expect(gone.err).toMatch(/^deliberate: .*deliberate design "Monolith migration" goes on\.\n$/);
    // Another may go on with it, by whatever name it has among what was stopped.
    const resumed = await start('resume', '--model', 'catalogue').ended;
    expect([resumed.code, resumed.err, resumed.out.split('\n')[0]]).toEqual([0, '', document]);
    const provenance = read('.aiwg/research/provenance/records/monolith-migration.prov.yaml');
    expect(provenance).toMatch(/type: architecture-document[\s\S]*migration\.md[\s\S]*section:Components/);
    expect((await start('resume', 'monolith-migration').ended).out).toBe(`${document}\n`);
    // A folder is checked with the documents in it, and so is the usual one where none is named.
    writeFileSync(path.join(folder, document), read(document).replace('## Risk Analysis', '## Something Else'));
    for (const where of [['docs/architecture'], []])
      expect((await start('check', ...where).ended).out).toContain('(design-missing-section)');
  });
});
