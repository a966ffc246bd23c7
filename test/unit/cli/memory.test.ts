import { describe, expect, it } from 'vitest';
import { lesson } from '../memory/lessons';
import { TOT } from '../review/records';
import { withFolder } from './run';
import { recordsFolder, Workspace } from './trust';

const record = 'docs/adr/0007-queue-mails.md';
const folder = '.aiwg/ralph/reflections';
const newer = '# ADR-0009: Send mails by a service\n\nDate: 2026-11-01\n\n## Status\n\nAccepted\n';

function workspace<T>(texts: Record<string, string>, body: (here: Workspace) => T): T {
  return withFolder(texts, at => body(new Workspace(at)));
}

interface Printed {
  readonly path: string;
  readonly written: boolean;
  readonly reflection: {
    readonly event: { readonly type: string; readonly evidence: unknown };
    readonly rejected: unknown;
  };
  readonly hints: readonly string[];
}

const printed = (here: Workspace, ...args: string[]) => {
  const { code, out, err } = here.run('reflect', record, '--json', ...args);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Printed;
};

describe('deliberate reflect', () => {
  it('tells of a supersession by the record that came after, once', () => {
    const old = TOT.replace('Accepted', 'Superseded by [9](0009-service.md)');
    workspace({ [record]: old, 'docs/adr/0009-service.md': newer }, here => {
      const first = printed(here);
      expect(first.reflection.event).toMatchObject({
        type: 'superseded',
        evidence: [{ kind: 'record', ref: 'docs/adr/0009-service.md', says: 'Send mails by a service' }],
      });
      expect(first.reflection.rejected).toEqual([
        { option: 'Broker', why: expect.stringContaining('total 3.50 against 4.30') },
        { option: 'By hand', why: expect.stringContaining('total 2.90 against 4.30') },
      ]);
      expect(first.written).toBe(true);
      expect(printed(here)).toMatchObject({ path: first.path, written: false });
      expect(here.list(folder)).toHaveLength(1);
      expect(here.run('reflect', record).out).toContain('tells of it already');
    });
  });

  it('tells of a trigger that fires by what was measured', () => {
    const text = TOT.replace(/^\| 1 \|.*$/m, '| 1 | open mails | > 100 | 1 day | look again |');
    const metrics =
      'metric,at,value\nopen mails,2026-11-18,250\nopen mails,2026-11-19,250\nopen mails,2026-11-20,250\n';
    workspace({ [record]: text, 'metrics.csv': metrics }, here => {
      const { reflection } = printed(here, '--metrics', 'metrics.csv');
      expect(reflection.event.type).toBe('trigger-fired');
      expect(JSON.stringify(reflection.event.evidence)).toContain('open mails > 100 1 day');
      expect(here.run('stats').out).toMatch(/triggers that fired +1 of 1 decisions/);
    });
  });

  it('is a review of the person who asks for it where nothing else happened, another each time', () => {
    workspace({ [record]: TOT }, here => {
      expect(printed(here).reflection.event).toMatchObject({
        type: 'reviewed',
        evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:human:Mia%20Berg' }],
      });
      expect(printed(here).written).toBe(true);
      expect(here.list(folder)).toHaveLength(2);
      // Without words of the person it is none that anybody is given.
      expect(here.run('lessons', 'queue mails').out).toBe(
        'No lesson fits, of 2; only those count that rest on something that happened.\n',
      );
    });
  });

  it('shows what was known then, from the trace and from the state', () => {
    const trace =
      '{"id":"t1","at":"2026-01-01T00:00:00Z","phase":"frame","type":"Exception","text":"No load is named","parent":null}\n{"id"';
    const path = '.aiwg/working/tot-explorations/0007-queue-mails';
    workspace({ [record]: TOT, [`${path}.jsonl`]: trace }, here => {
      const { code, out, err } = here.run('reflect', record, '--json');
      expect([code, err]).toEqual([0, expect.stringContaining(`${path}.jsonl:2 is no thought and is left out`)]);
      expect(JSON.parse(out).hints).toEqual([
        expect.stringContaining('Confidence: HIGH'),
        'Noted then: No load is named',
      ]);
    });
  });

  it('is derived from the record, and its own provenance verifies', () => {
    workspace({ [record]: TOT }, here => {
      const { path } = printed(here);
      const name = path.replace(`${folder}/`, '').replace('.json', '');
      expect(here.provenance(name)).toContain(`- entity: urn:aiwg:artifact:${record}\n        kind: documents`);
      here.run('provenance', 'verify', '--fix');
      expect(here.run('provenance', 'verify').code).toBe(0);
      // What a person fills in is found and recorded as theirs.
      here.edit(path, '"rootCause": ""', '"rootCause": "One node"');
      expect(here.run('provenance', 'verify').code).toBe(1);
      here.run('provenance', 'verify', '--fix');
      expect(here.read(`${recordsFolder}/${name}.prov.yaml`)).toMatch(
        /modification[\s\S]*agent:human:Mia%20Berg\n {4}gen/,
      );
    });
  });

  it.each([
    [['reflect'], 2, 'reflect takes one record'],
    [['reflect', 'nowhere.md'], 3, 'nowhere.md cannot be read: there is no such file'],
    [['reflect', '../x.md'], 2, 'is not in this folder'],
    [['lessons'], 2, 'lessons takes what they should be about'],
    [['stats', 'x'], 2, 'stats takes no file'],
  ])('says in one line what is wrong with %j', (args, expected, message) => {
    workspace({}, here => {
      const { code, err } = here.run(...args);
      expect([code, err.split('\n').length]).toEqual([expected, 2]);
      expect(err).toContain(message);
    });
  });
});

