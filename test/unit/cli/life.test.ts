import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { withFolder } from './run';
import { activitiesIn, authorOf, Workspace } from './trust';

const context = readFileSync(path.join(root, 'test/fixtures/contexts/01-shop-caching.md'), 'utf8');
const name = '0001-caching-for-the-product-pages';
const record = `docs/adr/${name}.md`;
const reflections = '.aiwg/ralph/reflections';

it('a life on the command line: decided, changed by hand, found, recorded, reflected on, and heard by the next one', () => {
  withFolder({ 'context.md': context }, folder => {
    const here = new Workspace(folder);

    const made = here.run('new', 'Caching for the product pages', '--context', 'context.md', '--gates', 'accept');
    expect([made.code, made.err, made.out]).toEqual([0, '', `${record}\n`]);
    expect(here.run('provenance', 'verify')).toMatchObject({ code: 0, err: '' });
    expect(authorOf(here.provenance(name), 'score:Cost:Central Redis')).toBe('catalogue generation 1');

    // A person changes one score in the text, in an editor that knows nothing of us.
    here.edit(record, /^(\| Cost \|[^|]*\|) 3 \(/m, '$1 2 (');
    const checked = here.run('check');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('wrong-total');
    const found = here.run('provenance', 'verify');
    expect([found.code, found.err]).toEqual([1, '']);
    expect(found.out).toContain(`${record} was changed outside Deliberate`);
    expect(found.out).toContain('(unrecorded)');

    const fixed = here.run('provenance', 'verify', '--fix');
    expect([fixed.code, fixed.err]).toEqual([0, '']);
    expect(fixed.out).toContain(`fixed: ${record}: the change is recorded.`);
    const after = here.provenance(name);
    expect(authorOf(after, 'score:Cost:Central Redis')).toBe('person modification 2');
    expect(authorOf(after, 'score:Cost:CDN and edge cache')).toBe('catalogue generation 1');
    expect(authorOf(after, 'weight:Cost')).toBe('catalogue generation 1');
    expect(after).toContain('      - agent: urn:aiwg:agent:human:Mia%20Berg\n    generated:');
    expect(activitiesIn(after)).toEqual(['generation 1', 'modification 2']);

    // The totals are put right by the tool, for the person, whose score stays theirs.
    here.run('check', '--fix');
    expect(activitiesIn(here.provenance(name))).toEqual(['generation 1', 'modification 2', 'modification 3']);
    expect(authorOf(here.provenance(name), 'score:Cost:Central Redis')).toBe('person modification 2');
    expect(here.run('provenance', 'verify').code).toBe(0);

    // Nobody has the text that was recorded last any more; what the deliberation wrote still tells the parts apart.
    here.edit(record, /^(\| Latency \|[^|]*\|) \d \(/m, '$1 1 (');
    expect(here.run('provenance', 'verify', '--fix').code).toBe(0);
    expect(authorOf(here.provenance(name), 'score:Latency:Central Redis')).toBe('person modification 4');
    expect(authorOf(here.provenance(name), 'score:Cost:Central Redis')).toBe('person modification 2');
    expect(authorOf(here.provenance(name), 'score:Latency:CDN and edge cache')).toBe('catalogue generation 1');

    const lesson = 'Run Redis with a replica from the first day';
    const reflected = here.run(
      'reflect',
      record,
      '--note',
      'It was down twice',
      '--cause',
      'One node',
      '--lesson',
      lesson,
    );
    expect([reflected.code, reflected.err]).toEqual([0, '']);
    const [file = ''] = here.list(reflections);
    expect(reflected.out).toContain(`${reflections}/${file}`);
    expect(here.json(`${reflections}/${file}`)).toMatchObject({
      author: 'urn:aiwg:agent:human:Mia%20Berg',
      decision: { path: record, kind: 'caching', chosen: 'Central Redis' },
      event: { type: 'reviewed', evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:human:Mia%20Berg' }] },
      happened: 'It was down twice',
      rootCause: 'One node',
      lessons: [lesson],
    });
    expect(here.run('lessons', 'caching the catalogue').out).toContain(lesson);

    const next = here.run('new', 'Caching for the search page', '--context', 'context.md', '--json');
    expect(next.code).toBe(0);
    expect(next.err).toContain('a lesson is heard: Caching for the product pages. It has in common the same kind');
    const { lessons, path: second } = JSON.parse(next.out) as { lessons: { path: string }[]; path: string };
    expect(lessons.map(one => one.path)).toEqual([`${reflections}/${file}`]);
    const companion = '.aiwg/working/tot-explorations/0002-caching-for-the-search-page';
    expect(here.read(`${companion}.jsonl`)).toContain(`${lesson}. The root cause: One node. [${reflections}/${file}]`);
    expect(here.json(`${companion}.state.json`)).toMatchObject({
      input: { lessonsFrom: [{ path: `${reflections}/${file}`, why: expect.stringContaining('caching') }] },
    });
    expect(here.provenance('0002-caching-for-the-search-page')).toContain(
      `- entity: urn:aiwg:artifact:${reflections}/${file}\n        role: lesson`,
    );

    // Every step can be followed both ways, from the second decision to the first and back.
    const back = here.run('provenance', 'trace', second).out.split('led to:')[0];
    const forward = here.run('provenance', 'trace', record).out.split('led to:')[1];
    expect(back).toContain(`${record}  decision-record`);
    expect(back).toContain(`generation 1 of 0001`);
    expect(forward).toContain(`${second}  decision-record`);
    expect(here.run('provenance', 'verify')).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(here.run('provenance', 'export').out)).toHaveProperty('entity');
    expect(here.run('provenance', 'export', record, '--format', 'prov-n').out).toMatch(
      /^document\n[\s\S]*endDocument\n$/,
    );
    expect(here.run('stats').out).toMatch(/^decisions +2\n/);
  });
}, 90_000);
