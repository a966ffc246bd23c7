import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companionName, provenancePath } from '../../../src/provenance/name';
import {
  activityName,
  activityUrn,
  agentUrn,
  artifactUrn,
  isAgent,
  isEntity,
  pathOf,
} from '../../../src/provenance/urn';

describe('the names of things', () => {
  it('are those of the system', () => {
    expect(artifactUrn('docs/adr/0004-x.md')).toBe('urn:aiwg:artifact:docs/adr/0004-x.md');
    expect(activityUrn('generation', '0004-x', 1)).toBe('urn:aiwg:activity:generation:0004-x:001');
    expect(agentUrn('human', 'Mia Berg')).toBe('urn:aiwg:agent:human:Mia%20Berg');
  });

  it('give the path of a file back, whatever it is called', () => {
    const step = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter(name => !/[/\\]|^\.{1,2}$|\p{Surrogate}/u.test(name));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), steps => {
        const path = steps.join('/');
        expect(pathOf(artifactUrn(path))).toBe(path);
        expect(isEntity(artifactUrn(path))).toBe(true);
        expect(isAgent(agentUrn('human', path))).toBe(true);
        expect(activityName(activityUrn('review', path, 12))).toEqual({ type: 'review', name: path, sequence: 12 });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    'urn:aiwg:artifact:',
    'urn:aiwg:artifact:/etc/passwd',
    'urn:aiwg:artifact:../secret',
    'urn:aiwg:artifact:a/%2E%2E/%2E%2E/b',
    'urn:aiwg:artifact:a%5C..%5Cb',
    'urn:aiwg:artifact:a b',
    'urn:aiwg:artifact:%E4',
    'urn:other:artifact:a',
  ])('refuse %s', urn => expect(pathOf(urn)).toBeNull());
});

describe('the name of companions', () => {
  it('is the file name, or the path where two files share it', () => {
    expect(companionName('docs/adr/0001-x.md', ['docs/adr/0002-x.md'])).toBe('0001-x');
    expect(companionName('docs/adr/0001-x.md', ['docs/adr/0001-x.md', 'a/0001-X.adoc'])).toBe('docs.adr.0001-x');
    expect(provenancePath({}, 'docs/v1.2 notes.md', [])).toBe('.aiwg/research/provenance/records/v1.2 notes.prov.yaml');
  });
});
