import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOT } from '../review/records';
import { withFolder } from './run';
import { activitiesIn, authorOf, inFolder, recordsFolder, Workspace } from './trust';

const record = 'docs/adr/0007-queue-mails.md';
const name = '0007-queue-mails';
const prov = `${recordsFolder}/${name}.prov.yaml`;

/** A workspace with one record, whose provenance is begun. */
function known<T>(body: (here: Workspace) => T, texts: Record<string, string> = {}): T {
  return withFolder({ [record]: TOT, ...texts }, folder => {
    const here = new Workspace(folder);
    const { code, err } = here.run('provenance', 'verify', '--fix');
    expect([code, err]).toEqual([0, '']);
    return body(here);
  });
}

describe('deliberate provenance verify', () => {
  it('finds a record without provenance, and begins it for the person', () => {
    withFolder({ [record]: TOT }, folder => {
      const here = new Workspace(folder);
      const found = here.run('provenance', 'verify');
      expect([found.code, found.err]).toEqual([1, '']);
      expect(found.out).toContain(`${record} has no provenance`);
      expect(here.list('.aiwg')).toEqual([]);
      expect(here.run('provenance', 'verify', '--fix')).toMatchObject({ code: 0, err: '' });
      expect(here.provenance(name)).toContain('- agent: urn:aiwg:agent:human:Mia%20Berg');
      expect(here.provenance(name)).toContain('unrecorded: true');
    });
  });

  it('knows from git which parts were changed', () => {
    known(here => {
      here.git('add', '.');
      here.git('commit', '-qm', 'Begun');
      here.edit(record, '| 5 (one transaction for both)', '| 4 (one transaction for both)');
      expect(here.run('provenance', 'verify', '--fix').code).toBe(0);
      expect(authorOf(here.provenance(name), 'score:Safety:Table')).toBe('person modification 2');
      expect(authorOf(here.provenance(name), 'score:Speed:Table')).toBeNull();
    });
  });

  it('says so where nobody knows which parts were changed', () => {
    known(here => {
      here.edit(record, '| 5 (one transaction for both)', '| 4 (one transaction for both)');
      here.run('provenance', 'verify', '--fix');
      expect(here.provenance(name)).toContain('Which parts changed is not known.');
      expect(authorOf(here.provenance(name), 'score:Safety:Table')).toBeNull();
    });
  });

  it('lets line ends be, which git changes', () => {
    known(here => {
      here.write(record, TOT.replaceAll('\n', '\r\n'));
      const { code, out } = here.run('provenance', 'verify');
      expect([code, out.includes('(line-ends)')]).toEqual([0, true]);
    });
  });

  it('follows a file that was moved by hand', () => {
    known(here => {
      const to = 'docs/adr/0008-queue-all-mails.md';
      renameSync(path.join(here.folder, record), path.join(here.folder, to));
      const found = here.run('provenance', 'verify');
      expect([found.code, found.out.includes(`${record} is now ${to}`)]).toEqual([1, true]);
      expect(here.run('provenance', 'verify', '--fix').code).toBe(0);
      expect(here.list(recordsFolder)).toEqual(['0008-queue-all-mails.prov.yaml']);
      expect(here.provenance('0008-queue-all-mails')).toContain(
        'urn:aiwg:activity:generation:0008-queue-all-mails:001',
      );
      expect(here.provenance('0008-queue-all-mails')).toContain(`formerly:\n    - urn:aiwg:artifact:${record}`);
    });
  });

  it('tells what is gone, and removes nothing', () => {
    known(here => {
      rmSync(path.join(here.folder, record));
      const { code, out } = here.run('provenance', 'verify', '--fix');
      expect([code, out.includes('(orphan)')]).toEqual([1, true]);
      expect(here.list(recordsFolder)).toEqual([`${name}.prov.yaml`]);
    });
  });

  it('keeps both sides of a merge', () => {
    known(here => {
      const base = here.provenance(name);
      const change = (text: string) => {
        here.write(record, text);
        here.run('provenance', 'verify', '--fix');
        const after = here.provenance(name);
        here.write(prov, base);
        return after;
      };
      const ours = change(`${TOT}\nOurs.\n`);
      const theirs = change(`${TOT}\nTheirs.\n`);
      here.write(prov, `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
      here.write(record, `${TOT}\nOurs.\nTheirs.\n`);
      const found = here.run('provenance', 'verify');
      expect([found.code, found.out.includes('conflict markers')]).toEqual([1, true]);
      const fixed = here.run('provenance', 'verify', '--fix');
      expect(fixed.out).toContain('both sides of the merge were kept');
      // The record is neither side: that is the person's merge, recorded by the next run.
      here.run('provenance', 'verify', '--fix');
      expect(activitiesIn(here.provenance(name))).toEqual([
        'generation 1',
        'modification 2',
        'modification 3',
        'modification 4',
      ]);
      expect(here.run('provenance', 'verify').code).toBe(0);
    });
  });

  it.each([
    ['damaged', 'version: 1\nentity: {\n', 'cannot be read'],
    ['newer', 'version: 7\nentity: x\n', 'newer Deliberate (form 7, this one knows 1). Update Deliberate'],
    ['in a conflict that does not pair up', '<<<<<<< HEAD\nversion: 1\n', 'The conflict markers do not pair up'],
  ])('leaves a file that is %s as it is, and goes on with the others', (_, text, message) => {
    known(
      here => {
        here.write(prov, text);
        here.edit('docs/adr/0008-other.md', 'Broker', 'Brokers');
        const { code, out, err } = here.run('provenance', 'verify', '--fix');
        expect(code).toBe(1);
        expect(out + err).toContain(message);
        expect(here.read(prov)).toBe(text);
        expect(out).toContain('fixed: docs/adr/0008-other.md: the change is recorded.');
        expect(out).not.toContain('(untracked)');
      },
      { 'docs/adr/0008-other.md': TOT.replace('0007', '0008') },
    );
  });

  it('leaves one alone that was cut short, and whoever writes next says so', () => {
    known(here => {
      const half = here.provenance(name).slice(0, -120);
      here.write(prov, half);
      expect(here.run('provenance', 'verify', '--fix').code).toBe(1);
      here.edit(record, '**4.30**', '**4.20**');
      const { out, err } = here.run('check', '--fix');
      expect(here.read(record)).toContain('**4.30**');
      expect([here.read(prov), out.includes('wrong-total')]).toEqual([half, false]);
      expect(err).toMatch(/^deliberate: \.aiwg\/.*prov\.yaml: It cannot be read: .* Restore it from version control/);
    });
  });

  it('opens nothing that is no plain file of the workspace', () => {
    known(here => {
      const text = here.provenance(name);
      const other = (at: string) => text.replaceAll(record, at).replaceAll(name, 'x');
      mkdirSync(path.join(here.folder, 'docs/folder'));
      here.write(`${recordsFolder}/x.prov.yaml`, other('docs/folder'));
      const outside = path.join(here.folder, '..', `${path.basename(here.folder)}.prov.yaml`);
      writeFileSync(outside, text);
      symlinkSync(outside, path.join(here.folder, recordsFolder, 'y.prov.yaml'));
      const { code, out, err } = here.run('provenance', 'verify');
      rmSync(outside);
      expect([code, err]).toEqual([1, '']);
      expect(out).toContain('docs/folder is gone');
      expect(out).toContain('y.prov.yaml is a link that leads out of the workspace');
    });
  });

  it('verifies one file where one is named', () => {
    known(
      here => {
        here.edit('docs/adr/0008-other.md', 'Broker', 'Brokers');
        expect(here.run('provenance', 'verify', record).code).toBe(0);
        const other = here.run('provenance', 'verify', 'docs/adr/0008-other.md', '--json');
        expect(other.code).toBe(1);
        expect(JSON.parse(other.out)).toMatchObject({ findings: [{ rule: 'unrecorded', fixable: true }] });
      },
      { 'docs/adr/0008-other.md': TOT.replace('0007', '0008') },
    );
  });
});

describe('deliberate provenance trace and export', () => {
  it('refuse what cannot be true, with the reason', () => {
    known(here => {
      here.edit(prov, /ended: .*/, 'ended: "2001-01-01T00:00:00Z"');
      const { code, err } = here.run('provenance', 'export');
      expect([code, err.split('\n').length]).toEqual([3, 2]);
      expect(err).toContain('before it starts');
      expect(here.run('provenance', 'verify').out).toContain('(end-before-start)');
    });
  });

  it('go on without what cannot be read', () => {
    known(
      here => {
        here.write(`${recordsFolder}/0008-other.prov.yaml`, 'version: 1\nentity');
        for (const args of [['export'], ['trace', record], ['trace', record, '--format', 'mermaid']]) {
          const { code, out, err } = here.run('provenance', ...args);
          expect([code, out.includes('0007'), err.includes('It cannot be read')]).toEqual([0, true, true]);
        }
      },
      { 'docs/adr/0008-other.md': TOT.replace('0007', '0008') },
    );
  });

  it.each([
    [['provenance'], 2, 'provenance takes what to do'],
    [['provenance', 'prove'], 2, 'provenance takes what to do'],
    [['provenance', 'trace'], 2, 'provenance trace takes a file'],
    [['provenance', 'trace', 'x.md'], 3, 'x.md has no provenance'],
    [['provenance', 'trace', 'x.md', '--format', 'png'], 2, 'takes --format text, json or mermaid, not png'],
    [['provenance', 'export', '--format', 'rdf'], 2, 'takes --format prov-json or prov-n, not rdf'],
    [['provenance', 'export', 'x.md'], 3, 'x.md has no provenance'],
    [['provenance', 'verify', '../x.md'], 2, 'is not in this folder'],
    [['provenance', 'verify', 'a.md', 'b.md'], 2, 'one file at a time'],
  ])('say in one line what is wrong with %j', (args, expected, message) => {
    withFolder({}, folder => {
      const { code, err } = new Workspace(folder).run(...args);
      expect([code, err.split('\n').length]).toEqual([expected, 2]);
      expect(err).toContain(message);
    });
  });
});

describe('commands that write', () => {
  it('adr records that the tool made it for the person, from the team’s own template', () => {
    withFolder({ 'templates/own.md': '# {title}\n\n## Status\n\n{status}\n' }, folder => {
      const here = new Workspace(folder);
      expect(here.run('adr', 'Use Redis', '--template', 'templates/own.md')).toMatchObject({ code: 0, err: '' });
      const [file = ''] = here.list(recordsFolder);
      const text = here.read(`${recordsFolder}/${file}`);
      expect(text).toContain('delegate: urn:aiwg:agent:deliberate\n    responsible: urn:aiwg:agent:human:Mia%20Berg');
      expect(text).toContain('urn:aiwg:artifact:templates/own.md\n        kind: conforms_to');
      expect(authorOf(text, 'title')).toBe('person generation 1');
      expect(here.run('provenance', 'verify')).toMatchObject({ code: 0, err: '' });
    });
  });

  it('check --fix records what a person wrote before it as theirs, then its own', () => {
    known(here => {
      here.git('add', '.');
      here.git('commit', '-qm', 'Begun');
      here.edit(record, '| 5 (one transaction for both)', '| 4 (one transaction for both)');
      here.run('check', '--fix');
      const text = here.provenance(name);
      expect(activitiesIn(text)).toEqual(['generation 1', 'modification 2', 'modification 3']);
      expect(authorOf(text, 'score:Safety:Table')).toBe('person modification 2');
      expect(text.slice(text.indexOf('modification:0007-queue-mails:003'))).toContain('urn:aiwg:agent:deliberate');
      expect(here.run('provenance', 'verify').code).toBe(0);
    });
  });

  it('write no provenance of files outside', () => {
    withFolder({ 'a/README.md': '', [`b/${record}`]: TOT.replace('**4.30**', '**4.20**') }, folder => {
      const here = new Workspace(path.join(folder, 'a'));
      const { err } = here.run('check', '--fix', `../b/${record}`);
      expect([err, here.list('.aiwg')]).toEqual(['', []]);
    });
  });
});

describe('several processes at once', () => {
  it('begin and record each change once, whoever comes first', async () => {
    const texts = Object.fromEntries(
      ['0001', '0002', '0003', '0004'].map(number => [`docs/adr/${number}-x.md`, TOT.replace('0007', number)]),
    );
    await inFolder(texts, async folder => {
      const here = new Workspace(folder);
      const all = () => Promise.all([1, 2, 3, 4].map(() => here.start('provenance', 'verify', '--fix')));
      expect(await all()).toEqual([0, 0, 0, 0]);
      for (const file of Object.keys(texts)) here.edit(file, 'Queue mails', 'Queue all mails');
      expect(await all()).toEqual([0, 0, 0, 0]);
      for (const number of ['0001', '0002', '0003', '0004'])
        expect(activitiesIn(here.provenance(`${number}-x`))).toEqual(['generation 1', 'modification 2']);
      expect(here.list(recordsFolder)).toHaveLength(4);
    });
  });

  it('lose no reflection, and none covers another', async () => {
    await inFolder({ [record]: TOT }, async folder => {
      const here = new Workspace(folder);
      const notes = ['a', 'b', 'c', 'd', 'e'].map(letter => `Note ${letter}`);
      const codes = await Promise.all(notes.map(note => here.start('reflect', record, '--note', note)));
      expect(codes).toEqual([0, 0, 0, 0, 0]);
      const found = here.list('.aiwg/ralph/reflections').map(file => here.json(`.aiwg/ralph/reflections/${file}`));
      expect(found.map(one => (one as { happened: string }).happened).sort()).toEqual(notes);
    });
  });
});
