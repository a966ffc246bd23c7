import { describe, expect, it } from 'vitest';
import { readProvenance } from '../../../src/provenance/read';
import { recordChange } from '../../../src/provenance/record';
import { begun, edit, file, fine, grown, path } from './examples';
import { memoryStore } from './world';

const good = grown(begun(), edit('two\n', 1));
const artifact = { path, type: 'decision-record' };

const broken: [name: string, text: string, state: string, says: RegExp][] = [
  ['nothing at all', '', 'damaged', /no `version`/],
  ['cut in the middle of a hash', good.slice(0, -20), 'damaged', /textSha256: is no SHA-256/],
  [
    'cut behind an activity’s name',
    `${good}  - id: urn:aiwg:activity:review:x:003\n`,
    'damaged',
    /activities\[2\]\.type/,
  ],
  ['no YAML', good.replace('agents:', 'agents: ['), 'damaged', /cannot be read/],
  ['a field twice', good.replace('\nagents:', '\nversion: 1\nagents:'), 'damaged', /unique/],
  ['a newer form', good.replace('version: 1', 'version: 2'), 'newer', /Update Deliberate/],
  [
    'conflict markers',
    good.replace('agents:', '<<<<<<< HEAD\nagents:\n=======\nagents:\n>>>>>>> theirs'),
    'conflict',
    /both sides/,
  ],
  [
    'a bomb of aliases',
    `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\nversion: 1\n`,
    'damaged',
    /alias/i,
  ],
  ['binary', '\u0000\u0001\u0002', 'damaged', /cannot be read/],
  ['a list', '- version: 1', 'damaged', /no `version`/],
  ['a time without an offset', good.replace('2026-11-20T10:00:00Z', '2026-11-20T10:00:00'), 'damaged', /offset/],
  ['an unknown type', good.replace('type: generation', 'type: invention'), 'damaged', /activities\[0\]\.type/],
];

describe('a provenance file that is', () => {
  it.each(broken)('%s: is reported with what to do', (_, text, state, says) => {
    expect(readProvenance(text)).toMatchObject({ state, message: expect.stringMatching(says) });
  });

  it.each(broken)('%s: is never overwritten', async (_, text) => {
    const texts = { [file]: text };
    expect(await recordChange(memoryStore(texts), artifact, [], edit('three\n', 9))).toContain(`${file}: It`);
    expect(texts[file]).toBe(text);
  });

  it('another file’s: is left alone too', async () => {
    const texts = { [file]: good.replaceAll(path, 'docs/other.md') };
    expect(await recordChange(memoryStore(texts), artifact, [], edit('three\n', 9))).toContain('docs/other.md');
  });

  it('half as long as it was: is never read as whole', () => {
    for (let length = 0; length < good.length - 1; length += 7) {
      const reading = readProvenance(good.slice(0, length));
      if (reading.state === 'fine')
        expect(reading.record.entity.sha256).not.toBe(reading.record.activities.at(-1)?.generated.sha256);
    }
  });
});

describe('what a person added by hand', () => {
  const theirs = good
    .replace('agents:', '# who took part\nagents:')
    .replace('    type: ai_assistant', '    type: ai_assistant # the big one\n    seat: 12')
    .replace('version: 1', 'version: 1\nreviewed-by: Tom');

  it('survives an addition: fields and comments', () => {
    const text = grown(theirs, edit('three\n', 3), edit('four\n', 4, { day: '2026-11-21' }));
    for (const kept of ['# who took part', '# the big one', 'seat: 12', 'reviewed-by: Tom', '# Who wrote what'])
      expect(text).toContain(kept);
    expect(fine(text).record.activities).toHaveLength(3);
  });

  it('and the line ends of the file', () => {
    const text = grown(theirs.replaceAll('\n', '\r\n'), edit('three\n', 3));
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
