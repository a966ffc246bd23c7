import { describe, expect, it } from 'vitest';
import { begin } from '../../../src/provenance/begin';
import { graphOf } from '../../../src/provenance/graph';
import { mermaidOf } from '../../../src/provenance/mermaid';
import { trace, traced } from '../../../src/provenance/trace';
import { artifactUrn } from '../../../src/provenance/urn';
import { asFile, begun, edit, generation, grown, mia, model, path } from './examples';
import { history } from './histories';

const next = begin(
  { path: 'docs/adr/0005.md', type: 'decision-record' },
  '0005',
  generation('x', {
    started: '2027-01-01T00:00:00Z',
    ended: '2027-01-01T00:00:00Z',
    day: '2027-01-01',
    onBehalfOf: [],
    used: [{ source: { id: artifactUrn(path), type: 'decision-record' }, role: 'superseded' }],
    derivedFrom: [{ source: { id: artifactUrn(path), type: 'decision-record' }, kind: 'refines' }],
  }),
);
const graph = graphOf([asFile(grown(begun(), edit('two\n', 1))), asFile(next, 'next')]);
const ids = (urn: string, direction: 'back' | 'forward') => trace(graph, urn, direction).map(({ node }) => node.id);

describe('a trace', () => {
  it('back reaches everything a record was made from', () => {
    const found = ids(artifactUrn('docs/adr/0005.md'), 'back');
    expect(found[0]).toBe(artifactUrn('docs/adr/0005.md'));
    for (const urn of [
      artifactUrn(path),
      artifactUrn('.aiwg/requirements/nfr.md'),
      'urn:aiwg:catalogue:caching/redis',
      model.id,
      mia.id,
      'urn:aiwg:activity:modification:0004-sessions:002',
    ])
      expect(found).toContain(urn);
  });

  it('forward reaches everything that came of a requirement', () => {
    const found = ids(artifactUrn('.aiwg/requirements/nfr.md'), 'forward');
    expect(found).toContain(artifactUrn(path));
    expect(found).toContain(artifactUrn('docs/adr/0005.md'));
    expect(found).not.toContain(mia.id);
  });

  it('forward from a person is what they did', () => {
    expect(ids(mia.id, 'forward')).toEqual(
      expect.arrayContaining([artifactUrn(path), artifactUrn('docs/adr/0005.md')]),
    );
    expect(ids(artifactUrn('docs/adr/0005.md'), 'forward')).toHaveLength(1);
  });

  it('both ways agree: what a thing comes from leads back to it', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const some = graphOf(history(seed));
      for (const start of some.nodes.keys())
        for (const { node } of trace(some, start, 'back'))
          if (node.kind !== 'agent') expect(trace(some, node.id, 'forward').map(step => step.node.id)).toContain(start);
    }
  });

  it('of what nobody knows is empty', () => expect(ids('urn:aiwg:artifact:x', 'back')).toEqual([]));
});

describe('the graph', () => {
  it('is a Mermaid flowchart in which no name can break out', () => {
    const evil = asFile(
      begun(
        generation('x', {
          used: [{ source: { id: artifactUrn('a"]; click n0 "javascript:x".md'), type: 'x' }, role: '"|<b>\n' }],
        }),
      ),
    );
    const text = mermaidOf(graphOf([evil]));
    for (const line of text.trimEnd().split('\n').slice(1))
      expect(line).toMatch(
        /^ {2}n\d+(?:\["[^"\n<>]*"\]|\("[^"\n<>]*"\)|\{\{"[^"\n<>]*"\}\}| -->\|"[^"\n<>|]*"\| n\d+)$/,
      );
    expect(text).toContain('#34;');
  });

  it('can be cut down to a trace', () => {
    const part = traced(graph, trace(graph, 'urn:aiwg:activity:modification:0004-sessions:002', 'back'));
    expect([...part.nodes.keys()]).toEqual(['urn:aiwg:activity:modification:0004-sessions:002', mia.id]);
    expect(mermaidOf(part).split('\n')).toEqual([
      'flowchart LR',
      '  n0("modification 2")',
      '  n1{{"mia"}}',
      '  n0 -->|"done by"| n1',
      '',
    ]);
  });
});
