import { describe, expect, it } from 'vitest';
import { begin } from '../../../src/provenance/begin';
import { glance } from '../../../src/provenance/glance';
import { provenancePath } from '../../../src/provenance/name';
import { readProvenance } from '../../../src/provenance/read';
import { verify } from '../../../src/provenance/verify';
import { begun, edit, file, generation, grown, path } from './examples';
import { hash, memoryStore, printOf } from './world';

const kinds = async (texts: Record<string, string>, artifacts = [path]) =>
  (await verify(memoryStore(texts), hash, artifacts)).findings.map(({ kind }) => kind);

describe('verification', () => {
  const own = grown(begun(), edit('two\nlines\n', 1));

  it('finds nothing where all agree', async () => {
    expect(await verify(memoryStore({ [file]: own, [path]: 'two\nlines\n' }), hash, [path])).toEqual({
      verified: 1,
      findings: [],
    });
  });

  it('finds an edit made elsewhere, and says what to do', async () => {
    const { findings } = await verify(memoryStore({ [file]: own, [path]: 'three\n' }), hash, [path]);
    expect(findings).toMatchObject([
      {
        kind: 'unrecorded',
        artifact: path,
        record: file,
        message: expect.stringMatching(/after 2026-11-20T11:01:00Z.*--fix/),
      },
    ]);
  });

  it('says that only line ends differ', async () => {
    expect(await kinds({ [file]: own, [path]: 'two\r\nlines\r\n' })).toEqual(['line-ends']);
    expect(await kinds({ [file]: own, [path]: 'two\rlines\n' })).toEqual(['unrecorded']);
    const old = begun(generation('a\rb\r\n'));
    expect(await kinds({ [file]: old, [path]: 'a\rb\n' })).toEqual(['line-ends']);
    expect(await kinds({ [file]: old, [path]: 'ab\n' })).toEqual(['unrecorded']);
    const windows = begun(generation('a\r\nb\r\n'));
    expect(await kinds({ [file]: windows, [path]: 'a\nb\n' })).toEqual(['line-ends']);
    expect(await kinds({ [file]: windows, [path]: 'a\r\nb\r\n' })).toEqual([]);
    expect(await kinds({ [file]: windows, [path]: 'a\r\nb \r\n' })).toEqual(['unrecorded']);
  });

  it('finds orphans, and where they went', async () => {
    expect(await kinds({ [file]: own }, [])).toEqual(['orphan']);
    const { findings } = await verify(memoryStore({ [file]: own, 'docs/adr/0009-new.md': 'two\nlines\n' }), hash, [
      'docs/adr/0009-new.md',
    ]);
    expect(findings).toMatchObject([{ kind: 'orphan', movedTo: 'docs/adr/0009-new.md' }]);
  });

  it('finds artifacts that nobody tracks', async () => {
    expect(await kinds({ [file]: own, [path]: 'two\nlines\n', 'docs/adr/x.md': 'x' }, [path, 'docs/adr/x.md'])).toEqual(
      ['untracked'],
    );
  });

  it('tells what cannot be read, and goes on with the rest', async () => {
    const other = provenancePath({}, 'b.md', []);
    const texts = {
      [file]: own.slice(0, 200),
      [other]: begin({ path: 'b.md', type: 'x' }, 'b', generation('b')),
      'b.md': 'b',
      [path]: 'x',
    };
    const result = await verify(memoryStore(texts), hash, ['b.md']);
    expect(result.verified).toBe(1);
    expect(result.findings).toMatchObject([
      { kind: 'unreadable', record: file, message: expect.stringContaining('Restore it') },
    ]);
  });
});

describe('a glance', () => {
  const whole = grown(begun(), edit('two\n', 1), edit('three\n', 2, { day: '2026-11-21' }));

  it('sees what reading sees', () => {
    const reading = readProvenance(whole);
    if (reading.state !== 'fine') throw new Error(reading.message);
    const { sha256, textSha256, modified } = reading.record.entity;
    expect(glance(whole)).toEqual({ artifact: path, modified, sha256, textSha256 });
    expect(glance(whole.replaceAll('\n', '\r\n'))).toEqual(glance(whole));
    expect(glance(`${whole}# a remark\n`)).toEqual(glance(whole));
  });

  it('is not taken in by a file that was cut, is in conflict or newer', () => {
    expect(glance(whole.slice(0, -300))).toHaveProperty('state');
    expect(glance(whole.replace('agents:\n', '<<<<<<< HEAD\nagents:\n=======\nagents:\n>>>>>>> x\n'))).toHaveProperty(
      'state',
      'conflict',
    );
    expect(glance(whole.replace('version: 1\n', 'version: 3\n'))).toHaveProperty('state', 'newer');
    expect(glance(whole.replace(`urn:aiwg:artifact:${path}`, 'urn:aiwg:artifact:../x'))).toHaveProperty(
      'state',
      'damaged',
    );
  });

  it('takes a thousand files in about the time of hashing them', async () => {
    const texts: Record<string, string> = {};
    const paths = Array.from({ length: 1000 }, (_, at) => `docs/adr/${at}.md`);
    for (const path of paths) {
      texts[path] = 'line of a record that says something\n'.repeat(160) + path;
      texts[provenancePath({}, path, [])] = begun(generation(''))
        .replaceAll(/docs\/adr\/0004-sessions\.md/g, path)
        .replaceAll(printOf('').sha256, printOf(texts[path] ?? '').sha256);
    }
    const store = memoryStore(texts);
    expect((await verify(store, hash, paths)).findings).toEqual([]);
    const started = performance.now();
    for (const text of Object.values(texts)) if (text.startsWith('#')) glance(text);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