describe('lessons that cannot be read', () => {
  const good = lesson();
  const texts = {
    [good.path]: JSON.stringify(good.reflection),
    [`${folder}/a.json`]: '{"version": 1, "crea',
    [`${folder}/b.json`]: '{"version": 99}',
    [`${folder}/c.json`]: '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n',
    [record]: TOT,
    'context.md': 'Product pages are slow: 2,000 requests a second at peak. Redis is known. Sessions are cached.',
  };
  const told = [
    'a.json: It cannot be read',
    'b.json: It was written by a newer Deliberate',
    'c.json: It holds the conflict',
  ];

  it.each([
    [['lessons', 'user sessions in redis']],
    [['stats']],
    [['new', 'Caching for the product pages', '--context', 'context.md']],
  ])('are told by %j, left as they are, and the rest works', args => {
    workspace(texts, here => {
      const { out, err } = here.run(...args);
      expect(out).not.toBe('');
      for (const message of told) expect(err).toContain(message);
      for (const [path, text] of Object.entries(texts)) expect(here.read(path)).toBe(text);
      if (args[0] !== 'stats') expect(out + err).toContain('Keep user sessions in Redis');
    });
  });

  it('do not keep the next one from being written', () => {
    workspace(texts, here => {
      expect(here.run('reflect', record, '--note', 'Looked at it').code).toBe(0);
      expect(here.list(folder)).toHaveLength(5);
    });
  });

  it('move no cursor of a terminal', () => {
    const hostile = lesson({ lessons: ['\u001b[2Jgone\u0007'] });
    workspace({ [hostile.path]: JSON.stringify(hostile.reflection) }, here => {
      const { out } = here.run('lessons', 'sessions');
      expect(out).toContain('[2Jgone');
      expect(out).not.toContain('\u001b');
    });
  });
});

describe('deliberate stats', () => {
  it('prints the figures of the log, and as JSON', () => {
    const old = TOT.replace('Accepted', 'Superseded by [9](0009-service.md)').replace(
      '## Status',
      'Date: 2025-01-01\n\n## Status',
    );
    workspace({ [record]: old, 'docs/adr/0009-service.md': newer.replace('2026-11-01', '2025-06-01') }, here => {
      const { code, out } = here.run('stats');
      expect(code).toBe(0);
      expect(out).toMatch(/^decisions +2\n/);
      expect(out).toMatch(/superseded within a year +1 of 2, 50\.0 % \(target under 5 %\)/);
      expect(out).toMatch(/tokens +not known/);
      expect(JSON.parse(here.run('stats', '--json').out)).toMatchObject({
        records: 2,
        superseded: { count: 1, of: 2 },
      });
    });
  });

  it('takes time, tokens and edits from the state that a deliberation left, and says what it cannot read', () => {
    workspace({ 'context.md': 'Product pages are slow: 2,000 requests a second at peak. Redis is known.' }, here => {
      expect(here.run('new', 'Caching for the product pages', '--context', 'context.md').code).toBe(0);
      const state = '.aiwg/working/tot-explorations/0001-caching-for-the-product-pages.state.json';
      expect(here.run('stats').out).toMatch(/time to decision +[\d.]+ s \(median\)\ntokens +0, 0 a decision/);
      here.write(state, '{"version": 99}');
      const { code, out, err } = here.run('stats');
      expect([code, out.includes('tokens                      not known')]).toEqual([0, true]);
      expect(err).toContain('was written by a newer version of Deliberate');
    });
  });

  it('shows which weights went with decisions that held and that were given up, once three have them', () => {
    const dated = (number: number, status: string) =>
      TOT.replace('0007', `000${number}`).replace(
        '## Status\n\nAccepted',
        `Date: 2025-01-01\n\n## Status\n\n${status}`,
      );
    const texts = { 'docs/adr/0001-a.md': dated(1, 'Accepted'), 'docs/adr/0002-b.md': dated(2, 'Accepted') };
    workspace(texts, here => expect(here.run('stats').out).not.toContain('Weights'));
    workspace({ ...texts, 'docs/adr/0003-c.md': dated(3, 'Deprecated') }, here => {
      const { out } = here.run('stats');
      expect(out).toContain('Weights, background-jobs: 2 decisions held, 1 were given up\n');
      expect(out).toContain('  Safety: 50 % where it held (2), 50 % where it was given up (1)\n');
      expect(JSON.parse(here.run('stats', '--json').out)).toMatchObject({
        patterns: [{ held: [{}, {}], superseded: [{}] }],
      });
    });
  });

  it('of an empty folder says so', () => {
    workspace({}, here => expect(here.run('stats').out).toMatch(/^No decision records in docs\/adr\. /));
  });
});
